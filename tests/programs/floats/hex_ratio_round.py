# check with: 3.13
# float: hex, fromhex, as_integer_ratio, is_integer, round half even, round to digits, repr, parsing, from other types.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
inf, nan = float("inf"), float("nan")
values = [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0 ** 53, 123456.789, inf, -inf, nan]
for v in values:
    print(repr(v), v.hex(), attempt(v.as_integer_ratio), v.is_integer(), attempt(int, v) if abs(v) < 1e10 else "", float.fromhex(v.hex()) == v)
    # expect: 0.0 0x0.0p+0 (0, 1) True 0 True
    # expect: -0.0 -0x0.0p+0 (0, 1) True 0 True
    # expect: 1.0 0x1.0000000000000p+0 (1, 1) True 1 True
    # expect: -1.5 -0x1.8000000000000p+0 (-3, 2) False -1 True
    # expect: 0.1 0x1.999999999999ap-4 (3602879701896397, 36028797018963968) False 0 True
    # expect: 0.3333333333333333 0x1.5555555555555p-2 (6004799503160661, 18014398509481984) False 0 True
    # expect: 1e+300 0x1.7e43c8800759cp+996 (1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160, 1) True  True
    # expect: 5e-324 0x0.0000000000001p-1022 (1, 202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784) False 0 True
    # expect: 2.2250738585072014e-308 0x1.0000000000000p-1022 (1, 44942328371557897693232629769725618340449424473557664318357520289433168951375240783177119330601884005280028469967848339414697442203604155623211857659868531094441973356216371319075554900311523529863270738021251442209537670585615720368478277635206809290837627671146574559986811484619929076208839082406056034304) False 0 True
    # expect: 1.7976931348623157e+308 0x1.fffffffffffffp+1023 (179769313486231570814527423731704356798070567525844996598917476803157260780028538760589558632766878171540458953514382464234321326889464182768467546703537516986049910576551282076245490090389328944075868508455133942304583236903222948165808559332123348274797826204144723168738177180919299881250404026184124858368, 1) True  True
    # expect: 9007199254740992.0 0x1.0000000000000p+53 (9007199254740992, 1) True  True
    # expect: 123456.789 0x1.e240c9fbe76c9p+16 (8483885939586761, 68719476736) False 123456 True
    # expect: inf inf OverflowError: cannot convert Infinity to integer ratio False  True
    # expect: -inf -inf OverflowError: cannot convert Infinity to integer ratio False  True
    # expect: nan nan ValueError: cannot convert NaN to integer ratio False  False
for text in ("0x1p0", "0x.8p1", "-0x1.8p+3", "1", "0xA", "1.8p2", "inf", "-Infinity", "nan", " 0x1p-1074 ", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p1023", "0x1p1024", "0x", "", "0x1p", "g", "0x1.p1", "1_0", "0x1p99999999999999999999", "0x1p-99999999999999999999"):
    print(repr(text), attempt(float.fromhex, text))
    # expect: '0x1p0' 1.0
    # expect: '0x.8p1' 1.0
    # expect: '-0x1.8p+3' -12.0
    # expect: '1' 1.0
    # expect: '0xA' 10.0
    # expect: '1.8p2' 6.0
    # expect: 'inf' inf
    # expect: '-Infinity' -inf
    # expect: 'nan' nan
    # expect: ' 0x1p-1074 ' 5e-324
    # expect: '0x1p-1075' 0.0
    # expect: '0x1.8p-1075' 5e-324
    # expect: '0x1.fffffffffffff8p1023' OverflowError: hexadecimal value too large to represent as a float
    # expect: '0x1p1024' OverflowError: hexadecimal value too large to represent as a float
    # expect: '0x' ValueError: invalid hexadecimal floating-point string
    # expect: '' ValueError: invalid hexadecimal floating-point string
    # expect: '0x1p' ValueError: invalid hexadecimal floating-point string
    # expect: 'g' ValueError: invalid hexadecimal floating-point string
    # expect: '0x1.p1' 2.0
    # expect: '1_0' ValueError: invalid hexadecimal floating-point string
    # expect: '0x1p99999999999999999999' OverflowError: hexadecimal value too large to represent as a float
    # expect: '0x1p-99999999999999999999' 0.0
for v in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370497.5, 1e20, 2.675, 1e-10):
    print(v, round(v), round(v, 1), round(v, 2), round(v, -1), repr(round(v, 0)))
    # expect: 0.5 0 0.5 0.5 0.0 0.0
    # expect: 1.5 2 1.5 1.5 0.0 2.0
    # expect: 2.5 2 2.5 2.5 0.0 2.0
    # expect: -0.5 0 -0.5 -0.5 -0.0 -0.0
    # expect: -1.5 -2 -1.5 -1.5 -0.0 -2.0
    # expect: -2.5 -2 -2.5 -2.5 -0.0 -2.0
    # expect: 0.49999999999999994 0 0.5 0.5 0.0 0.0
    # expect: 4503599627370498.0 4503599627370498 4503599627370498.0 4503599627370498.0 4503599627370500.0 4503599627370498.0
    # expect: 1e+20 100000000000000000000 1e+20 1e+20 1e+20 1e+20
    # expect: 2.675 3 2.7 2.67 0.0 3.0
    # expect: 1e-10 0 0.0 0.0 0.0 0.0
print(round(1234567, -3), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, -1), round(10 ** 30 + 5 * 10 ** 19, -20), round(7, 5), round(7, -100))
# expect: 1235000 1200 1400 -1200 20 20 0 1000000000000000000000000000000 7 0
print(attempt(round, inf), attempt(round, nan), round(inf, 2), round(nan, 2), attempt(round, 1.5, "x"), attempt(round, "x"), round(1.5, 400), round(1.5, -400), round(1e308, -308), attempt(round, 1.7e308, -308), round(True), round(2.5, True))
# expect: OverflowError: cannot convert float infinity to integer ValueError: cannot convert float NaN to integer inf nan TypeError: 'str' object cannot be interpreted as an integer TypeError: type str doesn't define __round__ method 1.5 0.0 1e+308 OverflowError: rounded value too large to represent 1 2.5
for text in ("1.5", " 1.5\n", "1e5", "1E-5", ".5", "5.", "+.5e+1", "1_000.5", "inf", "-INF", "infinity", "NaN", "-nan", "1e400", "-1e400", "1e-400", "٣.٥", "", " ", ".", "e5", "1e", "1_", "_1", "1__0", "0x10", "1,5", "1.5.5", "--1", "\x00", "1\x00"):
    print(ascii(text), attempt(float, text))
    # expect: '1.5' 1.5
    # expect: ' 1.5\n' 1.5
    # expect: '1e5' 100000.0
    # expect: '1E-5' 1e-05
    # expect: '.5' 0.5
    # expect: '5.' 5.0
    # expect: '+.5e+1' 5.0
    # expect: '1_000.5' 1000.5
    # expect: 'inf' inf
    # expect: '-INF' -inf
    # expect: 'infinity' inf
    # expect: 'NaN' nan
    # expect: '-nan' nan
    # expect: '1e400' inf
    # expect: '-1e400' -inf
    # expect: '1e-400' 0.0
    # expect: '\u0663.\u0665' 3.5
    # expect: '' ValueError: could not convert string to float: ''
    # expect: ' ' ValueError: could not convert string to float: ' '
    # expect: '.' ValueError: could not convert string to float: '.'
    # expect: 'e5' ValueError: could not convert string to float: 'e5'
    # expect: '1e' ValueError: could not convert string to float: '1e'
    # expect: '1_' ValueError: could not convert string to float: '1_'
    # expect: '_1' ValueError: could not convert string to float: '_1'
    # expect: '1__0' ValueError: could not convert string to float: '1__0'
    # expect: '0x10' ValueError: could not convert string to float: '0x10'
    # expect: '1,5' ValueError: could not convert string to float: '1,5'
    # expect: '1.5.5' ValueError: could not convert string to float: '1.5.5'
    # expect: '--1' ValueError: could not convert string to float: '--1'
    # expect: '\x00' ValueError: could not convert string to float: '\x00'
    # expect: '1\x00' ValueError: could not convert string to float: '1\x00'
for v in (b"2.5", bytearray(b"1e2"), memoryview(b"3"), 10 ** 400, -10 ** 400, 2 ** 1024 - 2 ** 970, None, [], 1j, True, 2 ** 53 + 1):
    print(attempt(float, v))
    # expect: 2.5
    # expect: 100.0
    # expect: 3.0
    # expect: OverflowError: int too large to convert to float
    # expect: OverflowError: int too large to convert to float
    # expect: OverflowError: int too large to convert to float
    # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
    # expect: TypeError: float() argument must be a string or a real number, not 'list'
    # expect: TypeError: float() argument must be a string or a real number, not 'complex'
    # expect: 1.0
    # expect: 9007199254740992.0
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __float__(self): return 3
class Sub(float):
    def __float__(self): return 9.0
print(float(F()), float(I()), attempt(float, Bad()), float(Sub(1.5)), Sub(1.5), Sub("2.5") + 0, attempt(Sub.fromhex, "0x2p0"), type(Sub.fromhex("0x2p0")).__name__)
# expect: 2.5 7.0 TypeError: Bad.__float__ returned non-float (type int) 9.0 1.5 2.5 2.0 Sub
for v in (1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.0001234, 1.1, 100.0, 9007199254740993.0, 4.35, 0.1 + 0.2, 1e22, 1e23, 5e-324, 1.5e-310):
    print(repr(v), str(v), "%r" % v, f"{v}", v.__format__(""))
    # expect: 1000000000000000.0 1000000000000000.0 1000000000000000.0 1000000000000000.0 1000000000000000.0
    # expect: 1e+16 1e+16 1e+16 1e+16 1e+16
    # expect: 1e+17 1e+17 1e+17 1e+17 1e+17
    # expect: 1.2345678901234568e+17 1.2345678901234568e+17 1.2345678901234568e+17 1.2345678901234568e+17 1.2345678901234568e+17
    # expect: 0.0001 0.0001 0.0001 0.0001 0.0001
    # expect: 1e-05 1e-05 1e-05 1e-05 1e-05
    # expect: 0.0001234 0.0001234 0.0001234 0.0001234 0.0001234
    # expect: 1.1 1.1 1.1 1.1 1.1
    # expect: 100.0 100.0 100.0 100.0 100.0
    # expect: 9007199254740992.0 9007199254740992.0 9007199254740992.0 9007199254740992.0 9007199254740992.0
    # expect: 4.35 4.35 4.35 4.35 4.35
    # expect: 0.30000000000000004 0.30000000000000004 0.30000000000000004 0.30000000000000004 0.30000000000000004
    # expect: 1e+22 1e+22 1e+22 1e+22 1e+22
    # expect: 1e+23 1e+23 1e+23 1e+23 1e+23
    # expect: 5e-324 5e-324 5e-324 5e-324 5e-324
    # expect: 1.5e-310 1.5e-310 1.5e-310 1.5e-310 1.5e-310
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), divmod(7.5, -2), -0.0 % 1, 1e308 * 10, -1e308 * 10, inf - inf, inf // 1, 1 % inf, -1 % inf, 5.0 // inf, -5.0 // inf)
# expect: 3.0 -4.0 1.5 0.5 -0.5 (-4.0, 0.5) (-4.0, -0.5) 0.0 inf -inf nan nan 1.0 inf 0.0 -1.0
print(2.0 ** 0.5, (-8) ** (1 / 3), 0.0 ** 0, inf ** 0, nan ** 0, 1.0 ** nan, (-1.0) ** inf, 0.5 ** -inf, attempt(lambda: 0.0 ** -1), attempt(lambda: 10.0 ** 400), attempt(lambda: (-1e200) ** 3.0), 2.0 ** -1074, 2.0 ** -1075)
# expect: 1.4142135623730951 (1.0000000000000002+1.7320508075688772j) 1.0 1.0 1.0 1.0 1.0 inf ZeroDivisionError: 0.0 cannot be raised to a negative power OverflowError: (34, 'Numerical result out of range') OverflowError: (34, 'Numerical result out of range') 5e-324 0.0
print(float.__getformat__("double"), float.fromhex.__name__, (1.5).real, (1.5).imag, (1.5).conjugate(), attempt(lambda: 1.5 % 0), attempt(lambda: 1.5 // 0), attempt(lambda: 1 / 0.0), attempt(divmod, 1.5, 0), attempt(lambda: 1.5 & 1))
# expect: IEEE, little-endian fromhex 1.5 0.0 1.5 ZeroDivisionError: float modulo by zero ZeroDivisionError: float floor division by zero ZeroDivisionError: float division by zero ZeroDivisionError: float divmod() TypeError: unsupported operand type(s) for &: 'float' and 'int'
