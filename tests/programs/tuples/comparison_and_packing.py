# check with: 3.13
# Tuples: comparison, hashing, packing in returns and yields, concatenation, index and count, nesting, named fields by hand, immutability.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
pairs = [(1, "b"), (1, "a"), (0, "z"), (1,), (), (1, "a", 0), (1.0, "a"), (True, "b")]
print(sorted(p for p in pairs), min(pairs), max(pairs), (1, 2) < (1, 2, 0), (1, 2) == (1.0, 2.0), () < (0,), attempt(lambda: (1, "a") < (1, 2)), attempt(lambda: (1,) < [1]), (1,) == [1], (1, [2]) < (1, [3]))
# expect: [(), (0, 'z'), (1,), (1, 'a'), (1.0, 'a'), (1, 'a', 0), (1, 'b'), (True, 'b')] () (1, 'b') True True True TypeError: '<' not supported between instances of 'str' and 'int' TypeError: '<' not supported between instances of 'tuple' and 'list' False True
t = (1, 2, 3, 2, 1)
print(t.count(2), t.index(2), t.index(2, 2), attempt(t.index, 9), attempt(t.index, 1, 1, 4), t + (4,), t * 2, 0 * t, t[1:-1], t[::-1], t[-1], 3 in t, len(t), sum(t), attempt(lambda: t + [1]), attempt(t.__setitem__, 0, 1) if hasattr(t, "__setitem__") else "no setitem", attempt(lambda: t[10]), attempt(lambda: t["x"]))
# expect: 2 1 3 ValueError: tuple.index(x): x not in tuple ValueError: tuple.index(x): x not in tuple (1, 2, 3, 2, 1, 4) (1, 2, 3, 2, 1, 1, 2, 3, 2, 1) () (2, 3, 2) (1, 2, 3, 2, 1) 1 True 5 9 TypeError: can only concatenate tuple (not "list") to tuple no setitem IndexError: tuple index out of range TypeError: tuple indices must be integers or slices, not str
def several(): return 1, "two", [3]
def single(): return (5,)
def empty(): return ()
a, b, c = several(); (d,) = single()
print(several(), a, b, c, d, empty(), type(several()).__name__, ((1), (1,), (), ((),)), tuple("ab"), tuple({1: 2}), tuple(x * x for x in range(3)), tuple(), tuple([]) == (), attempt(tuple, 5), attempt(tuple, 1, 2))
# expect: (1, 'two', [3]) 1 two [3] 5 () tuple (1, (1,), (), ((),)) ('a', 'b') (1,) (0, 1, 4) () True TypeError: 'int' object is not iterable TypeError: tuple expected at most 1 argument, got 2
m = ([], {}, 1)
m[0].append("mutable inside"); m[1]["k"] = m[0]
print(m, attempt(hash, m), hash((1, "a", None, (2.5,))) == hash((1, "a", None, (2.5,))), {(1, 2): "k"}[1, 2], {(): 0}[()])
# expect: (['mutable inside'], {'k': ['mutable inside']}, 1) TypeError: unhashable type: 'list' True k 0
try: m[0] += ["still added"]
except TypeError as error: print(error, m[0])
# expect: 'tuple' object does not support item assignment ['mutable inside', 'still added']
class Point(tuple):
    __slots__ = ()
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
    y = property(lambda self: self[1])
    def __add__(self, o): return Point(self.x + o[0], self.y + o[1])
    def __repr__(self): return "Point(%r, %r)" % self
    def replace(self, **kw): return Point(kw.get("x", self.x), kw.get("y", self.y))
p = Point(1, 2)
print(p, p + (3, 4), p.replace(y=9), p == (1, 2), p[0], p.x, hash(p) == hash((1, 2)), isinstance(p, tuple), [*p], attempt(setattr, p, "x", 5), attempt(setattr, p, "z", 5), p < (1, 3), max(p, (0, 9)), "%s/%s" % p, {p: 1}[1, 2])
# expect: Point(1, 2) Point(4, 6) Point(1, 9) True 1 1 True True [1, 2] AttributeError: property 'x' of 'Point' object has no setter AttributeError: 'Point' object has no attribute 'z' and no __dict__ for setting new attributes True Point(1, 2) 1/2 1
print(*zip(*[(1, "a"), (2, "b"), (3, "c")]), list(zip((1, 2), "ab", (True,))), dict([("k", 1), (2, 3)]), sorted([("b", 1), ("a", 2)], key=lambda kv: kv[1]), [(i, j) for i, j in enumerate("ab", 5)], divmod(17, 5), (lambda *a: a)(*(1,), *()), tuple(reversed((1, 2))), any(()), all(()), (1, 2, 3)[slice(1, None)], (None,) * 3, ((1, 2), 3) == ((1, 2), 3))
# expect: (1, 2, 3) ('a', 'b', 'c') [(1, 'a', True)] {'k': 1, 2: 3} [('b', 1), ('a', 2)] [(5, 'a'), (6, 'b')] (3, 2) (1,) (2, 1) False True (2, 3) (None, None, None) True
big = tuple(range(100000))
print(len(big + big), big[-1], big.index(99999), big == tuple(range(100000)), hash(big) == hash(tuple(range(100000))), sum(big[::1000]), big[50000:50003], (big, 1) < (big, 2))
# expect: 200000 99999 99999 True True 4950000 (50000, 50001, 50002) True
