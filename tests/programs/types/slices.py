# check with: 3.13
# slice objects.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s != slice(1, 10), slice(1, 2) < slice(1, 3), hash(s) == hash(slice(1, 10, 2)))
# expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) slice(None, None, None) True True True True
for part, length in ((slice(None), 5), (slice(-3, None), 5), (slice(None, None, -1), 5), (slice(10, -10, -2), 4), (slice(2, 100), 3), (slice(0, 0), 3), (slice(5, 1), 9), (slice(1, 10**30), 4), (slice(-10**30, None), 4)):
    print(part.indices(length), list(range(length))[part])
    # expect: (0, 5, 1) [0, 1, 2, 3, 4]
    # expect: (2, 5, 1) [2, 3, 4]
    # expect: (4, -1, -1) [4, 3, 2, 1, 0]
    # expect: (3, -1, -2) [3, 1]
    # expect: (2, 3, 1) [2]
    # expect: (0, 0, 1) []
    # expect: (5, 1, 1) []
    # expect: (1, 4, 1) [1, 2, 3]
    # expect: (0, 4, 1) [0, 1, 2, 3]
class Index:
    def __index__(self):
        return 2
print([0, 1, 2, 3][Index():], slice(Index(), None).indices(5), s.__reduce__())
# expect: [2, 3] (2, 5, 1) (<class 'slice'>, (1, 10, 2))
class Shows:
    def __getitem__(self, key):
        return key
show = Shows()
print(show[1:2], show[:, 1], show[...], show[1:2, ::3], show[()], show["a":"b"], show[[1]:])
# expect: slice(1, 2, None) (slice(None, None, None), 1) Ellipsis (slice(1, 2, None), slice(None, None, 3)) () slice('a', 'b', None) slice([1], None, None)
for call in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: [1][slice(None, None, 0)], lambda: [1]["a":], lambda: s.indices(-1), lambda: s.indices("a"), lambda: slice(1.5).indices(3), lambda: setattr(s, "start", 3), lambda: slice("a").indices(2), lambda: slice(x=1),
             lambda: [1, 2][1.0], lambda: [1, 2][None], lambda: "ab"["a"], lambda: (1,)["a"], lambda: b"a"["a"], lambda: range(3)["a"], lambda: bytearray(b"a")[None], lambda: {}[slice(1)]):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
        # expect: TypeError slice expected at least 1 argument, got 0
        # expect: TypeError slice expected at most 3 arguments, got 4
        # expect: ValueError slice step cannot be zero
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: ValueError length should not be negative
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: AttributeError readonly attribute
        # expect: TypeError slice indices must be integers or None or have an __index__ method
        # expect: TypeError slice() takes no keyword arguments
        # expect: TypeError list indices must be integers or slices, not float
        # expect: TypeError list indices must be integers or slices, not NoneType
        # expect: TypeError string indices must be integers, not 'str'
        # expect: TypeError tuple indices must be integers or slices, not str
        # expect: TypeError byte indices must be integers or slices, not str
        # expect: TypeError range indices must be integers or slices, not str
        # expect: TypeError bytearray indices must be integers or slices, not NoneType
        # expect: KeyError slice(None, 1, None)
