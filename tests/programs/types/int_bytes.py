# check with: 3.13
# int.to_bytes, int.from_bytes, bit_length, bit_count, as_integer_ratio.
for number, length, order, signed in ((1, 2, "big", False), (258, 2, "little", False), (-1, 3, "big", True), (-129, 2, "little", True), (2**64, 9, "big", False), (0, 0, "big", False), (127, 1, "big", True)):
    data = number.to_bytes(length, order, signed=signed)
    print(number, data, int.from_bytes(data, order, signed=signed) == number)
    # expect: 1 b'\x00\x01' True
    # expect: 258 b'\x02\x01' True
    # expect: -1 b'\xff\xff\xff' True
    # expect: -129 b'\x7f\xff' True
    # expect: 18446744073709551616 b'\x01\x00\x00\x00\x00\x00\x00\x00\x00' True
    # expect: 0 b'' True
    # expect: 127 b'\x7f' True
print((5).to_bytes(), (5).to_bytes(3), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 2, 3], "little"), int.from_bytes(bytearray(b"\xff"), signed=True))
# expect: b'\x05' b'\x00\x00\x05' 258 197121 -1
class Bits(int):
    pass
print(type(Bits.from_bytes(b"\x05")).__name__, Bits.from_bytes(b"\x05"), bool.from_bytes(b"\x01"))
# expect: Bits 5 True
class Exporting:
    def __bytes__(self):
        return b"\x02\x00"
print(int.from_bytes(Exporting(), "big"), (2**100).bit_length(), (-5).bit_length(), (2**70 - 1).bit_count(), (-7).bit_count(), (6).as_integer_ratio())
# expect: 512 101 3 70 3 (6, 1)
print((7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (7).is_integer(), True.real, (3).__round__(), (1234).__round__(-2), round(1250, -2), round(1350, -2), (-15).__round__(-1))
# expect: 7 7 0 7 1 True 1 3 1200 1200 1400 -20
print((7).__floor__(), (7).__ceil__(), (7).__trunc__(), (-7).__abs__(), (5).__divmod__(3), (5).__rdivmod__(13), (2).__pow__(5, 7), (2).__pow__(-1, 7), (5).__bool__(), (0).__bool__())
# expect: 7 7 7 7 (1, 2) (2, 3) 4 4 True False
for call in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("a", "big"),
             lambda: int.from_bytes(5, "big"), lambda: int.from_bytes([256], "big"), lambda: (1).to_bytes("a", "big"), lambda: (1).to_bytes(1, 5), lambda: bool.from_bytes(), lambda: (5).__round__("a"), lambda: (2).__pow__(5, 0), lambda: pow(2, -1, 4)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: OverflowError int too big to convert
        # expect: OverflowError can't convert negative int to unsigned
        # expect: OverflowError int too big to convert
        # expect: ValueError length argument must be non-negative
        # expect: ValueError byteorder must be either 'little' or 'big'
        # expect: TypeError cannot convert 'str' object to bytes
        # expect: TypeError cannot convert 'int' object to bytes
        # expect: ValueError bytes must be in range(0, 256)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError to_bytes() argument 'byteorder' must be str, not int
        # expect: TypeError from_bytes() missing required argument 'bytes' (pos 1)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError pow() 3rd argument cannot be 0
        # expect: ValueError base is not invertible for the given modulus
