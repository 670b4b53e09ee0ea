# check with: 3.10+
# range: huge values, slicing, equality, hashing, membership, index, count, iteration backwards, attributes and errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
B = 10 ** 30
for r in (range(5), range(2, 9, 3), range(9, 2, -3), range(0), range(5, 5), range(3, 1), range(B, B + 5), range(B, -B, -B // 2), range(-5), range(0, 10, 100), range(10, 0, 5), range(True), range(2 ** 63 - 2, 2 ** 63 + 2)):
    print(r, len(r), list(r), list(reversed(r)), bool(r), r.start, r.stop, r.step, attempt(lambda: r[0]), attempt(lambda: r[-1]), r[1:], r[::-1], r[::2], hash(r) == hash(range(r.start, r.stop, r.step)))
    # expect: range(0, 5) 5 [0, 1, 2, 3, 4] [4, 3, 2, 1, 0] True 0 5 1 0 4 range(1, 5) range(4, -1, -1) range(0, 5, 2) True
    # expect: range(2, 9, 3) 3 [2, 5, 8] [8, 5, 2] True 2 9 3 2 8 range(5, 11, 3) range(8, -1, -3) range(2, 11, 6) True
    # expect: range(9, 2, -3) 3 [9, 6, 3] [3, 6, 9] True 9 2 -3 9 3 range(6, 0, -3) range(3, 12, 3) range(9, 0, -6) True
    # expect: range(0, 0) 0 [] [] False 0 0 1 IndexError: range object index out of range IndexError: range object index out of range range(0, 0) range(-1, -1, -1) range(0, 0, 2) True
    # expect: range(5, 5) 0 [] [] False 5 5 1 IndexError: range object index out of range IndexError: range object index out of range range(5, 5) range(4, 4, -1) range(5, 5, 2) True
    # expect: range(3, 1) 0 [] [] False 3 1 1 IndexError: range object index out of range IndexError: range object index out of range range(3, 3) range(2, 2, -1) range(3, 3, 2) True
    # expect: range(1000000000000000000000000000000, 1000000000000000000000000000005) 5 [1000000000000000000000000000000, 1000000000000000000000000000001, 1000000000000000000000000000002, 1000000000000000000000000000003, 1000000000000000000000000000004] [1000000000000000000000000000004, 1000000000000000000000000000003, 1000000000000000000000000000002, 1000000000000000000000000000001, 1000000000000000000000000000000] True 1000000000000000000000000000000 1000000000000000000000000000005 1 1000000000000000000000000000000 1000000000000000000000000000004 range(1000000000000000000000000000001, 1000000000000000000000000000005) range(1000000000000000000000000000004, 999999999999999999999999999999, -1) range(1000000000000000000000000000000, 1000000000000000000000000000005, 2) True
    # expect: range(1000000000000000000000000000000, -1000000000000000000000000000000, -500000000000000000000000000000) 4 [1000000000000000000000000000000, 500000000000000000000000000000, 0, -500000000000000000000000000000] [-500000000000000000000000000000, 0, 500000000000000000000000000000, 1000000000000000000000000000000] True 1000000000000000000000000000000 -1000000000000000000000000000000 -500000000000000000000000000000 1000000000000000000000000000000 -500000000000000000000000000000 range(500000000000000000000000000000, -1000000000000000000000000000000, -500000000000000000000000000000) range(-500000000000000000000000000000, 1500000000000000000000000000000, 500000000000000000000000000000) range(1000000000000000000000000000000, -1000000000000000000000000000000, -1000000000000000000000000000000) True
    # expect: range(0, -5) 0 [] [] False 0 -5 1 IndexError: range object index out of range IndexError: range object index out of range range(0, 0) range(-1, -1, -1) range(0, 0, 2) True
    # expect: range(0, 10, 100) 1 [0] [0] True 0 10 100 0 0 range(100, 100, 100) range(0, -100, -100) range(0, 100, 200) True
    # expect: range(10, 0, 5) 0 [] [] False 10 0 5 IndexError: range object index out of range IndexError: range object index out of range range(10, 10, 5) range(5, 5, -5) range(10, 10, 10) True
    # expect: range(0, 1) 1 [0] [0] True 0 1 1 0 0 range(1, 1) range(0, -1, -1) range(0, 1, 2) True
    # expect: range(9223372036854775806, 9223372036854775810) 4 [9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809] [9223372036854775809, 9223372036854775808, 9223372036854775807, 9223372036854775806] True 9223372036854775806 9223372036854775810 1 9223372036854775806 9223372036854775809 range(9223372036854775807, 9223372036854775810) range(9223372036854775809, 9223372036854775805, -1) range(9223372036854775806, 9223372036854775810, 2) True
print(attempt(len, range(B)), attempt(len, range(2 ** 63)), len(range(2 ** 63 - 1)), range(B)[B - 1], attempt(lambda: range(B)[B]), range(B)[-1], range(B)[5:10], range(0, B, B // 3)[2], range(B)[B // 2:][0] == B // 2)
# expect: OverflowError: Python int too large to convert to C ssize_t OverflowError: Python int too large to convert to C ssize_t 9223372036854775807 999999999999999999999999999999 IndexError: range object index out of range 999999999999999999999999999999 range(5, 10) 666666666666666666666666666666 True
for x in (0, 3, 4, 9, 10, -1, 3.0, 3.5, True, "3", None, 3 + 0j, B, [1]):
    r = range(0, 10, 3)
    print(repr(x), x in r, r.count(x), attempt(r.index, x))
    # expect: 0 True 1 0
    # expect: 3 True 1 1
    # expect: 4 False 0 ValueError: 4 is not in range
    # expect: 9 True 1 3
    # expect: 10 False 0 ValueError: 10 is not in range
    # expect: -1 False 0 ValueError: -1 is not in range
    # expect: 3.0 True 1 1
    # expect: 3.5 False 0 ValueError: sequence.index(x): x not in sequence
    # expect: True False 0 ValueError: True is not in range
    # expect: '3' False 0 ValueError: sequence.index(x): x not in sequence
    # expect: None False 0 ValueError: sequence.index(x): x not in sequence
    # expect: (3+0j) True 1 1
    # expect: 1000000000000000000000000000000 False 0 ValueError: 1000000000000000000000000000000 is not in range
    # expect: [1] False 0 ValueError: sequence.index(x): x not in sequence
class Int(int): pass
class Weird(int):
    def __eq__(self, other): log.append(other); return int(self) == other
    __hash__ = int.__hash__
log = []
print(Int(3) in range(5), Weird(3) in range(5), log, range(5).index(Int(2)), attempt(range(5).index, 7), attempt(range(5).index), B in range(0, B + 1, 10), B + 1 in range(0, B + 11, 10), -B in range(0, -B - 1, -1))
# expect: True True [0, 1, 2, 3] 2 ValueError: 7 is not in range TypeError: range.index() takes exactly one argument (0 given) True False True
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1, 3), range(5, 6, 7) == range(5, 9, 100), range(3) == [0, 1, 2], range(3) != range(4), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), attempt(lambda: range(1) < range(2)), {range(3): 1}[range(0, 3)], range(1) is range(1) if False else "")
# expect: True True True False True True TypeError: '<' not supported between instances of 'range' and 'range' 1 
for args in ((), (1, 2, 3, 4), (1.5,), ("3",), (1, 2, 0), (None,), (1, None), (1, 2, None), (1, 2, 0.0)): print(args, attempt(range, *args))
# expect: () TypeError: range expected at least 1 argument, got 0
# expect: (1, 2, 3, 4) TypeError: range expected at most 3 arguments, got 4
# expect: (1.5,) TypeError: 'float' object cannot be interpreted as an integer
# expect: ('3',) TypeError: 'str' object cannot be interpreted as an integer
# expect: (1, 2, 0) ValueError: range() arg 3 must not be zero
# expect: (None,) TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: (1, None) TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: (1, 2, None) TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: (1, 2, 0.0) TypeError: 'float' object cannot be interpreted as an integer
print(attempt(lambda: range(3)["a"]), attempt(lambda: range(3)[1.0]), attempt(lambda: range(3)[5]), attempt(lambda: range(3)[::0]), attempt(setattr, range(3), "start", 1), attempt(lambda: range(start=1)), attempt(lambda: range(3) + range(2)), attempt(lambda: type("R", (range,), {})))
# expect: TypeError: range indices must be integers or slices, not str TypeError: range indices must be integers or slices, not float IndexError: range object index out of range ValueError: slice step cannot be zero AttributeError: readonly attribute TypeError: range() takes no keyword arguments TypeError: unsupported operand type(s) for +: 'range' and 'range' TypeError: type 'range' is not an acceptable base type
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(range(Index(2), Index(8), Index(3)), range(10)[Index(4)], range(10)[Index(2):Index(-2)], Index(2) in range(5))
# expect: range(2, 8, 3) 4 range(2, 8) False
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), list(it), it.__reduce__()[1] if False else type(it).__name__, type(iter(range(B))).__name__, next(iter(range(B, B + 1))) == B)
# expect: 0 2 [1, 2] [] range_iterator longrange_iterator True
r = iter(range(5)); next(r)
print(sum(range(1000)), max(range(5)), min(range(5, 0, -1)), sorted(range(3, 0, -1)), [*range(3)], (*range(2),), dict(zip(range(2), "ab")), list(map(str, range(3))), list(r), tuple(range(-3, 4, 3)))
# expect: 499500 4 1 [1, 2, 3] [0, 1, 2] (0, 1) {0: 'a', 1: 'b'} ['0', '1', '2'] [1, 2, 3, 4] (-3, 0, 3)
for start, stop, step in ((0, 20, 3), (20, 0, -7), (-3, B, B // 2)):
    r = range(start, stop, step)
    for s in (slice(None), slice(1, None), slice(None, -1), slice(None, None, -1), slice(-2, None), slice(5, 1, -2), slice(B), slice(-B, B, 2)): print(r[s], list(r[s]) == list(r)[s], end="; ")
    print()
    # expect: range(0, 21, 3) True; range(3, 21, 3) True; range(0, 18, 3) True; range(18, -3, -3) True; range(15, 21, 3) True; range(15, 3, -6) True; range(0, 21, 3) True; range(0, 21, 6) True; 
    # expect: range(20, -1, -7) True; range(13, -1, -7) True; range(20, 6, -7) True; range(6, 27, 7) True; range(13, -1, -7) True; range(6, 13, 14) True; range(20, -1, -7) True; range(20, -1, -14) True; 
    # expect: range(-3, 1499999999999999999999999999997, 500000000000000000000000000000) True; range(499999999999999999999999999997, 1499999999999999999999999999997, 500000000000000000000000000000) True; range(-3, 999999999999999999999999999997, 500000000000000000000000000000) True; range(999999999999999999999999999997, -500000000000000000000000000003, -500000000000000000000000000000) True; range(499999999999999999999999999997, 1499999999999999999999999999997, 500000000000000000000000000000) True; range(999999999999999999999999999997, 499999999999999999999999999997, -1000000000000000000000000000000) True; range(-3, 1499999999999999999999999999997, 500000000000000000000000000000) True; range(-3, 1499999999999999999999999999997, 1000000000000000000000000000000) True; 
