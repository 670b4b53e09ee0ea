# pythonvm kind: items of *args.
def f(*args):
    print(args[0])
    print(args[1], args[-1], len(args))
f("foo", "bar")
# expect: foo
# expect: bar bar 2
f(1, 2, 3)
# expect: 1
# expect: 2 3 3
try:
    f("one")  # expect: one
except IndexError as e:
    print(e)  # expect: tuple index out of range
