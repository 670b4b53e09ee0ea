# range is a sequence: length, items, slices, membership, equality.
r = range(2, 20, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:3], r[::-1], list(r[::-1]), 5 in r, 6 in r, 5.0 in r, "x" in r)
# expect: range(2, 20, 3) 6 [2, 5, 8, 11, 14, 17] 2 17 range(5, 11, 3) range(17, -1, -3) [17, 14, 11, 8, 5, 2] True False True False
print(r.start, r.stop, r.step, r.index(8), r.count(8), r.count(9), range(0) == range(5, 2), range(0, 5, 2) == range(0, 6, 2))
# expect: 2 20 3 2 1 0 True True
print(list(range(5, 0, -2)), list(range(0)), list(range(3, 3)), list(range(-3)), len(range(0, -10, -3)), bool(range(0)))
# expect: [5, 3, 1] [] [] [] 4 False
print(range(5), range(1, 5), range(1, 5, 1), range(1, 5, 2), hash(range(3)) == hash(range(3)), list(reversed(range(4))))
# expect: range(0, 5) range(1, 5) range(1, 5) range(1, 5, 2) True [3, 2, 1, 0]
big = range(10 ** 20, 10 ** 20 + 5, 2)
print(list(big), len(big), 10 ** 20 + 2 in big, big[1], range(2 ** 63 - 2, 2 ** 63 + 2)[3], min(r), max(r), sum(range(101)))
# expect: [100000000000000000000, 100000000000000000002, 100000000000000000004] 3 True 100000000000000000002 9223372036854775809 2 17 5050
for bad in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: r[10], lambda: r.index(3), lambda: range(), lambda: range("a")):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__)
        # expect: ValueError
        # expect: TypeError
        # expect: IndexError
        # expect: ValueError
        # expect: TypeError
        # expect: TypeError
try:
    r[0] = 1
except TypeError as error:
    print(error)  # expect: 'range' object does not support item assignment
try:
    range(1, 2, 0)
except ValueError as error:
    print(error)  # expect: range() arg 3 must not be zero
