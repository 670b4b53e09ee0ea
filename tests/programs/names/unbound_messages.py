# check with: 3.11+
def f():
    print(local)
    local = 1
def g():
    def inner(): return free
    inner()
    free = 1
def h():
    del gone
    gone = 1
for function in (f, g, h):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error)
        # expect: UnboundLocalError cannot access local variable 'local' where it is not associated with a value
        # expect: NameError cannot access free variable 'free' where it is not associated with a value in enclosing scope
        # expect: UnboundLocalError cannot access local variable 'gone' where it is not associated with a value
