# check with: 3.13
# Sizes that no machine has: repeats, ranges, shifts, widths, buffers, joins; each an exception of CPython's, never a crash.
import itertools, math
def attempt(f, *args):
    try:
        r = f(*args)
        return r if len(repr(r)) < 60 else "long " + type(r).__name__
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
B, M = 10 ** 20, 2 ** 62
for f in (lambda: "a" * B, lambda: "a" * M, lambda: "ab" * (2 ** 63 - 1), lambda: b"a" * B, lambda: b"a" * M, lambda: bytearray(b"ab") * M, lambda: [0] * B, lambda: [0] * M, lambda: (0,) * M, lambda: (1, 2) * B, lambda: [] * B, lambda: "" * B, lambda: () * M if False else ()):
    print(attempt(f), end="; ")
print()
# expect: OverflowError: cannot fit 'int' into an index-sized integer; MemoryError: ; OverflowError: repeated string is too long; OverflowError: cannot fit 'int' into an index-sized integer; MemoryError: ; MemoryError: ; OverflowError: cannot fit 'int' into an index-sized integer; MemoryError: ; MemoryError: ; OverflowError: cannot fit 'int' into an index-sized integer; OverflowError: cannot fit 'int' into an index-sized integer; OverflowError: cannot fit 'int' into an index-sized integer; (); 
for f in (lambda: bytes(B), lambda: bytes(M), lambda: bytearray(M), lambda: bytearray(B), lambda: list(range(B))[0] if False else "skipped", lambda: len(range(B)), lambda: range(B)[B - 1], lambda: sum(range(0)), lambda: [None] * -B, lambda: "a" * -M,
          lambda: "a".ljust(M), lambda: "a".center(B), lambda: "a".zfill(M), lambda: b"a".rjust(M), lambda: "%*d" % (M, 1), lambda: "%*d" % (B, 1), lambda: "%.*f" % (M, 1.0), lambda: "%.2147483648f" % 1.0, lambda: "%99999999999999999999d" % 1,
          lambda: format(1, "99999999999999999999"), lambda: format("a", str(M)), lambda: format(1.5, ".2147483648f"), lambda: "{:{}}".format("a", M), lambda: "a".expandtabs(M) == "a", lambda: "\t".expandtabs(M), lambda: "a".replace("", "b" * 10)[:5]):
    print(attempt(f))
    # expect: OverflowError: cannot fit 'int' into an index-sized integer
    # expect: MemoryError: 
    # expect: MemoryError: 
    # expect: OverflowError: cannot fit 'int' into an index-sized integer
    # expect: skipped
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: 99999999999999999999
    # expect: 0
    # expect: OverflowError: cannot fit 'int' into an index-sized integer
    # expect:
    # expect: MemoryError: 
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: MemoryError: 
    # expect: MemoryError: 
    # expect: MemoryError: 
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: OverflowError: Python int too large to convert to C int
    # expect: ValueError: precision too big
    # expect: ValueError: width too big
    # expect: ValueError: Too many decimal digits in format string
    # expect: MemoryError: 
    # expect: ValueError: precision too big
    # expect: MemoryError: 
    # expect: OverflowError: Python int too large to convert to C int
    # expect: OverflowError: Python int too large to convert to C int
    # expect: bbbbb
for f in (lambda: 1 << M, lambda: 1 << B, lambda: 2 ** M if False else "skipped", lambda: 1 >> B, lambda: 0 << B, lambda: (5).to_bytes(M, "big"), lambda: (5).to_bytes(B, "big"), lambda: round(1.5, B), lambda: round(1.5, -B), lambda: math.factorial(-1), lambda: math.factorial(B), lambda: math.comb(B, 2), lambda: math.comb(10, B), lambda: math.perm(3, B), lambda: math.ldexp(1.0, B), lambda: math.ldexp(1.0, -B), lambda: math.ldexp(0.0, B),
          lambda: math.isqrt(B), lambda: math.exp(B), lambda: math.pow(10.0, 400), lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: (10 ** 400) // 10 ** 399, lambda: 10 ** 400 / 10 ** 399, lambda: int("9" * 5000), lambda: chr(B), lambda: chr(-1), lambda: int("1" * 10, B), lambda: "abc"[B], lambda: [1][-B], lambda: (1,)[M], lambda: b"a"[B], lambda: "abc"[B:], lambda: [1, 2][-B:B]):
    print(attempt(f))
    # expect: MemoryError: 
    # expect: OverflowError: too many digits in integer
    # expect: skipped
    # expect: 0
    # expect: 0
    # expect: MemoryError: 
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: 1.5
    # expect: 0.0
    # expect: ValueError: factorial() not defined for negative values
    # expect: OverflowError: factorial() argument should not exceed 9223372036854775807
    # expect: 4999999999999999999950000000000000000000
    # expect: 0
    # expect: 0
    # expect: OverflowError: math range error
    # expect: 0.0
    # expect: 0.0
    # expect: 10000000000
    # expect: OverflowError: math range error
    # expect: OverflowError: math range error
    # expect: OverflowError: int too large to convert to float
    # expect: OverflowError: integer division result too large for a float
    # expect: 10
    # expect: 10.0
    # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
    # expect: ValueError: chr() arg not in range(0x110000)
    # expect: ValueError: chr() arg not in range(0x110000)
    # expect: ValueError: int() base must be >= 2 and <= 36, or 0
    # expect: IndexError: cannot fit 'int' into an index-sized integer
    # expect: IndexError: cannot fit 'int' into an index-sized integer
    # expect: IndexError: tuple index out of range
    # expect: IndexError: cannot fit 'int' into an index-sized integer
    # expect:
    # expect: [1, 2]
for f in (lambda: itertools.repeat(1, B), lambda: itertools.repeat(1, M), lambda: list(itertools.islice("abc", B)), lambda: list(itertools.islice("abc", M)), lambda: itertools.islice("abc", -1), lambda: list(itertools.combinations("abc", B)), lambda: itertools.product("ab", repeat=M), lambda: list(itertools.product("", repeat=5)),
          lambda: next(itertools.count(B)), lambda: itertools.batched("abc", B) if hasattr(itertools, "batched") else 0, lambda: list(enumerate("a", B)), lambda: next(enumerate("a", M)), lambda: memoryview(b"abc")[B], lambda: memoryview(b"abc")[:B].tobytes(), lambda: slice(B).indices(5), lambda: range(B).index(B - 1), lambda: range(0, B, 2).count(10), lambda: [1, 2].insert(B, 3), lambda: [1].index(1, B), lambda: "abc".find("c", -B, B), lambda: "a".split(None, M), lambda: "a b".split(" ", -M), lambda: [1, 2].pop(B), lambda: (1,).index(1, -B)):
    print(attempt(f))
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: repeat(1, 4611686018427387904)
    # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
    # expect: ['a', 'b', 'c']
    # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: OverflowError: repeat argument too large
    # expect: []
    # expect: 100000000000000000000
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: [(100000000000000000000, 'a')]
    # expect: (4611686018427387904, 'a')
    # expect: IndexError: cannot fit 'int' into an index-sized integer
    # expect: b'abc'
    # expect: (0, 5, 1)
    # expect: 99999999999999999999
    # expect: 1
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: ValueError: 1 is not in list
    # expect: 2
    # expect: ['a']
    # expect: ['a', 'b']
    # expect: OverflowError: Python int too large to convert to C ssize_t
    # expect: 0
class Huge:
    def __len__(self): return 2 ** 62
    def __getitem__(self, i): raise IndexError
class Hint:
    def __iter__(self): return iter("ab")
    def __length_hint__(self): return 2 ** 62
print(attempt(list, Huge()), attempt(len, Huge()), attempt(list, Hint()), attempt(bytearray, Huge()), attempt(reversed, Huge()) and "reversed", attempt(lambda: [*Huge()]))
# expect: MemoryError:  4611686018427387904 MemoryError:  bytearray(b'') reversed MemoryError: 
try: x = [0] * (2 ** 28 if False else 10); x *= M
except (MemoryError, OverflowError) as error: print(type(error).__name__, len(x))  # expect: MemoryError 10
b = bytearray(b"abc")
try: b *= M
except (MemoryError, OverflowError) as error: print(type(error).__name__, b)
# expect: MemoryError bytearray(b'abc')
