# The variables of a comprehension are its own; the first iterable is evaluated outside.
x = "outer"
squares = [x for x in range(3)]
print(x, squares)  # expect: outer [0, 1, 2]
def f(n):
    i = "local"
    out = [i + n for i in range(n)]
    nested = [[i * j + n for j in range(2)] for i in range(2)]
    return i, out, nested, {i: n for i in range(1)}, list(i * n for i in range(2))
print(f(3))  # expect: ('local', [3, 4, 5], [[3, 3], [3, 4]], {0: 3}, [0, 3])
print([x for x in x], x)  # expect: ['o', 'u', 't', 'e', 'r'] outer
class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    pairs = [(a, b) for a in items for b in (1,)]
    try:
        wrong = [items for i in items]
    except NameError as error:
        wrong = "NameError"
print(C.doubled, C.pairs, C.wrong, hasattr(C, "i"))  # expect: [2, 4] [(1, 1), (2, 1)] NameError False
def late():
    fs = [lambda: v for v in range(3)]
    gs = [lambda v=v: v for v in range(3)]
    return [f() for f in fs], [g() for g in gs], [h() for h in ((lambda: v) for v in range(3))]
print(late())  # expect: ([2, 2, 2], [0, 1, 2], [0, 1, 2])
try:
    [undefined_here for _ in range(1)]
except NameError as error:
    print(error)  # expect: name 'undefined_here' is not defined
def g():
    y = 1
    def inner(): return [y + k for k in range(2)]
    y = 10
    return inner()
print(g())  # expect: [10, 11]
def h(a):
    if a: q = 1
    try:
        return [q for _ in range(1)]
    except NameError as e:
        return "unbound"
print(h(1), h(0))  # expect: [1] unbound
