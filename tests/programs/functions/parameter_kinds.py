# requires: 3.8
# check with: 3.10+
# Positional-only, keyword-only, defaults: binding, errors, introspection, closures over defaults, changing them afterwards.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def p(a, b=2, /, c=3, *, d, e=5): return a, b, c, d, e
print(p(1, d=4), p(1, 9, 8, d=7, e=6), attempt(p, 1), attempt(p, a=1, d=2), attempt(p, 1, b=2, d=3), attempt(p, d=1), attempt(p, 1, 2, 3, 4, d=5))
# expect: (1, 2, 3, 4, 5) (1, 9, 8, 7, 6) TypeError: p() missing 1 required keyword-only argument: 'd' TypeError: p() got some positional-only arguments passed as keyword arguments: 'a' TypeError: p() got some positional-only arguments passed as keyword arguments: 'b' TypeError: p() missing 1 required positional argument: 'a' TypeError: p() takes from 1 to 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
def q(a, /, **kwargs): return a, kwargs
print(q(1, a=2), attempt(q), attempt(q, a=1))
# expect: (1, {'a': 2}) TypeError: q() missing 1 required positional argument: 'a' TypeError: q() missing 1 required positional argument: 'a'
def r(a, b, /): return a, b
print(attempt(r, 1, b=2), attempt(r, b=2, a=1), attempt(r), attempt(r, 1), attempt(r, 1, 2, 3))
# expect: TypeError: r() got some positional-only arguments passed as keyword arguments: 'b' TypeError: r() got some positional-only arguments passed as keyword arguments: 'a, b' TypeError: r() missing 2 required positional arguments: 'a' and 'b' TypeError: r() missing 1 required positional argument: 'b' TypeError: r() takes 2 positional arguments but 3 were given
def only(*, x, y=1, **z): return x, y, z
print(only(x=0, w=5), attempt(only), attempt(only, 1, x=2), attempt(only, 1, 2))
# expect: (0, 1, {'w': 5}) TypeError: only() missing 1 required keyword-only argument: 'x' TypeError: only() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given TypeError: only() takes 0 positional arguments but 2 were given
def star(a, *args, b): return a, args, b
print(star(1, 2, 3, b=4), attempt(star, 1, 2), attempt(star, b=1))
# expect: (1, (2, 3), 4) TypeError: star() missing 1 required keyword-only argument: 'b' TypeError: star() missing 1 required positional argument: 'a'
for f in (p, q, r, only, star):
    c = f.__code__
    print(f.__name__, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames[:6], f.__defaults__, f.__kwdefaults__)
    # expect: p 3 2 2 ('a', 'b', 'c', 'd', 'e') (2, 3) {'e': 5}
    # expect: q 1 1 0 ('a', 'kwargs') None None
    # expect: r 2 2 0 ('a', 'b') None None
    # expect: only 0 0 2 ('x', 'y', 'z') None {'y': 1}
    # expect: star 1 0 1 ('a', 'b', 'args') None None
def mutable(x, acc=[]):
    acc.append(x)
    return acc
print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)  # expect: [1, 2] [1, 2] [3] ([1, 2],)
mutable.__defaults__ = (["fresh"],)
print(mutable(4), attempt(setattr, mutable, "__defaults__", [1]), attempt(setattr, mutable, "__kwdefaults__", (1,)))
# expect: ['fresh', 4] TypeError: __defaults__ must be set to a tuple object TypeError: __kwdefaults__ must be set to a dict object
mutable.__defaults__ = None
print(attempt(mutable, 1))  # expect: TypeError: mutable() missing 1 required positional argument: 'acc'
only.__kwdefaults__ = {"x": "dx", "y": "dy", "unused": 0}
print(only(), only(y=2))  # expect: ('dx', 'dy', {}) ('dx', 2, {})
del only.__kwdefaults__
print(attempt(only, x=1), only.__kwdefaults__)
# expect: TypeError: only() missing 1 required keyword-only argument: 'y' None
p.__defaults__ = (1, 2, 3)
print(p(d=0), p(9, d=0))  # expect: (1, 2, 3, 0, 5) (9, 2, 3, 0, 5)
p.__defaults__ = (1, 2, 3, 4, 5)
print(attempt(p, d=0))  # expect: (3, 4, 5, 0, 5)
def outer():
    x = "enclosed"
    def inner(a=x, *, b=x + "!"): return a, b
    x = "changed"
    return inner
print(outer()(), outer().__defaults__, outer().__kwdefaults__)
# expect: ('enclosed', 'enclosed!') ('enclosed',) {'b': 'enclosed!'}
functions = [lambda x=i, /, *, y=i * 2: (x, y) for i in range(3)]
print([f() for f in functions])  # expect: [(0, 0), (1, 2), (2, 4)]
def annotated(a: int, /, b: "text" = 1, *c: list, d: dict = None, **e: set) -> tuple: pass
print(annotated.__annotations__)
# expect: {'b': 'text', 'a': <class 'int'>, 'c': <class 'list'>, 'd': <class 'dict'>, 'e': <class 'set'>, 'return': <class 'tuple'>}
class C:
    def m(self, /, self_=1, **kw): return kw
print(C().m(self=5), attempt(C.m), attempt(C().m, 1, 2))
# expect: {'self': 5} TypeError: C.m() missing 1 required positional argument: 'self' TypeError: C.m() takes from 1 to 2 positional arguments but 3 were given
class Builder:
    def __new__(cls, a, /, *, b=0): return super().__new__(cls)
    def __init__(self, a, /, *, b=0): self.a, self.b = a, b
print(vars(Builder(1, b=2)), attempt(Builder), attempt(Builder, a=1), attempt(Builder, 1, 2), attempt(Builder, 1, c=2))
# expect: {'a': 1, 'b': 2} TypeError: Builder.__new__() missing 1 required positional argument: 'a' TypeError: Builder.__new__() got some positional-only arguments passed as keyword arguments: 'a' TypeError: Builder.__new__() takes 2 positional arguments but 3 were given TypeError: Builder.__new__() got an unexpected keyword argument 'c'
def recursive(n, /, *, acc=()): return acc if n == 0 else recursive(n - 1, acc=acc + (n,))
print(recursive(4))  # expect: (4, 3, 2, 1)
