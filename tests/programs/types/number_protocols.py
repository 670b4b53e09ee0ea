# check with: 3.13
# Conversions that objects offer: __index__, __int__, __float__, __complex__, __trunc__, __round__, __bool__, __len__.
class Index:
    def __index__(self):
        return 7
class Int:
    def __int__(self):
        return 8
class Float:
    def __float__(self):
        return 1.5
class Round:
    def __round__(self, digits=None):
        return ("round", digits)
    def __floor__(self):
        return "floor"
    def __trunc__(self):
        return 3
class Wrong:
    def __index__(self):
        return "x"
    def __int__(self):
        return 1.5
    def __float__(self):
        return 1
    def __bool__(self):
        return 2
    def __len__(self):
        return -1
    def __hash__(self):
        return "h"
    def __str__(self):
        return 5
    def __repr__(self):
        return 6
    def __bytes__(self):
        return "b"
    def __complex__(self):
        return 1
    def __iter__(self):
        return 1
    def __contains__(self, item):
        return [0]
    def __dir__(self):
        return 5
    def __divmod__(self, other):
        return NotImplemented
    def __length_hint__(self):
        return "x"
    def __reversed__(self):
        return "reversed"
i, w = Index(), Wrong()
print(int(i), float(i), complex(i), hex(i), bin(i), oct(i), [0] * 3 + [1][0:i], range(i), "ab"[:i], chr(Index()), bytes(2), i.__index__(), divmod(7, 2), (1).__lshift__(3), [9, 8, 7, 6, 5, 4, 3, 2][i], "%d" % i, "%x" % i, round(5, i), pow(2, 3, 5))
# expect: 7 7.0 (7+0j) 0x7 0b111 0o7 [0, 0, 0, 1] range(0, 7) ab  b'\x00\x00' 7 (3, 1) 8 2 7 7 5 3
print(int(Int()), float(Float()), complex(Float()), round(Round()), round(Round(), 2), "%d" % Int(), "%f" % Float(), int(Round()) if False else "", 5 in w, bool([]), reversed(w))
# expect: 8 1.5 (1.5+0j) ('round', None) ('round', 2) 8 1.500000  True False reversed
class Sub(int):
    def __index__(self):
        return 100
print([0, 1, 2][Sub(1)], range(5)[Sub(2)], int(Sub(3)), Sub(4) + 1, hex(Sub(5)))  # expect: 1 2 3 5 0x5
for call in (lambda: [1][w], lambda: int(w), lambda: float(w), lambda: bool(w), lambda: len(w), lambda: hash(w), lambda: str(w), lambda: repr(w), lambda: bytes(w), lambda: iter(w), lambda: dir(w), lambda: divmod(w, 1), lambda: f"{w}", lambda: "%s" % w, lambda: [w].index(3) if False else print(w), lambda: list(w), lambda: range(w), lambda: hex(w), lambda: round(object()), lambda: abs("a"), lambda: -"a", lambda: ~1.5, lambda: +[],
             lambda: int("12x"), lambda: int("", 10), lambda: int("z", 36), lambda: int("9", 8), lambda: int("1", 1), lambda: int("1", 37), lambda: int(1.5, 10), lambda: int("0x1g", 16), lambda: int(b"12"), lambda: int("1__0"), lambda: int("_1"), lambda: int(" 1 2 "), lambda: int([]), lambda: int("1", "2"), lambda: int(x=1), lambda: int(base=3), lambda: int("0b12", 0), lambda: int("010", 0), lambda: int("\u0663"), lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 2 ** -1, lambda: 0 ** -1, lambda: pow(1, 2, "a")):
    try:
        print(call())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
        # expect: TypeError __index__ returned non-int (type str)
        # expect: TypeError __int__ returned non-int (type float)
        # expect: TypeError Wrong.__float__ returned non-float (type int)
        # expect: TypeError __bool__ should return bool, returned int
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError __hash__ method should return an integer
        # expect: TypeError __str__ returned non-string (type int)
        # expect: TypeError __repr__ returned non-string (type int)
        # expect: TypeError __bytes__ returned non-bytes (type str)
        # expect: TypeError iter() returned non-iterator of type 'int'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for divmod(): 'Wrong' and 'int'
        # expect: TypeError __str__ returned non-string (type int)
        # expect: TypeError __str__ returned non-string (type int)
        # expect: TypeError __str__ returned non-string (type int)
        # expect: TypeError iter() returned non-iterator of type 'int'
        # expect: TypeError __index__ returned non-int (type str)
        # expect: TypeError __index__ returned non-int (type str)
        # expect: TypeError type object doesn't define __round__ method
        # expect: TypeError bad operand type for abs(): 'str'
        # expect: TypeError bad operand type for unary -: 'str'
        # expect: TypeError bad operand type for unary ~: 'float'
        # expect: TypeError bad operand type for unary +: 'list'
        # expect: ValueError invalid literal for int() with base 10: '12x'
        # expect: ValueError invalid literal for int() with base 10: ''
        # expect: 35
        # expect: ValueError invalid literal for int() with base 8: '9'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: TypeError int() can't convert non-string with explicit base
        # expect: ValueError invalid literal for int() with base 16: '0x1g'
        # expect: 12
        # expect: ValueError invalid literal for int() with base 10: '1__0'
        # expect: ValueError invalid literal for int() with base 10: '_1'
        # expect: ValueError invalid literal for int() with base 10: ' 1 2 '
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError int() got an unexpected keyword argument 'x'
        # expect: TypeError int() missing string argument
        # expect: ValueError invalid literal for int() with base 0: '0b12'
        # expect: ValueError invalid literal for int() with base 0: '010'
        # expect: 3
        # expect: ValueError negative shift count
        # expect: ValueError negative shift count
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: ZeroDivisionError integer modulo by zero
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: 0.5
        # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
