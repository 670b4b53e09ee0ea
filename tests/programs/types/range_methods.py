# check with: 3.13
# range objects.
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:4], r[::-1], r[::2], list(r), r.start, r.stop, r.step, 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(5), r.count(5), r.count(6), r == range(2, 19, 3), hash(r) == hash(range(2, 19, 3)), bool(range(0)), range(0) == range(5, 2), range(5, 2) != r)
big = range(10**30, 10**30 + 10, 4)
print(big, list(big), big[1], big[-1], 10**30 + 4 in big, big.index(10**30 + 8), len(big), big[1:], big[::-1], list(reversed(big)), hash(big) == hash(range(10**30, 10**30 + 9, 4)))
class Index:
    def __index__(self):
        return 3
print(range(Index()), range(True), list(range(5, 0, -2)), range(1, 5).__reduce__(), list(reversed(range(3))), range(3).__reversed__().__length_hint__(), range(-5)[0:0], range(10)[-3:-1], min(r), max(r), sum(r), sorted(r, reverse=True)[:2], r.__getitem__(1), 5 in range(0, 10, -1))
for call in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1.5), lambda: range(1, 2, 0), lambda: r[99], lambda: r["a"], lambda: r.index(6), lambda: r.index("a"), lambda: len(range(2**70)), lambda: r + r, lambda: r < r, lambda: setattr(r, "start", 1), lambda: range(x=1), lambda: r[1.5], lambda: type("R", (range,), {}), lambda: r.index(), lambda: next(r), lambda: range(None)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
