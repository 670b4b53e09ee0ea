# Closures see the variable, not its value at definition.
functions = [lambda: i for i in range(3)]
print([f() for f in functions])  # expect: [2, 2, 2]
functions = []
for i in range(3):
    def f(): return i
    functions.append(f)
i = "changed"
print([f() for f in functions])  # expect: ['changed', 'changed', 'changed']
def make():
    out = []
    for j in range(3):
        def g(): return j
        out.append(g)
    j = 99
    return out
print([g() for g in make()])  # expect: [99, 99, 99]
print([g() for g in [(lambda k: lambda: k)(k) for k in range(3)]], [g() for g in [lambda k=k: k for k in range(3)]])
# expect: [0, 1, 2] [0, 1, 2]
def before():
    def get(): return later
    try:
        get()
    except NameError as error:
        print(type(error).__name__)
    later = 5
    return get()
print(before())
# expect: NameError
# expect: 5
