# check with: 3.10+
# __index__, __int__, __float__, __trunc__, __round__, __floor__, __ceil__, __complex__, __bool__, __len__ and who asks for which.
import math
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
i = Index(3)
print([10, 20, 30, 40][i], "abcdef"[i], (0, 1, 2, 3)[i], range(10)[i], b"abcdef"[i], [0, 1, 2, 3, 4][Index(1):Index(-1)])
# expect: 40 d 3 3 100 [1, 2, 3]
print(hex(i), bin(i), oct(i), int(i), float(i), complex(i), list(range(i)), "ab" * i, [0] * i, chr(Index(97)), bytes(i))
# expect: 0x3 0b11 0o3 3 3.0 (3+0j) [0, 1, 2] ababab [0, 0, 0] a b'\x00\x00\x00'
print(round(2.34567, Index(2)), math.gcd(Index(12), Index(18)), math.factorial(i), (5).to_bytes(i, "big"), 2 ** 10 >> i if False else 1 << 3)
# expect: 2.35 6 6 b'\x00\x00\x05' 8
print(attempt(lambda: 1 << i), attempt(lambda: 1 + i), attempt(lambda: -i), "%d %x" % (i, i), "{:d}".format(int(i)), attempt("{:d}".format, i))
# expect: TypeError: unsupported operand type(s) for <<: 'int' and 'Index' TypeError: unsupported operand type(s) for +: 'int' and 'Index' TypeError: bad operand type for unary -: 'Index' 3 3 3 TypeError: unsupported format string passed to Index.__format__
for wrong in (Index("x"), Index(2.0), Index(None)):
    print(attempt(lambda: [1][wrong]), "|", attempt(hex, wrong), "|", attempt(range, wrong))
    # expect: TypeError: __index__ returned non-int (type str) | TypeError: __index__ returned non-int (type str) | TypeError: __index__ returned non-int (type str)
    # expect: TypeError: __index__ returned non-int (type float) | TypeError: __index__ returned non-int (type float) | TypeError: __index__ returned non-int (type float)
    # expect: TypeError: __index__ returned non-int (type NoneType) | TypeError: __index__ returned non-int (type NoneType) | TypeError: __index__ returned non-int (type NoneType)
print(attempt(lambda: [1][Index(2 ** 100)]), "|", attempt(lambda: "a" * Index(2 ** 100)), "|", [1, 2][:Index(2 ** 100)])
# expect: IndexError: cannot fit 'Index' into an index-sized integer | OverflowError: cannot fit 'Index' into an index-sized integer | [1, 2]
class Sub(int): pass
class ReturnsBool:
    def __index__(self): return True
print(attempt(lambda: [1, 2][ReturnsBool()]))  # expect: 2
class Number:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __round__(self, digits=None): return ("round", digits)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __complex__(self): return 1 + 2j
    def __abs__(self): return "abs"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __divmod__(self, other): return "divmod"
n = Number()
print(int(n), float(n), round(n), round(n, 2), round(n, None), math.floor(n), math.ceil(n), math.trunc(n), complex(n), abs(n), +n, ~n, divmod(n, 1))
# expect: 7 7.5 ('round', None) ('round', 2) ('round', None) floor ceil trunc (1+2j) abs pos invert divmod
print(attempt(lambda: [1][n]), attempt(hex, n), "%d %s %.1f" % (n, int(n), n))
# expect: TypeError: list indices must be integers or slices, not Number TypeError: 'Number' object cannot be interpreted as an integer 7 7 7.5
class Only:
    pass
for f in (int, float, complex, round, math.floor, math.ceil, math.trunc, abs, hash, len, bool, iter, next, reversed, hex, math.sqrt):
    result = attempt(f, Only())
    print(f.__name__, result if isinstance(result, str) else type(result).__name__)
    # expect: int TypeError: int() argument must be a string, a bytes-like object or a real number, not 'Only'
    # expect: float TypeError: float() argument must be a string or a real number, not 'Only'
    # expect: complex TypeError: complex() first argument must be a string or a number, not 'Only'
    # expect: round TypeError: type Only doesn't define __round__ method
    # expect: floor TypeError: must be real number, not Only
    # expect: ceil TypeError: must be real number, not Only
    # expect: trunc TypeError: type Only doesn't define __trunc__ method
    # expect: abs TypeError: bad operand type for abs(): 'Only'
    # expect: hash int
    # expect: len TypeError: object of type 'Only' has no len()
    # expect: bool bool
    # expect: iter TypeError: 'Only' object is not iterable
    # expect: next TypeError: 'Only' object is not an iterator
    # expect: reversed TypeError: 'Only' object is not reversible
    # expect: hex TypeError: 'Only' object cannot be interpreted as an integer
    # expect: sqrt TypeError: must be real number, not Only
def returning(method, value):
    return type("R", (), {method: lambda self: value})()
for method, f, values in (("__int__", int, ("3", 3.0, None)), ("__float__", float, ("3", 3, None)), ("__complex__", complex, (1j, 2 + 1j)),
                          ("__len__", len, (-1, "3", 2.0, 2 ** 70, True)), ("__bool__", bool, (1, None, "x")), ("__hash__", hash, ("x", None, 2 ** 70, -1)),
                          ("__str__", str, (3, None)), ("__repr__", repr, (b"x",)), ("__format__", format, (1,)), ("__bytes__", bytes, ("x",)), ("__iter__", iter, (3, []))):
    for value in values:
        got = attempt(f, returning(method, value)) if method != "__format__" else attempt(format, type("R", (), {"__format__": lambda self, spec: 1})())
        print(method, repr(value), got)
        # expect: __int__ '3' TypeError: __int__ returned non-int (type str)
        # expect: __int__ 3.0 TypeError: __int__ returned non-int (type float)
        # expect: __int__ None TypeError: __int__ returned non-int (type NoneType)
        # expect: __float__ '3' TypeError: R.__float__ returned non-float (type str)
        # expect: __float__ 3 TypeError: R.__float__ returned non-float (type int)
        # expect: __float__ None TypeError: R.__float__ returned non-float (type NoneType)
        # expect: __complex__ 1j 1j
        # expect: __complex__ (2+1j) (2+1j)
        # expect: __len__ -1 ValueError: __len__() should return >= 0
        # expect: __len__ '3' TypeError: 'str' object cannot be interpreted as an integer
        # expect: __len__ 2.0 TypeError: 'float' object cannot be interpreted as an integer
        # expect: __len__ 1180591620717411303424 OverflowError: cannot fit 'int' into an index-sized integer
        # expect: __len__ True 1
        # expect: __bool__ 1 TypeError: __bool__ should return bool, returned int
        # expect: __bool__ None TypeError: __bool__ should return bool, returned NoneType
        # expect: __bool__ 'x' TypeError: __bool__ should return bool, returned str
        # expect: __hash__ 'x' TypeError: __hash__ method should return an integer
        # expect: __hash__ None TypeError: __hash__ method should return an integer
        # expect: __hash__ 1180591620717411303424 512
        # expect: __hash__ -1 -2
        # expect: __str__ 3 TypeError: __str__ returned non-string (type int)
        # expect: __str__ None TypeError: __str__ returned non-string (type NoneType)
        # expect: __repr__ b'x' TypeError: __repr__ returned non-string (type bytes)
        # expect: __format__ 1 TypeError: __format__ must return a str, not int
        # expect: __bytes__ 'x' TypeError: __bytes__ returned non-bytes (type str)
        # expect: __iter__ 3 TypeError: iter() returned non-iterator of type 'int'
        # expect: __iter__ [] TypeError: iter() returned non-iterator of type 'list'
class Falsy:
    def __len__(self): return 0
class Truthy(Falsy):
    def __bool__(self): return True
print(bool(Falsy()), bool(Truthy()), not Falsy(), Falsy() or "empty", Truthy() and "full")
# expect: False True True empty full
