# All kinds of parameters together.
def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, sorted(kwargs.items())
print(f(1, c=3))  # expect: (1, 2, (), 3, 4, [])
print(f(1, 2, 3, 4, c=5, e=6))  # expect: (1, 2, (3, 4), 5, 4, [('e', 6)])
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))  # expect: (1, 2, (3,), 4, 4, [('z', 5)])
print(f(a=1, c=2, b=3))  # expect: (1, 3, (), 2, 4, [])
print(f(1, *(), c=2, **{}))  # expect: (1, 2, (), 2, 4, [])
print(f(*"ab", *[1], c=0, **{"x": 1}, **{"y": 2}))  # expect: ('a', 'b', (1,), 0, 4, [('x', 1), ('y', 2)])
def kw(*, a, b=2): return a, b
def only(*args, **kwargs): return args, sorted(kwargs)
def default(a, b=[], c=()): return a, b, c
print(kw(a=1), kw(b=1, a=2), only(), only(1, x=2), only(*range(3)), default(1), default(1, c=2))
# expect: (1, 2) (2, 1) ((), []) ((1,), ['x']) ((0, 1, 2), []) (1, [], ()) (1, [], 2)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: "none")(), (lambda x, y=2: x + y)(1))
# expect: ((1, 2), 3, {'z': 4}) none 3
def self(self, args=1, kwargs=2): return self, args, kwargs
print(self(0), self(self=5, kwargs=6))  # expect: (0, 1, 2) (5, 1, 6)
