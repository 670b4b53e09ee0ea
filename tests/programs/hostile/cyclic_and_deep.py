# check with: 3.13
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
print(l, d, t)  # expect: [1, [...], [[...]]] {'self': {...}, 'list': [1, [...], [[...]]]} ([(...)],)
print(repr(d.values()), repr(d.items()), d.keys())
# expect: dict_values([{'self': {...}, 'list': [1, [...], [[...]]]}, [1, [...], [[...]]]]) dict_items([('self', {'self': {...}, 'list': [1, [...], [[...]]]}), ('list', [1, [...], [[...]]])]) dict_keys(['self', 'list'])
class L(list): pass
class D(dict):
    def __repr__(self): return "D" + super().__repr__()
x = L(); x.append(x); y = D(); y["k"] = y
print(x, y, str(x) == repr(x), [x], "%s" % (y,))
# expect: [[...]] D{'k': D{...}} True [[[...]]] D{'k': D{...}}
from collections import deque, OrderedDict, defaultdict
q = deque(); q.append(q); o = OrderedDict(); o["o"] = o; f = defaultdict(int); f["f"] = f
print(q, o, f)
# expect: deque([[...]]) OrderedDict({'o': ...}) defaultdict(<class 'int'>, {'f': defaultdict(<class 'int'>, {...})})
ns = type(sys.implementation)(); ns.me = ns
print(ns)  # expect: namespace(me=namespace(...))
e = ValueError(); e.args = (e,); print(attempt(repr, e) in ("RecursionError", "ValueError(ValueError(...))"))
# expect: True
a, b = [], []
a.append(b); b.append(a)
print(attempt(lambda: a == b), attempt(lambda: a < b), a == a, [a] == [a], attempt(lambda: a in [b]), attempt(hash, (1, (2, a))))
# expect: RecursionError RecursionError True True RecursionError TypeError: unhashable type: 'list'
p, r = {}, {}
p["x"] = r; r["x"] = p
print(attempt(lambda: p == r), p == p)  # expect: RecursionError True
c = copy.deepcopy(l)
print(c[1] is c, c[2][0] is c, c is not l, copy.copy(l)[1] is l)  # expect: True True True True
dc = copy.deepcopy(d)
print(dc["self"] is dc, dc["list"][1] is dc["list"], copy.deepcopy(t)[0][0] is not t)
# expect: True True True
def nest(kind, n):
    value = kind()
    for _ in range(n):
        if kind is list: value = [value]
        elif kind is tuple: value = (value,)
        elif kind is dict: value = {1: value}
        else: value = frozenset([value])
    return value
def check(kind):
    deep, other = nest(kind, 200000), nest(kind, 200000)
    results = [attempt(repr, deep), attempt(lambda: deep == other) in ("RecursionError", True), attempt(str, deep)]
    while deep:
        deep = deep[1] if kind is dict else deep[0]
        other = other[1] if kind is dict else other[0]
    return results
for kind in (list, tuple, dict): print(kind.__name__, check(kind))
# expect: list ['RecursionError', True, 'RecursionError']
# expect: tuple ['RecursionError', True, 'RecursionError']
# expect: dict ['RecursionError', True, 'RecursionError']
print(isinstance(hash(nest(tuple, 100)), int), attempt(isinstance, 1, (((str, (int,)),),)))
# expect: True True
def deep_function(n): return n if n == 0 else 1 + deep_function(n - 1)
print(deep_function(500), attempt(deep_function, 10 ** 6))  # expect: 500 RecursionError
def mutual_a(n): return mutual_b(n + 1)
def mutual_b(n): return mutual_a(n + 1)
print(attempt(mutual_a, 0), attempt(lambda: (lambda f: f(f))(lambda f: f(f))))
# expect: RecursionError RecursionError
class Chain:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name): return getattr(self.inner, name)
chain = Chain(None)
chain.inner = chain
print(attempt(lambda: chain.missing))  # expect: RecursionError
def generator(n):
    if n: yield from generator(n - 1)
    yield n
print(sum(generator(100)), attempt(lambda: sum(generator(10 ** 5))) in ("RecursionError", 5000050000))
# expect: 5050 True
old = sys.getrecursionlimit()
sys.setrecursionlimit(150)
print(attempt(deep_function, 200), attempt(deep_function, 50), attempt(sys.setrecursionlimit, 0), attempt(sys.setrecursionlimit, -5), attempt(sys.setrecursionlimit, "x"), attempt(sys.setrecursionlimit, 2 ** 40))
# expect: RecursionError 50 ValueError: recursion limit must be greater or equal than 1 ValueError: recursion limit must be greater or equal than 1 TypeError: 'str' object cannot be interpreted as an integer OverflowError: Python int too large to convert to C int
sys.setrecursionlimit(20000)
print(deep_function(15000), sys.getrecursionlimit())  # expect: 15000 20000
sys.setrecursionlimit(old)
def catches(n):
    try: return catches(n + 1)
    except RecursionError: return "caught at depth"
print(catches(0))  # expect: caught at depth
