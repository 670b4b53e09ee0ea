# check with: 3.13
# int() of text: bases, underscores, white space, Unicode digits, the limit of 4300 digits, errors; and the way back.
import sys
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        text = str(error)
        return "%s: %s" % (type(error).__name__, text if len(text) < 150 else text[:60] + "..." + text[-40:])
for text in ("0", " 12 ", "\n-7\t", "+5", "1_000", "0b101", "0x_ff", "00", "007", "٣٤", "１２", "- 1", "1__0", "_1", "1_", "", " ", "1 2", "1.0", "1e3", "0x", "++1", "\x001", "1\x00", "a", "é", "\ud800", "𝟏"):
    print(ascii(text), attempt(int, text), "|", attempt(int, text, 0))
    # expect: '0' 0 | 0
    # expect: ' 12 ' 12 | 12
    # expect: '\n-7\t' -7 | -7
    # expect: '+5' 5 | 5
    # expect: '1_000' 1000 | 1000
    # expect: '0b101' ValueError: invalid literal for int() with base 10: '0b101' | 5
    # expect: '0x_ff' ValueError: invalid literal for int() with base 10: '0x_ff' | 255
    # expect: '00' 0 | 0
    # expect: '007' 7 | ValueError: invalid literal for int() with base 0: '007'
    # expect: '\u0663\u0664' 34 | 34
    # expect: '\uff11\uff12' 12 | 12
    # expect: '- 1' ValueError: invalid literal for int() with base 10: '- 1' | ValueError: invalid literal for int() with base 0: '- 1'
    # expect: '1__0' ValueError: invalid literal for int() with base 10: '1__0' | ValueError: invalid literal for int() with base 0: '1__0'
    # expect: '_1' ValueError: invalid literal for int() with base 10: '_1' | ValueError: invalid literal for int() with base 0: '_1'
    # expect: '1_' ValueError: invalid literal for int() with base 10: '1_' | ValueError: invalid literal for int() with base 0: '1_'
    # expect: '' ValueError: invalid literal for int() with base 10: '' | ValueError: invalid literal for int() with base 0: ''
    # expect: ' ' ValueError: invalid literal for int() with base 10: ' ' | ValueError: invalid literal for int() with base 0: ' '
    # expect: '1 2' ValueError: invalid literal for int() with base 10: '1 2' | ValueError: invalid literal for int() with base 0: '1 2'
    # expect: '1.0' ValueError: invalid literal for int() with base 10: '1.0' | ValueError: invalid literal for int() with base 0: '1.0'
    # expect: '1e3' ValueError: invalid literal for int() with base 10: '1e3' | ValueError: invalid literal for int() with base 0: '1e3'
    # expect: '0x' ValueError: invalid literal for int() with base 10: '0x' | ValueError: invalid literal for int() with base 0: '0x'
    # expect: '++1' ValueError: invalid literal for int() with base 10: '++1' | ValueError: invalid literal for int() with base 0: '++1'
    # expect: '\x001' ValueError: invalid literal for int() with base 10: '\x001' | ValueError: invalid literal for int() with base 0: '\x001'
    # expect: '1\x00' ValueError: invalid literal for int() with base 10: '1\x00' | ValueError: invalid literal for int() with base 0: '1\x00'
    # expect: 'a' ValueError: invalid literal for int() with base 10: 'a' | ValueError: invalid literal for int() with base 0: 'a'
    # expect: '\xe9' ValueError: invalid literal for int() with base 10: 'é' | ValueError: invalid literal for int() with base 0: 'é'
    # expect: '\ud800' ValueError: invalid literal for int() with base 10: '\ud800' | ValueError: invalid literal for int() with base 0: '\ud800'
    # expect: '\U0001d7cf' 1 | 1
for base in (2, 8, 10, 16, 36, 0, 1, 37, -1, 2 ** 70):
    print(base, attempt(int, "101", base), attempt(int, "zz", base), attempt(int, "0o17", base), attempt(int, "0b1", base))
    # expect: 2 5 ValueError: invalid literal for int() with base 2: 'zz' ValueError: invalid literal for int() with base 2: '0o17' 1
    # expect: 8 65 ValueError: invalid literal for int() with base 8: 'zz' 15 ValueError: invalid literal for int() with base 8: '0b1'
    # expect: 10 101 ValueError: invalid literal for int() with base 10: 'zz' ValueError: invalid literal for int() with base 10: '0o17' ValueError: invalid literal for int() with base 10: '0b1'
    # expect: 16 257 ValueError: invalid literal for int() with base 16: 'zz' ValueError: invalid literal for int() with base 16: '0o17' 177
    # expect: 36 1297 1295 31147 397
    # expect: 0 101 ValueError: invalid literal for int() with base 0: 'zz' 15 1
    # expect: 1 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0
    # expect: 37 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0
    # expect: -1 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0
    # expect: 1180591620717411303424 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0 ValueError: int() base must be >= 2 and <= 36, or 0
for value in (b"12", bytearray(b" 34 "), memoryview(b"56"), b"1\xff", b"", "x" * 300, 3.9, -3.9, float("inf"), float("nan"), None, [], 1j, True):
    print(attempt(int, value))
    # expect: 12
    # expect: 34
    # expect: 56
    # expect: ValueError: invalid literal for int() with base 10: b'1\xff'
    # expect: ValueError: invalid literal for int() with base 10: b''
    # expect: ValueError: invalid literal for int() with base 10: 'xxxxxxxxxxxxxxxxxxx...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    # expect: 3
    # expect: -3
    # expect: OverflowError: cannot convert float infinity to integer
    # expect: ValueError: cannot convert float NaN to integer
    # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
    # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
    # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
    # expect: 1
print(attempt(int, 5, 10), attempt(int, b"z", 36), attempt(int, base=10), attempt(int, "5", base=2), attempt(int, x="5"), attempt(int, "1", 2.0), int(), int("-0"))
# expect: TypeError: int() can't convert non-string with explicit base 35 TypeError: int() missing string argument ValueError: invalid literal for int() with base 2: '5' TypeError: int() got an unexpected keyword argument 'x' TypeError: 'float' object cannot be interpreted as an integer 0 0
class Int:
    def __int__(self): return 5
class Index:
    def __index__(self): return 6
class Trunc:
    def __trunc__(self): return 7
class Str(str): pass
class Sub(int): pass
print(int(Int()), int(Index()), attempt(int, Trunc()), int(Str("8")), type(int(Sub(9))), int("12", Index()), Sub("11", 2) + 0)
# expect: 5 6 7 8 <class 'int'> 8 3
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold, sys.int_info.bits_per_digit)
# expect: 4300 4300 640 30
limit = 4300
big = 10 ** limit
print(len(str(big - 1)), attempt(str, big), attempt(repr, -big), attempt("{}".format, big), attempt("%d".__mod__, big), attempt(format, big, ","))
# expect: 4300 ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(int("9" * limit) == big - 1, attempt(int, "1" * (limit + 1)), attempt(int, "-" + "1" * (limit + 1)), attempt(int, "1_" * limit + "1"), len(hex(big)), int(hex(big), 16) == big, int("1" * 9000, 2) > 0)
# expect: True ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit 3574 True True
print(attempt(int, " " + "0" * 5000), attempt(int, "0" * 4000 + "1" * 299), attempt(float, "1" * 5000) == float("inf"))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit 11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111 True
try:
    sys.set_int_max_str_digits(640)
    print(attempt(str, 10 ** 640), len(str(10 ** 639)), attempt(int, "7" * 641))
    # expect: ValueError: Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit 640 ValueError: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
    sys.set_int_max_str_digits(0)
    n = 3 ** 20000
    print(len(str(n)), int(str(n)) == n, str(n)[:12], str(n)[-12:], len(str(10 ** 5000)))
    # expect: 9543 True 266130342721 253104400001 5001
    for wrong in (639, -1, "x", 2.0): print(attempt(sys.set_int_max_str_digits, wrong))
    # expect: ValueError: maxdigits must be 0 or larger than 640
    # expect: ValueError: maxdigits must be 0 or larger than 640
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: 'float' object cannot be interpreted as an integer
finally:
    sys.set_int_max_str_digits(4300)
for width in (63, 64, 65, 127, 128, 129, 1000):
    n = 2 ** width
    print(width, n.bit_length(), (n - 1).bit_count(), int(str(n)) == n, int(bin(n), 2) == n, int(oct(-n), 8) == -n, int("%x" % n, 16) == n, (-n) >> width, (n - 1) >> (width - 1))
    # expect: 63 64 63 True True True True -1 1
    # expect: 64 65 64 True True True True -1 1
    # expect: 65 66 65 True True True True -1 1
    # expect: 127 128 127 True True True True -1 1
    # expect: 128 129 128 True True True True -1 1
    # expect: 129 130 129 True True True True -1 1
    # expect: 1000 1001 1000 True True True True -1 1
