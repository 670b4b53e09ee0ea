# pythonvm kind: an exception leaves two functions and is caught in the third.
def thrower(n):
    print("thrower", n)
    raise ValueError(n)
def middle(n):
    thrower(n)
    print("never")
def catcher(n):
    try:
        middle(n)
    except ValueError as e:
        print("caught", e.args[0])
    print("after")
catcher(1)
# expect: thrower 1
# expect: caught 1
# expect: after
catcher("two")
# expect: thrower two
# expect: caught two
# expect: after
