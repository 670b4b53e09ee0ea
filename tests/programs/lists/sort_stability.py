# check with: 3.13
# Sorting: stability, keys, reverse, comparisons that raise or change the list, mixed types, long patterns, key functions with state.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
pairs = [(i * 7 % 5, i) for i in range(20)]
print(sorted(pairs, key=lambda p: p[0]) == sorted(pairs), sorted(pairs, key=lambda p: p[0], reverse=True)[:5], [p[1] for p in sorted(pairs, key=lambda p: 0)] == list(range(20)))
# expect: True [(4, 2), (4, 7), (4, 12), (4, 17), (3, 4)] True
words = "the quick brown Fox jumps Over the lazy dog".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(words, reverse=True))
# expect: ['Fox', 'Over', 'brown', 'dog', 'jumps', 'lazy', 'quick', 'the', 'the'] ['brown', 'dog', 'Fox', 'jumps', 'lazy', 'Over', 'quick', 'the', 'the'] ['the', 'Fox', 'the', 'dog', 'Over', 'lazy', 'quick', 'brown', 'jumps'] ['brown', 'jumps', 'quick', 'Over', 'lazy', 'Fox', 'dog', 'the', 'the'] ['the', 'the', 'quick', 'lazy', 'jumps', 'dog', 'brown', 'Over', 'Fox']
state = 12345
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state % n
for size in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 1000, 3000):
    for maker in (lambda i: rnd(10), lambda i: rnd(10 ** 6), lambda i: i, lambda i: -i, lambda i: i % 7, lambda i: i if i % 50 else 0, lambda i: float(rnd(100)), lambda i: str(rnd(1000)), lambda i: (rnd(3), rnd(3)), lambda i: 10 ** 20 + rnd(100)):
        data = [maker(i) for i in range(size)]
        a = sorted(data)
        tagged = sorted(enumerate(data), key=lambda p: p[1])
        assert all(x <= y for x, y in zip(a, a[1:])) and all(x[1] < y[1] or x[0] < y[0] for x, y in zip(tagged, tagged[1:])), size
        assert sorted(data, reverse=True) == sorted(data, key=lambda v: v)[::-1] and sorted(a) == a
print("sizes ok")  # expect: sizes ok
print(attempt(sorted, [1, "a"]), attempt(sorted, [1, None, 2]), attempt(sorted, [3, 1j]), attempt(sorted, [[1], (1,)]), sorted([1, 2.5, True, -1, 10 ** 30, -1e300]), attempt(sorted, 5), attempt(sorted, [2, 1], key=5), attempt(sorted, [2, 1], cmp=1), attempt([].sort, 1), attempt(sorted, [1], None), attempt(sorted, [2, 1], reverse="yes"), attempt(sorted, [2, 1], reverse=None))
# expect: TypeError: '<' not supported between instances of 'str' and 'int' TypeError: '<' not supported between instances of 'NoneType' and 'int' TypeError: '<' not supported between instances of 'complex' and 'int' TypeError: '<' not supported between instances of 'tuple' and 'list' [-1e+300, -1, 1, True, 2.5, 1000000000000000000000000000000] TypeError: 'int' object is not iterable TypeError: 'int' object is not callable TypeError: sort() got an unexpected keyword argument 'cmp' TypeError: sort() takes no positional arguments TypeError: sorted expected 1 argument, got 2 [2, 1] [1, 2]
l = [3, 1, 2]
print(l.sort(), l, l.sort(key=lambda x: -x), l, l.sort(reverse=True), attempt(l.sort, key=lambda x: 1 // (x - 2)), l, sorted(l, key=None))
# expect: None [3, 2, 1] None [3, 2, 1] None ZeroDivisionError: integer division or modulo by zero [3, 2, 1] [1, 2, 3]
class Cmp:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        Cmp.n += 1
        if Cmp.n == 6: raise ValueError("sixth comparison")
        return self.v < other.v
    def __repr__(self): return str(self.v)
l = [Cmp(v) for v in (5, 3, 4, 1, 2, 9, 0)]
print(attempt(l.sort), sorted(str(x) for x in l), len(l))
# expect: ValueError: sixth comparison ['0', '1', '2', '3', '4', '5', '9'] 7
def clears(x): l.clear(); return x
def appends(x): l.append(x); return x
def sees(x): seen.append(len(l)); return x
for key in (clears, appends, sees):
    l, seen = [3, 1, 2], []
    print(attempt(l.sort, key=key), l, seen)
    # expect: None [1, 2, 3] []
    # expect: ValueError: list modified during sort [1, 2, 3] []
    # expect: None [1, 2, 3] [0, 0, 0]
class Lt:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v > other.v
    def __gt__(self, other): raise TypeError("never asked")
    def __repr__(self): return "Lt%d" % self.v
print(sorted([Lt(1), Lt(3), Lt(2)]), min([Lt(1), Lt(3)]), attempt(max, [Lt(1), Lt(3)]))
# expect: [Lt3, Lt2, Lt1] Lt3 TypeError: never asked
class NoLt:
    def __gt__(self, other): return True
    def __repr__(self): return "NoLt"
class Sub(int):
    def __lt__(self, other): return int(self) > int(other)
print(sorted([NoLt(), NoLt()]), sorted([Sub(1), Sub(3), Sub(2)]), sorted([Sub(1), 5, Sub(3)]) is not None, sorted("hello"), sorted({3: 1, 1: 2}), sorted({"b", "a"}), sorted((x for x in (2, 1)), key=lambda x: x))
# expect: [NoLt, NoLt] [3, 2, 1] True ['e', 'h', 'l', 'l', 'o'] [1, 3] ['a', 'b'] [1, 2]
from functools import cmp_to_key
print(sorted([5, 2, 8], key=cmp_to_key(lambda a, b: b - a)), attempt(sorted, [1, 2], key=cmp_to_key(lambda a, b: "x")), sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]), sorted([True, False, 0, 1]), sorted([0.0, -0.0, 0]), sorted(["ß", "z", "a", "É", "é", "\U0001f600", "\uffff"]))
# expect: [8, 5, 2] TypeError: '<' not supported between instances of 'str' and 'int' [[], [1, 5], [2]] [(1, 'a'), (1, 'b')] [False, 0, True, 1] [0.0, -0.0, 0] ['a', 'z', 'É', 'ß', 'é', '\uffff', '😀']
