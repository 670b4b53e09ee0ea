# check with: 3.13
# float.hex, float.fromhex, as_integer_ratio, is_integer.
for number in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 123456.789):
    text = number.hex()
    print(text, float.fromhex(text) == number, number.is_integer() if abs(number) != float("inf") else None)
    # expect: 0x0.0p+0 True True
    # expect: -0x0.0p+0 True True
    # expect: 0x1.0000000000000p+0 True True
    # expect: -0x1.8000000000000p+0 True False
    # expect: 0x1.999999999999ap-4 True False
    # expect: 0x1.7e43c8800759cp+996 True True
    # expect: 0x0.0000000000001p-1022 True False
    # expect: 0x1.0000000000000p-1022 True False
    # expect: 0x1.fffffffffffffp+1023 True True
    # expect: inf True None
    # expect: -inf True None
    # expect: nan False False
    # expect: 0x1.e240c9fbe76c9p+16 True False
for text in ("0x1p0", "0x1.8p1", "1.8", "0X.8P+2", " 0x1p-1074 ", "-0x1.fffffffffffffp+1023", "inf", "-Infinity", "nan", "0x1.00000000000008p0", "0x1.000000000000081p0", "0x1p-1075", "0x1.8p-1075", "ff", "0x10.p-4"):
    print(repr(text), float.fromhex(text))
    # expect: '0x1p0' 1.0
    # expect: '0x1.8p1' 3.0
    # expect: '1.8' 1.5
    # expect: '0X.8P+2' 2.0
    # expect: ' 0x1p-1074 ' 5e-324
    # expect: '-0x1.fffffffffffffp+1023' -1.7976931348623157e+308
    # expect: 'inf' inf
    # expect: '-Infinity' -inf
    # expect: 'nan' nan
    # expect: '0x1.00000000000008p0' 1.0
    # expect: '0x1.000000000000081p0' 1.0000000000000002
    # expect: '0x1p-1075' 0.0
    # expect: '0x1.8p-1075' 5e-324
    # expect: 'ff' 255.0
    # expect: '0x10.p-4' 1.0
for text in ("", "0x", "0x1p", "0x1.p1.0", "x1", "1g", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1p99999999999", "- 1", "0x1 p1", "infi"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)
        # expect: '' ValueError invalid hexadecimal floating-point string
        # expect: '0x' ValueError invalid hexadecimal floating-point string
        # expect: '0x1p' ValueError invalid hexadecimal floating-point string
        # expect: '0x1.p1.0' ValueError invalid hexadecimal floating-point string
        # expect: 'x1' ValueError invalid hexadecimal floating-point string
        # expect: '1g' ValueError invalid hexadecimal floating-point string
        # expect: '0x1p1024' OverflowError hexadecimal value too large to represent as a float
        # expect: '0x1.fffffffffffff8p1023' OverflowError hexadecimal value too large to represent as a float
        # expect: '0x1p99999999999' OverflowError hexadecimal value too large to represent as a float
        # expect: '- 1' ValueError invalid hexadecimal floating-point string
        # expect: '0x1 p1' ValueError invalid hexadecimal floating-point string
        # expect: 'infi' ValueError invalid hexadecimal floating-point string
print((0.75).as_integer_ratio(), (-1e-10).as_integer_ratio(), (1e20).as_integer_ratio(), (2.5).__round__(), (3.5).__round__(), (2.675).__round__(2), (1234.5).__round__(-2), (0.5).__trunc__(), (-1.5).__floor__(), (-1.5).__ceil__())
# expect: (3, 4) (-7737125245533627, 77371252455336267181195264) (100000000000000000000, 1) 2 4 2.67 1200.0 0 -2 -1
class Number(float):
    pass
print(type(Number.fromhex("0x1p1")).__name__, float.__getformat__("double"), (1.5).conjugate(), (1.5).imag, (1.5).__getnewargs__(), hash(1.5), hash(float("inf")), hash(-0.0))
# expect: Number IEEE, little-endian 1.5 0.0 (1.5,) 1152921504606846977 314159 0
for call in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: round(float("inf")), lambda: round(float("nan")), lambda: int(float("inf")), lambda: float.__getformat__("int"), lambda: float.fromhex(1), lambda: float("1_"), lambda: float(""),
             lambda: float([]), lambda: float("1" * 5 + "x"), lambda: (1.5).__round__("a"), lambda: round(1e308, -309), lambda: float(10**400), lambda: float("1e400"), lambda: float(b"1.5"), lambda: float("\u0661.5"), lambda: 1.5 % 0, lambda: 1.5 // 0, lambda: divmod(1.5, 0), lambda: 0.0 ** -1, lambda: (-8.0) ** 0.5):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
        # expect: OverflowError cannot convert Infinity to integer ratio
        # expect: ValueError cannot convert NaN to integer ratio
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError cannot convert float NaN to integer
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError __getformat__() argument 1 must be 'double' or 'float'
        # expect: TypeError bad argument type for built-in operation
        # expect: ValueError could not convert string to float: '1_'
        # expect: ValueError could not convert string to float: ''
        # expect: TypeError float() argument must be a string or a real number, not 'list'
        # expect: ValueError could not convert string to float: '11111x'
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: 0.0
        # expect: OverflowError int too large to convert to float
        # expect: inf
        # expect: 1.5
        # expect: 1.5
        # expect: ZeroDivisionError float modulo by zero
        # expect: ZeroDivisionError float floor division by zero
        # expect: ZeroDivisionError float divmod()
        # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
        # expect: (1.7319121124709868e-16+2.8284271247461903j)
