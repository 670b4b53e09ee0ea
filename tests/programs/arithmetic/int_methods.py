# Methods and attributes of int, and conversions to it.
print((5).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 64).bit_length())  # expect: 3 0 9 65
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True))
# expect: b'\x01\x02' b'\x02\x01\x00\x00' b'\xff\xfe'
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xfe\xff", "little", signed=True))
# expect: 258 -2
print((7).real, (7).imag, (7).numerator, (7).denominator, (7).conjugate())  # expect: 7 0 7 1 7
print(int("42"), int("-17"), int("  8  "), int("1_000"), int("ff", 16), int("0x1F", 0), int("101", 2), int("z", 36))
# expect: 42 -17 8 1000 255 31 5 35
print(int(3.99), int(-3.99), int(True), int(1e15))  # expect: 3 -3 1 1000000000000000
for bad in ("", "4.5", "abc", "0x10", "1__0"):
    try:
        print(int(bad))
    except ValueError as error:
        print(error)
        # expect: invalid literal for int() with base 10: ''
        # expect: invalid literal for int() with base 10: '4.5'
        # expect: invalid literal for int() with base 10: 'abc'
        # expect: invalid literal for int() with base 10: '0x10'
        # expect: invalid literal for int() with base 10: '1__0'
for bad in (None, []):
    try:
        int(bad)
    except TypeError:
        print("TypeError")
        # expect: TypeError
        # expect: TypeError
try:
    int("12", 1)
except ValueError as error:
    print(error)  # expect: int() base must be >= 2 and <= 36, or 0
