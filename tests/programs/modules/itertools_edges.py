# check with: 3.13
# itertools: every function with odd arguments, laziness, reentrancy, exhausted sources, keyword arguments and error texts.
from itertools import *
def attempt(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
        return list(islice(r, 6)) if hasattr(r, "__next__") else r
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
for f, cases in ((accumulate, [([1, 2, 3],), ([],), ("abc",), ([1, 2], None), ([3, 1, 2], max), (5,), ([1, "a"],)]), (chain, [(), ("ab", [1]), ("a", 5), ([],)]), (chain.from_iterable, [(["ab", "c"],), (5,), ([1],)]),
                 (combinations, [("abc", 2), ("abc", 0), ("abc", 4), ("", 0), ("abc", -1), ("abc",), (5, 1), ("abc", "x")]), (combinations_with_replacement, [("ab", 2), ("ab", 0), ("", 2), ("", 0), ("a", -1)]), (permutations, [("abc",), ("abc", 2), ("ab", 3), ("", 0), ("ab", -1), ("abc", None), ("ab", "x")]),
                 (product, [("ab", "xy"), (), ("ab", []), ("a", 5), (range(2), range(2), range(2))]), (compress, [("abcd", [1, 0, 1]), ("ab", "")]), (count, [(), (5,), (5, -2), (1.5, 0.5), ("a",), (1, "a")]), (cycle, [("ab",), ("",), (5,)]), (dropwhile, [(bool, [1, 0, 2]), (None, [1])]), (takewhile, [(bool, [1, 0, 2])]),
                 (filterfalse, [(None, [0, 1, ""]), (bool, "ab"), (5, [1])]), (groupby, [("aab",), ([],), (5,)]), (islice, [("abcdef", 2), ("abcdef", 1, 4), ("abcdef", 1, None, 2), ("abc", None), ("abc", -1), ("abc", 0, -1), ("abc", 0, 5, 0), ("abc",), ("abc", "x"), ("abc", 1.5), ("abc", 2, 1)]), (pairwise, [("abcd",), ("a",), (5,)]),
                 (repeat, [(1, 3), (1, 0), (1, -5), (), (1, "x"), (1, 2, 3)]), (starmap, [(pow, [(2, 3), (3, 2)]), (pow, [5]), (pow, [(1,)])]), (zip_longest, [("ab", "c"), (), ("ab", 5)]), (tee, [("ab",), ("ab", 0), ("ab", -1), (5,)])):
    for args in cases:
        r = attempt(f, *args)
        print(f.__name__, len(args), [(k, list(g)) for k, g in groupby(*args)] if f is groupby and isinstance(r, list) else [len(x) if False else type(x).__name__ for x in r] if f is tee and isinstance(r, tuple) else r)
        # expect: accumulate 1 [1, 3, 6]
        # expect: accumulate 1 []
        # expect: accumulate 1 ['a', 'ab', 'abc']
        # expect: accumulate 2 [1, 3]
        # expect: accumulate 2 [3, 3, 3]
        # expect: accumulate 1 TypeError: 'int' object is not iterable
        # expect: accumulate 1 TypeError: unsupported operand type(s) for +: 'int' and 'str'
        # expect: chain 0 []
        # expect: chain 2 ['a', 'b', 1]
        # expect: chain 2 TypeError: 'int' object is not iterable
        # expect: chain 1 []
        # expect: from_iterable 1 ['a', 'b', 'c']
        # expect: from_iterable 1 TypeError: 'int' object is not iterable
        # expect: from_iterable 1 TypeError: 'int' object is not iterable
        # expect: combinations 2 [('a', 'b'), ('a', 'c'), ('b', 'c')]
        # expect: combinations 2 [()]
        # expect: combinations 2 []
        # expect: combinations 2 [()]
        # expect: combinations 2 ValueError: r must be non-negative
        # expect: combinations 1 TypeError: combinations() missing required argument 'r' (pos 2)
        # expect: combinations 2 TypeError: 'int' object is not iterable
        # expect: combinations 2 TypeError: 'str' object cannot be interpreted as an integer
        # expect: combinations_with_replacement 2 [('a', 'a'), ('a', 'b'), ('b', 'b')]
        # expect: combinations_with_replacement 2 [()]
        # expect: combinations_with_replacement 2 []
        # expect: combinations_with_replacement 2 [()]
        # expect: combinations_with_replacement 2 ValueError: r must be non-negative
        # expect: permutations 1 [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
        # expect: permutations 2 [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')]
        # expect: permutations 2 []
        # expect: permutations 2 [()]
        # expect: permutations 2 ValueError: r must be non-negative
        # expect: permutations 2 [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
        # expect: permutations 2 TypeError: Expected int as r
        # expect: product 2 [('a', 'x'), ('a', 'y'), ('b', 'x'), ('b', 'y')]
        # expect: product 0 [()]
        # expect: product 2 []
        # expect: product 2 TypeError: 'int' object is not iterable
        # expect: product 3 [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1)]
        # expect: compress 2 ['a', 'c']
        # expect: compress 2 []
        # expect: count 0 [0, 1, 2, 3, 4, 5]
        # expect: count 1 [5, 6, 7, 8, 9, 10]
        # expect: count 2 [5, 3, 1, -1, -3, -5]
        # expect: count 2 [1.5, 2.0, 2.5, 3.0, 3.5, 4.0]
        # expect: count 1 TypeError: a number is required
        # expect: count 2 TypeError: a number is required
        # expect: cycle 1 ['a', 'b', 'a', 'b', 'a', 'b']
        # expect: cycle 1 []
        # expect: cycle 1 TypeError: 'int' object is not iterable
        # expect: dropwhile 2 [0, 2]
        # expect: dropwhile 2 TypeError: 'NoneType' object is not callable
        # expect: takewhile 2 [1]
        # expect: filterfalse 2 [0, '']
        # expect: filterfalse 2 []
        # expect: filterfalse 2 TypeError: 'int' object is not callable
        # expect: groupby 1 [('a', ['a', 'a']), ('b', ['b'])]
        # expect: groupby 1 []
        # expect: groupby 1 TypeError: 'int' object is not iterable
        # expect: islice 2 ['a', 'b']
        # expect: islice 3 ['b', 'c', 'd']
        # expect: islice 4 ['b', 'd', 'f']
        # expect: islice 2 ['a', 'b', 'c']
        # expect: islice 2 ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: islice 3 ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: islice 4 ValueError: Step for islice() must be a positive integer or None.
        # expect: islice 1 TypeError: islice expected at least 2 arguments, got 1
        # expect: islice 2 ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: islice 2 ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        # expect: islice 3 []
        # expect: pairwise 1 [('a', 'b'), ('b', 'c'), ('c', 'd')]
        # expect: pairwise 1 []
        # expect: pairwise 1 TypeError: 'int' object is not iterable
        # expect: repeat 2 [1, 1, 1]
        # expect: repeat 2 []
        # expect: repeat 2 []
        # expect: repeat 0 TypeError: repeat() missing required argument 'object' (pos 1)
        # expect: repeat 2 TypeError: 'str' object cannot be interpreted as an integer
        # expect: repeat 3 TypeError: repeat() takes at most 2 arguments (3 given)
        # expect: starmap 2 [8, 9]
        # expect: starmap 2 TypeError: 'int' object is not iterable
        # expect: starmap 2 TypeError: pow() missing required argument 'exp' (pos 2)
        # expect: zip_longest 2 [('a', 'c'), ('b', None)]
        # expect: zip_longest 0 []
        # expect: zip_longest 2 TypeError: 'int' object is not iterable
        # expect: tee 1 ['_tee', '_tee']
        # expect: tee 2 []
        # expect: tee 2 ValueError: n must be >= 0
        # expect: tee 1 TypeError: 'int' object is not iterable
print(attempt(accumulate, [1, 2, 3], initial=10), attempt(accumulate, [], initial=0), attempt(accumulate, [1], func=lambda a, b: a, initial=None), attempt(zip_longest, "ab", "c", fillvalue="-"), attempt(zip_longest, "a", fill=1), attempt(product, "ab", repeat=2), attempt(product, "ab", repeat=-1), attempt(product, "ab", rep=2), attempt(product, repeat=0), attempt(repeat, object=1, times=2), attempt(combinations, iterable="ab", r=1), attempt(count, start=2, step=3), attempt(compress, data="ab", selectors=[0, 1]), attempt(groupby, "aA", key=str.lower) != [])
# expect: [10, 11, 13, 16] [0] [1] [('a', 'c'), ('b', '-')] TypeError: zip_longest() got an unexpected keyword argument [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] ValueError: repeat argument cannot be negative TypeError: product() got an unexpected keyword argument 'rep' [()] [1, 1] [('a',), ('b',)] [2, 5, 8, 11, 14, 17] ['b'] True
a, b, c = tee(iter([1, 2, 3]), 3)
print(next(a), next(a), next(b), list(c), list(a), list(b), [type(x).__name__ for x in tee(a)])
# expect: 1 2 1 [1, 2, 3] [3] [2, 3] ['_tee', '_tee']
g = groupby([1, 1, 2, 2, 3])
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2), list(g2), next(g)[0])  # expect: 1 [] 2 [2, 2] [] 3
class Once:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise ValueError("source failed")
        return self.n
for f in (accumulate, lambda s: chain(s, "x"), cycle, lambda s: islice(s, 10), pairwise, lambda s: starmap(lambda *a: a, zip(s)), lambda s: zip_longest(s, "ab"), lambda s: filterfalse(None, s), lambda s: takewhile(bool, s), lambda s: compress(s, count(1)), lambda s: chain.from_iterable([s]), lambda s: tee(s)[0], lambda s: (k for k, _ in groupby(s)), permutations, lambda s: combinations(s, 2), product):
    out = []
    try:
        for x in f(Once()): out.append(x)
    except ValueError as error: out.append(str(error))
    print(out[:8])
    # expect: [1, 3, 6, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [(1, 2), (2, 3), 'source failed']
    # expect: [(1,), (2,), (3,), 'source failed']
    # expect: [(1, 'a'), (2, 'b'), (3, None), 'source failed']
    # expect: ['source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: [1, 2, 3, 'source failed']
    # expect: ['source failed']
    # expect: ['source failed']
    # expect: ['source failed']
pulled = []
def source():
    for i in range(5):
        pulled.append(i)
        yield i
s = islice(source(), 2, 4)
print(pulled, next(s), pulled, list(s), pulled)  # expect: [0, 1, 2, 3] 2 [0, 1, 2, 3] [3] [0, 1, 2, 3]
c = count(10); print(next(c), c, repr(count(1.5, 2)), repr(count(3, -1)), repr(repeat("x", 3)), repr(repeat(1)), repeat(1, 5).__length_hint__(), attempt(lambda: repeat(1).__length_hint__()), next(count(2 ** 63 - 1)), list(islice(count(2 ** 63 - 2), 3)))
# expect: 10 count(11) count(1.5, 2) count(3, -1) repeat('x', 3) repeat(1) 5 TypeError: len() of unsized object 9223372036854775807 [9223372036854775806, 9223372036854775807, 9223372036854775808]
z = zip_longest([1, 2, 3], "a", (), fillvalue=None); print(list(z), list(z), next(z, "end"))
# expect: [(1, 'a', None), (2, None, None), (3, None, None)] [] end
print([sum(map(lambda t: t[0] * t[1], product(range(n), repeat=2))) for n in range(5)], len(list(permutations(range(6)))), len(list(combinations(range(12), 6))), [len(list(g)) for _, g in groupby("aaabbc")], list(accumulate(range(1, 8), lambda a, b: a * b)))
# expect: [0, 0, 1, 9, 36] 720 924 [3, 2, 1] [1, 2, 6, 24, 120, 720, 5040]
