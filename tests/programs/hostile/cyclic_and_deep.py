# Cyclic containers in repr, comparison, copying and sorting; nesting so deep that only RecursionError helps.
import sys, copy
def attempt(f, *args):
    try:
        return f(*args)
    except RecursionError as error:
        return "RecursionError"
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
l = [1]; l.append(l); l.append([l])
d = {"self": None}; d["self"] = d; d["list"] = l
t = ([],); t[0].append(t)
print(l, d, t)
print(repr(d.values()), repr(d.items()), d.keys())
class L(list): pass
class D(dict):
    def __repr__(self): return "D" + super().__repr__()
x = L(); x.append(x); y = D(); y["k"] = y
print(x, y, str(x) == repr(x), [x], "%s" % (y,))
from collections import deque, OrderedDict, defaultdict
q = deque(); q.append(q); o = OrderedDict(); o["o"] = o; f = defaultdict(int); f["f"] = f
print(q, o, f)
ns = type(sys.implementation)(); ns.me = ns
print(ns)
e = ValueError(); e.args = (e,); print(attempt(repr, e) in ("RecursionError", "ValueError(ValueError(...))"))
a, b = [], []
a.append(b); b.append(a)
print(attempt(lambda: a == b), attempt(lambda: a < b), a == a, [a] == [a], attempt(lambda: a in [b]), attempt(hash, (1, (2, a))))
p, r = {}, {}
p["x"] = r; r["x"] = p
print(attempt(lambda: p == r), p == p)
c = copy.deepcopy(l)
print(c[1] is c, c[2][0] is c, c is not l, copy.copy(l)[1] is l)
dc = copy.deepcopy(d)
print(dc["self"] is dc, dc["list"][1] is dc["list"], copy.deepcopy(t)[0][0] is not t)
def nest(kind, n):
    value = kind()
    for _ in range(n):
        if kind is list: value = [value]
        elif kind is tuple: value = (value,)
        elif kind is dict: value = {1: value}
        else: value = frozenset([value])
    return value
for kind in (list, tuple, dict):
    deep, other = nest(kind, 200000), nest(kind, 200000)
    print(kind.__name__, attempt(repr, deep), attempt(lambda: deep == other), attempt(str, deep), "%r" % 1, attempt(copy.deepcopy, deep))
    while deep:
        deep = deep[1] if kind is dict else deep[0]
        other = other[1] if kind is dict else other[0]
print(attempt(hash, nest(tuple, 200000)), isinstance(hash(nest(tuple, 100)), int), attempt(lambda: isinstance(1, nest(tuple, 200000))), attempt(isinstance, 1, (((str, (int,)),),)))
def deep_function(n): return n if n == 0 else 1 + deep_function(n - 1)
print(deep_function(500), attempt(deep_function, 10 ** 6))
def mutual_a(n): return mutual_b(n + 1)
def mutual_b(n): return mutual_a(n + 1)
print(attempt(mutual_a, 0), attempt(lambda: (lambda f: f(f))(lambda f: f(f))))
class Chain:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name): return getattr(self.inner, name)
chain = Chain(None)
chain.inner = chain
print(attempt(lambda: chain.missing))
def generator(n):
    if n: yield from generator(n - 1)
    yield n
print(sum(generator(100)), attempt(lambda: sum(generator(10 ** 5))) in ("RecursionError", 5000050000))
old = sys.getrecursionlimit()
sys.setrecursionlimit(150)
print(attempt(deep_function, 200), attempt(deep_function, 50), attempt(sys.setrecursionlimit, 0), attempt(sys.setrecursionlimit, -5), attempt(sys.setrecursionlimit, "x"), attempt(sys.setrecursionlimit, 2 ** 40))
sys.setrecursionlimit(20000)
print(deep_function(15000), sys.getrecursionlimit())
sys.setrecursionlimit(old)
def catches(n):
    try: return catches(n + 1)
    except RecursionError: return "caught at depth"
print(catches(0))
