# check with: 3.13
# Slices with absurd bounds, steps, objects with __index__, slice.indices, on lists, strings, tuples, bytes and own classes.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
B = 10 ** 40
l, s, t, b = list(range(8)), "abcdefgh", tuple(range(8)), b"abcdefgh"
cases = [slice(B), slice(-B, B), slice(B, -B, -1), slice(-B), slice(None, None, B), slice(None, None, -B), slice(2, None, B), slice(7, None, -B), slice(B, B), slice(-B, -B, -1), slice(2 ** 63 - 1), slice(-2 ** 63, 2 ** 63), slice(None, None, 2 ** 63 - 1), slice(None, None, -2 ** 63), slice(5, 2), slice(True, 4), slice(None, 0), slice(0, None, -1), slice(-9, 3), slice(8, 9), slice(-1, -9, -3)]
for c in cases: print(c if abs(c.start or 0) < 100 else "big start", l[c], s[c], t[c], b[c], c.indices(8) if -2 ** 62 < c.indices(8)[2] < 2 ** 62 else "big step", len(range(*c.indices(8))))
# expect: slice(None, 10000000000000000000000000000000000000000, None) [0, 1, 2, 3, 4, 5, 6, 7] abcdefgh (0, 1, 2, 3, 4, 5, 6, 7) b'abcdefgh' (0, 8, 1) 8
# expect: big start [0, 1, 2, 3, 4, 5, 6, 7] abcdefgh (0, 1, 2, 3, 4, 5, 6, 7) b'abcdefgh' (0, 8, 1) 8
# expect: big start [7, 6, 5, 4, 3, 2, 1, 0] hgfedcba (7, 6, 5, 4, 3, 2, 1, 0) b'hgfedcba' (7, -1, -1) 8
# expect: slice(None, -10000000000000000000000000000000000000000, None) []  () b'' (0, 0, 1) 0
# expect: slice(None, None, 10000000000000000000000000000000000000000) [0] a (0,) b'a' big step 1
# expect: slice(None, None, -10000000000000000000000000000000000000000) [7] h (7,) b'h' big step 1
# expect: slice(2, None, 10000000000000000000000000000000000000000) [2] c (2,) b'c' big step 1
# expect: slice(7, None, -10000000000000000000000000000000000000000) [7] h (7,) b'h' big step 1
# expect: big start []  () b'' (8, 8, 1) 0
# expect: big start []  () b'' (-1, -1, -1) 0
# expect: slice(None, 9223372036854775807, None) [0, 1, 2, 3, 4, 5, 6, 7] abcdefgh (0, 1, 2, 3, 4, 5, 6, 7) b'abcdefgh' (0, 8, 1) 8
# expect: big start [0, 1, 2, 3, 4, 5, 6, 7] abcdefgh (0, 1, 2, 3, 4, 5, 6, 7) b'abcdefgh' (0, 8, 1) 8
# expect: slice(None, None, 9223372036854775807) [0] a (0,) b'a' big step 1
# expect: slice(None, None, -9223372036854775808) [7] h (7,) b'h' big step 1
# expect: slice(5, 2, None) []  () b'' (5, 2, 1) 0
# expect: slice(True, 4, None) [1, 2, 3] bcd (1, 2, 3) b'bcd' (1, 4, 1) 3
# expect: slice(None, 0, None) []  () b'' (0, 0, 1) 0
# expect: slice(0, None, -1) [0] a (0,) b'a' (0, -1, -1) 1
# expect: slice(-9, 3, None) [0, 1, 2] abc (0, 1, 2) b'abc' (0, 3, 1) 3
# expect: slice(8, 9, None) []  () b'' (8, 8, 1) 0
# expect: slice(-1, -9, -3) [7, 4, 1] heb (7, 4, 1) b'heb' (7, -1, -3) 3
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(l[Index(2):Index(6):Index(2)], s[Index(-B):], slice(Index(1), None).indices(5), attempt(lambda: l["a":]), attempt(lambda: l[:1.5]), attempt(lambda: s[::"x"]), attempt(lambda: l[::0]), attempt(lambda: s[::0]), attempt(lambda: b[::0]), attempt(lambda: t[Index("x"):]), attempt(lambda: slice(0, 1, 0).indices(3)))
# expect: [2, 4] abcdefgh (1, 5, 1) TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method ValueError: slice step cannot be zero ValueError: slice step cannot be zero ValueError: slice step cannot be zero TypeError: __index__ returned non-int (type str) ValueError: slice step cannot be zero
for length in (0, 1, 5, B, -1, "x", 2.5, True, Index(4)): print(length if not isinstance(length, Index) else "Index", attempt(slice(1, -1, 2).indices, length), attempt(slice(None, None, -1).indices, length))
# expect: 0 (0, 0, 2) (-1, -1, -1)
# expect: 1 (1, 0, 2) (0, -1, -1)
# expect: 5 (1, 4, 2) (4, -1, -1)
# expect: 10000000000000000000000000000000000000000 (1, 9999999999999999999999999999999999999999, 2) (9999999999999999999999999999999999999999, -1, -1)
# expect: -1 ValueError: length should not be negative ValueError: length should not be negative
# expect: x TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
# expect: 2.5 TypeError: 'float' object cannot be interpreted as an integer TypeError: 'float' object cannot be interpreted as an integer
# expect: True (1, 0, 2) (0, -1, -1)
# expect: Index (1, 3, 2) (3, -1, -1)
print(slice(1), slice(1, 2), slice(1, 2, 3), slice("a", [], None), attempt(slice), attempt(slice, 1, 2, 3, 4), slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1) < slice(2), attempt(lambda: slice(1) < slice("a")), attempt(lambda: slice(1) < 3), attempt(setattr, slice(1), "start", 2), slice(1, 2).__reduce__())
# expect: slice(None, 1, None) slice(1, 2, None) slice(1, 2, 3) slice('a', [], None) TypeError: slice expected at least 1 argument, got 0 TypeError: slice expected at most 3 arguments, got 4 True False True TypeError: '<' not supported between instances of 'int' and 'str' TypeError: '<' not supported between instances of 'slice' and 'int' AttributeError: readonly attribute (<class 'slice'>, (1, 2, None))
x = list(range(8)); x[B:] = "ab"; x[-B:1] = [-1]; print(x)  # expect: [-1, 1, 2, 3, 4, 5, 6, 7, 'a', 'b']
x[::-B] = ["last"]; x[::B] = ["first"]; print(x)  # expect: ['first', 1, 2, 3, 4, 5, 6, 7, 'a', 'last']
x[2:4] = []; x[3:1] = ["ins"]; print(x)  # expect: ['first', 1, 4, 'ins', 5, 6, 7, 'a', 'last']
x[::2] = range(len(x[::2])); print(x, attempt(x.__setitem__, slice(None, None, 2), [1]), attempt(x.__setitem__, slice(None, None, -1), [1, 2]), attempt(x.__setitem__, slice(0, 1), 5), attempt(x.__setitem__, slice(0, 2, 1), 5))
# expect: [0, 1, 1, 'ins', 2, 6, 3, 'a', 4] ValueError: attempt to assign sequence of size 1 to extended slice of size 5 ValueError: attempt to assign sequence of size 2 to extended slice of size 9 TypeError: must assign iterable to extended slice TypeError: must assign iterable to extended slice
del x[B:]; del x[-2:]; del x[::3]; print(x)  # expect: [1, 1, 2, 6]
del x[::-2]; print(x, attempt(x.__delitem__, slice("a", 1)), attempt(x.__delitem__, "a"), attempt(x.__delitem__, 99))
# expect: [1, 2] TypeError: slice indices must be integers or None or have an __index__ method TypeError: list indices must be integers or slices, not str IndexError: list assignment index out of range
class Getter:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self.last = ("set", key, value)
    def __delitem__(self, key): self.last = ("del", key)
g = Getter()
print(g[1:2], g[::], g[1:2, ::3], g[...], g[..., 1:], g[()], g[:, :], g["a":"b":[]], g[-1], g[1, 2], g[(1, 2)], g[None:None])
# expect: slice(1, 2, None) slice(None, None, None) (slice(1, 2, None), slice(None, None, 3)) Ellipsis (Ellipsis, slice(1, None, None)) () (slice(None, None, None), slice(None, None, None)) slice('a', 'b', []) -1 (1, 2) (1, 2) slice(None, None, None)
g[1:2] = 5; print(g.last)  # expect: ('set', slice(1, 2, None), 5)
g[1:2, 3] += (4,) if False else (slice(9),)
print(g.last)  # expect: ('set', (slice(1, 2, None), 3), (slice(1, 2, None), 3, slice(None, 9, None)))
del g[::-1]; print(g.last)  # expect: ('del', slice(None, None, -1))
x = [1, 2, 3]
x[:] = x; x[1:1] = x; print(x)  # expect: [1, 1, 2, 3, 2, 3]
x[:0] = (i for i in x[:2]); x[len(x):] = iter([9]); print(x)  # expect: [1, 1, 1, 1, 2, 3, 2, 3, 9]
def mutate():
    x.append("during")
    yield "y"
x[1:2] = mutate(); print(x)  # expect: [1, 'y', 1, 1, 2, 3, 2, 3, 9, 'during']
class EvilIndex:
    def __index__(self): x.clear(); return 2
x = [1, 2, 3, 4]
print(x[EvilIndex():4], x)  # expect: [] []
x = [1, 2, 3, 4]
print(attempt(lambda: x[EvilIndex()]), x)  # expect: IndexError: list index out of range []
x = [1, 2, 3, 4]
x[EvilIndex():3] = "z"; print(x)  # expect: ['z']
x = [1, 2, 3, 4]
print(attempt(x.insert, EvilIndex(), "i"), x, attempt(x.pop, EvilIndex()), attempt(lambda: [1, 2] * EvilIndex()))
# expect: None [] IndexError: pop from empty list [1, 2, 1, 2]
