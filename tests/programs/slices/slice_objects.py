# slice objects reach __getitem__, and have indices.
class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
s = Show()
print(s[1:2], s[:], s[::], s[1:2:3], s[1, 2], s[1:2, ::3], s[...], s[()], s[-1], s["a":"b"])
# expect: slice(1, 2, None) slice(None, None, None) slice(None, None, None) slice(1, 2, 3) (1, 2) (slice(1, 2, None), slice(None, None, 3)) Ellipsis () -1 slice('a', 'b', None)
s[1:] = 5  # expect: set slice(1, None, None) 5
del s[::2]  # expect: del slice(None, None, 2)
s[0, 1:2] = "t"  # expect: set (0, slice(1, 2, None)) t
x = slice(1, 10, 2)
print(x, x.start, x.stop, x.step, x.indices(6), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
# expect: slice(1, 10, 2) 1 10 2 (1, 6, 2) (3, -1, -1) (7, 10, 1)
print([1, 2, 3][slice(1, None)], "abc"[slice(None, None, -1)], x == slice(1, 10, 2), slice(3))
# expect: [2, 3] cba True slice(None, 3, None)
class Index:
    def __index__(self):
        return 2
print([1, 2, 3, 4][Index()], [1, 2, 3, 4][Index():], "abc"[:Index()], range(10)[Index()], [0] * Index())
# expect: 3 [3, 4] ab 2 [0, 0]
try:
    [1][1.0:2]
except TypeError as error:
    print(error)  # expect: slice indices must be integers or None or have an __index__ method
