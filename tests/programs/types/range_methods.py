# check with: 3.13
# range objects.
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:4], r[::-1], r[::2], list(r), r.start, r.stop, r.step, 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(5), r.count(5), r.count(6), r == range(2, 19, 3), hash(r) == hash(range(2, 19, 3)), bool(range(0)), range(0) == range(5, 2), range(5, 2) != r)
# expect: range(2, 20, 3) 6 2 17 range(5, 14, 3) range(17, -1, -3) range(2, 20, 6) [2, 5, 8, 11, 14, 17] 2 20 3 True False True False 1 1 0 True True False True True
big = range(10**30, 10**30 + 10, 4)
print(big, list(big), big[1], big[-1], 10**30 + 4 in big, big.index(10**30 + 8), len(big), big[1:], big[::-1], list(reversed(big)), hash(big) == hash(range(10**30, 10**30 + 9, 4)))
# expect: range(1000000000000000000000000000000, 1000000000000000000000000000010, 4) [1000000000000000000000000000000, 1000000000000000000000000000004, 1000000000000000000000000000008] 1000000000000000000000000000004 1000000000000000000000000000008 True 2 3 range(1000000000000000000000000000004, 1000000000000000000000000000012, 4) range(1000000000000000000000000000008, 999999999999999999999999999996, -4) [1000000000000000000000000000008, 1000000000000000000000000000004, 1000000000000000000000000000000] True
class Index:
    def __index__(self):
        return 3
print(range(Index()), range(True), list(range(5, 0, -2)), range(1, 5).__reduce__(), list(reversed(range(3))), range(3).__reversed__().__length_hint__(), range(-5)[0:0], range(10)[-3:-1], min(r), max(r), sum(r), sorted(r, reverse=True)[:2], r.__getitem__(1), 5 in range(0, 10, -1))
# expect: range(0, 3) range(0, 1) [5, 3, 1] (<class 'range'>, (1, 5, 1)) [2, 1, 0] 3 range(0, 0) range(7, 9) 2 17 57 [17, 14] 5 False
for call in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1.5), lambda: range(1, 2, 0), lambda: r[99], lambda: r["a"], lambda: r.index(6), lambda: r.index("a"), lambda: len(range(2**70)), lambda: r + r, lambda: r < r, lambda: setattr(r, "start", 1), lambda: range(x=1), lambda: r[1.5], lambda: type("R", (range,), {}), lambda: r.index(), lambda: next(r), lambda: range(None)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: TypeError range expected at least 1 argument, got 0
        # expect: TypeError range expected at most 3 arguments, got 4
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: ValueError range() arg 3 must not be zero
        # expect: IndexError range object index out of range
        # expect: TypeError range indices must be integers or slices, not str
        # expect: ValueError 6 is not in range
        # expect: ValueError sequence.index(x): x not in sequence
        # expect: OverflowError Python int too large to convert to C ssize_t
        # expect: TypeError unsupported operand type(s) for +: 'range' and 'range'
        # expect: TypeError '<' not supported between instances of 'range' and 'range'
        # expect: AttributeError readonly attribute
        # expect: TypeError range() takes no keyword arguments
        # expect: TypeError range indices must be integers or slices, not float
        # expect: TypeError type 'range' is not an acceptable base type
        # expect: TypeError range.index() takes exactly one argument (0 given)
        # expect: TypeError 'range' object is not an iterator
        # expect: TypeError 'NoneType' object cannot be interpreted as an integer
