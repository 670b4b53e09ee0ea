# check with: 3.13
# slice objects.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s != slice(1, 10), slice(1, 2) < slice(1, 3), hash(s) == hash(slice(1, 10, 2)))
for part, length in ((slice(None), 5), (slice(-3, None), 5), (slice(None, None, -1), 5), (slice(10, -10, -2), 4), (slice(2, 100), 3), (slice(0, 0), 3), (slice(5, 1), 9), (slice(1, 10**30), 4), (slice(-10**30, None), 4)):
    print(part.indices(length), list(range(length))[part])
class Index:
    def __index__(self):
        return 2
print([0, 1, 2, 3][Index():], slice(Index(), None).indices(5), s.__reduce__())
class Shows:
    def __getitem__(self, key):
        return key
show = Shows()
print(show[1:2], show[:, 1], show[...], show[1:2, ::3], show[()], show["a":"b"], show[[1]:])
for call in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: [1][slice(None, None, 0)], lambda: [1]["a":], lambda: s.indices(-1), lambda: s.indices("a"), lambda: slice(1.5).indices(3), lambda: setattr(s, "start", 3), lambda: slice("a").indices(2), lambda: slice(x=1),
             lambda: [1, 2][1.0], lambda: [1, 2][None], lambda: "ab"["a"], lambda: (1,)["a"], lambda: b"a"["a"], lambda: range(3)["a"], lambda: bytearray(b"a")[None], lambda: {}[slice(1)]):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
