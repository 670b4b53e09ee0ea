# Comprehensions in modules and classes: eval, exec, locals and dir see their variables, and nothing of that stays.
print(["%(x)s" % locals() for x in range(3)], [eval("x + 1") for x in range(3)])
# expect: ['0', '1', '2'] [1, 2, 3]
y = 10
print([eval("x + y") for x in range(3)], {x: sorted(name for name in dir() if name in "xyz") for x in [1]}[1][:1])
# expect: [10, 11, 12] ['x']
print({eval("x * w") for w in [2] for x in [3]}, {eval("k"): eval("v") for k, v in [("a", 1)]})
# expect: {6} {'a': 1}
[exec("leaked = 3; x = 5") for x in [1]]
print("leaked" in globals(), "x" in globals())  # expect: False False
class C:
    z = 4
    first = [eval("q + 1") for q in [1, 2]]
    second = ["%(q)s" % vars() for q in [1]]
    [exec("leaked = 3") for q in [1]]
print(C.first, C.second, sorted(name for name in vars(C) if name[0] != "_"))
# expect: [2, 3] ['1'] ['first', 'second', 'z']
def f(x):
    return [eval("x + 1") for x in [x]], x
print(f(5), "x" in globals(), "q" in vars(C))  # expect: ([6], 5) False False
def g():
    try:
        return [eval("missing") for x in [1]]
    except NameError as error:
        return str(error)
print(g(), [sorted(locals()) for inner in [1]][0][-1:] != [])  # expect: name 'missing' is not defined True
