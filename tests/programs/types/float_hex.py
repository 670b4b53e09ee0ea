# check with: 3.13
# float.hex, float.fromhex, as_integer_ratio, is_integer.
for number in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 123456.789):
    text = number.hex()
    print(text, float.fromhex(text) == number, number.is_integer() if abs(number) != float("inf") else None)
for text in ("0x1p0", "0x1.8p1", "1.8", "0X.8P+2", " 0x1p-1074 ", "-0x1.fffffffffffffp+1023", "inf", "-Infinity", "nan", "0x1.00000000000008p0", "0x1.000000000000081p0", "0x1p-1075", "0x1.8p-1075", "ff", "0x10.p-4"):
    print(repr(text), float.fromhex(text))
for text in ("", "0x", "0x1p", "0x1.p1.0", "x1", "1g", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1p99999999999", "- 1", "0x1 p1", "infi"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)
print((0.75).as_integer_ratio(), (-1e-10).as_integer_ratio(), (1e20).as_integer_ratio(), (2.5).__round__(), (3.5).__round__(), (2.675).__round__(2), (1234.5).__round__(-2), (0.5).__trunc__(), (-1.5).__floor__(), (-1.5).__ceil__())
class Number(float):
    pass
print(type(Number.fromhex("0x1p1")).__name__, float.__getformat__("double"), (1.5).conjugate(), (1.5).imag, (1.5).__getnewargs__(), hash(1.5), hash(float("inf")), hash(-0.0))
for call in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: round(float("inf")), lambda: round(float("nan")), lambda: int(float("inf")), lambda: float.__getformat__("int"), lambda: float.fromhex(1), lambda: float("1_"), lambda: float(""),
             lambda: float([]), lambda: float("1" * 5 + "x"), lambda: (1.5).__round__("a"), lambda: round(1e308, -309), lambda: float(10**400), lambda: float("1e400"), lambda: float(b"1.5"), lambda: float("\u0661.5"), lambda: 1.5 % 0, lambda: 1.5 // 0, lambda: divmod(1.5, 0), lambda: 0.0 ** -1, lambda: (-8.0) ** 0.5):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
