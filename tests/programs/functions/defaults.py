# Defaults are evaluated once, at definition, and can be changed.
n = 1
def f(a=n, b=[]):
    b.append(a)
    return b
n = 2
print(f(), f(5), f(b=["own"]), f())  # expect: [1, 5, 1] [1, 5, 1] ['own', 1] [1, 5, 1]
print(f.__defaults__, f.__kwdefaults__)  # expect: (1, [1, 5, 1]) None
f.__defaults__ = (9, [])
print(f(), f())  # expect: [9, 9] [9, 9]
def k(*, a=1, b): return a, b
print(k.__kwdefaults__, k(b=2))  # expect: {'a': 1} (1, 2)
k.__kwdefaults__ = {"b": 10}
print(k(a=3))  # expect: (3, 10)
functions = []
for i in range(3):
    def g(i=i): return i
    functions.append(g)
print([g() for g in functions], [h() for h in [lambda i=i: i * 2 for i in range(3)]])
# expect: [0, 1, 2] [0, 2, 4]
def outer(x, y=lambda: x if False else "lambda"): return y()
print(outer(1))  # expect: lambda
