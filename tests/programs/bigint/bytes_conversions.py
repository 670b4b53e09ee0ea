# check with: 3.11+
# int.from_bytes and to_bytes: lengths, orders, signs, errors; as_integer_ratio, bit_length, bit_count, is_integer, conjugate.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
for n in (0, 1, 127, 128, 255, 256, 65535, 2 ** 31, 2 ** 63 - 1, 2 ** 64, 10 ** 30):
    size = (n.bit_length() + 7) // 8 or 1
    big, little = n.to_bytes(size, "big"), n.to_bytes(size, "little")
    print(n, big, little == big[::-1], int.from_bytes(big, "big") == n, int.from_bytes(little, "little") == n, attempt(n.to_bytes, size, "big", signed=True))
    # expect: 0 b'\x00' True True True b'\x00'
    # expect: 1 b'\x01' True True True b'\x01'
    # expect: 127 b'\x7f' True True True b'\x7f'
    # expect: 128 b'\x80' True True True OverflowError: int too big to convert
    # expect: 255 b'\xff' True True True OverflowError: int too big to convert
    # expect: 256 b'\x01\x00' True True True b'\x01\x00'
    # expect: 65535 b'\xff\xff' True True True OverflowError: int too big to convert
    # expect: 2147483648 b'\x80\x00\x00\x00' True True True OverflowError: int too big to convert
    # expect: 9223372036854775807 b'\x7f\xff\xff\xff\xff\xff\xff\xff' True True True b'\x7f\xff\xff\xff\xff\xff\xff\xff'
    # expect: 18446744073709551616 b'\x01\x00\x00\x00\x00\x00\x00\x00\x00' True True True b'\x01\x00\x00\x00\x00\x00\x00\x00\x00'
    # expect: 1000000000000000000000000000000 b'\x0c\x9f,\x9c\xd0Ft\xed\xea@\x00\x00\x00' True True True b'\x0c\x9f,\x9c\xd0Ft\xed\xea@\x00\x00\x00'
for n in (-1, -128, -129, -2 ** 15, -2 ** 31 - 1, -2 ** 63, -10 ** 20):
    size = n.bit_length() // 8 + 1
    data = n.to_bytes(size, "little", signed=True)
    print(n, data, int.from_bytes(data, "little", signed=True) == n, int.from_bytes(data, "little"), attempt(n.to_bytes, size, "little"))
    # expect: -1 b'\xff' True 255 OverflowError: can't convert negative int to unsigned
    # expect: -128 b'\x80\xff' True 65408 OverflowError: can't convert negative int to unsigned
    # expect: -129 b'\x7f\xff' True 65407 OverflowError: can't convert negative int to unsigned
    # expect: -32768 b'\x00\x80\xff' True 16744448 OverflowError: can't convert negative int to unsigned
    # expect: -2147483649 b'\xff\xff\xff\x7f\xff' True 1097364144127 OverflowError: can't convert negative int to unsigned
    # expect: -9223372036854775808 b'\x00\x00\x00\x00\x00\x00\x00\x80\xff' True 4713143110832790437888 OverflowError: can't convert negative int to unsigned
    # expect: -100000000000000000000 b'\x00\x00\xf0\x9c\xd2\xa18\x94\xfa' True 4622366482869645213696 OverflowError: can't convert negative int to unsigned
print((5).to_bytes(0 + 10, "big"), (0).to_bytes(0, "big"), attempt((1).to_bytes, 0, "big"), attempt((1).to_bytes, -1, "big"), attempt((256).to_bytes, 1, "big"), attempt((1).to_bytes, 1, "middle"),
      attempt((1).to_bytes, "x", "big"), attempt((1).to_bytes, 1, 5), attempt((1).to_bytes, 1, "big", True))
      # expect: b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05' b'' OverflowError: int too big to convert ValueError: length argument must be non-negative OverflowError: int too big to convert ValueError: byteorder must be either 'little' or 'big' TypeError: 'str' object cannot be interpreted as an integer TypeError: to_bytes() argument 'byteorder' must be str, not int TypeError: to_bytes() takes at most 2 positional arguments (3 given)
for data in (b"", b"\x80", bytearray(b"\x01\x02"), [1, 2, 3], (255,), range(3), memoryview(b"\xff\xfe"), iter([7, 8])):
    print(type(data).__name__, attempt(int.from_bytes, data, "big"), end=" ")
print()
# expect: bytes 0 bytes 128 bytearray 258 list 66051 tuple 255 range 258 memoryview 65534 list_iterator 1800 
print(attempt(int.from_bytes, [256], "big"), attempt(int.from_bytes, ["a"], "big"), attempt(int.from_bytes, "abc", "big"), attempt(int.from_bytes, 5, "big"), attempt(int.from_bytes, b"a", "x"))
# expect: ValueError: bytes must be in range(0, 256) TypeError: 'str' object cannot be interpreted as an integer TypeError: cannot convert 'str' object to bytes TypeError: cannot convert 'int' object to bytes ValueError: byteorder must be either 'little' or 'big'
class Bytes:
    def __bytes__(self): return b"\x01\x00"
class Sub(int):
    def __new__(cls, *args): made.append(args); return super().__new__(cls, *args)
made = []
print(int.from_bytes(Bytes(), "big"), type(Sub.from_bytes(b"\x05", "big")).__name__, made, attempt(bool.from_bytes, b"\x05", "big"), bool.from_bytes(b"", "big"))
# expect: 256 Sub [(5,)] True False
for n in (0, 1, -1, 5, -6, 2 ** 64, -(2 ** 64) + 1, 10 ** 40):
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.numerator, n.denominator, n.real, n.imag, n.conjugate(), n.__index__(), (~n).bit_length())
    # expect: 0 0 0 (0, 1) 0 1 0 0 0 0 1
    # expect: 1 1 1 (1, 1) 1 1 1 0 1 1 2
    # expect: -1 1 1 (-1, 1) -1 1 -1 0 -1 -1 0
    # expect: 5 3 2 (5, 1) 5 1 5 0 5 5 3
    # expect: -6 3 2 (-6, 1) -6 1 -6 0 -6 -6 3
    # expect: 18446744073709551616 65 1 (18446744073709551616, 1) 18446744073709551616 1 18446744073709551616 0 18446744073709551616 18446744073709551616 65
    # expect: -18446744073709551615 64 64 (-18446744073709551615, 1) -18446744073709551615 1 -18446744073709551615 0 -18446744073709551615 -18446744073709551615 64
    # expect: 10000000000000000000000000000000000000000 133 53 (10000000000000000000000000000000000000000, 1) 10000000000000000000000000000000000000000 1 10000000000000000000000000000000000000000 0 10000000000000000000000000000000000000000 10000000000000000000000000000000000000000 133
print((True).as_integer_ratio(), type(True.numerator), True.bit_length(), (3).__class__, int.from_bytes.__name__)
# expect: (1, 1) <class 'int'> 1 <class 'int'> from_bytes
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (10 ** 30, 7), (-10 ** 30, 7), (10 ** 30, -10 ** 10 - 1), (5, 10 ** 20), (-5, 10 ** 20)):
    print(a // b, a % b, divmod(a, b), divmod(a, b) == (a // b, a % b), a == b * (a // b) + a % b, round(a / b, 6))
    # expect: 3 1 (3, 1) True True 3.5
    # expect: -4 1 (-4, 1) True True -3.5
    # expect: -4 -1 (-4, -1) True True -3.5
    # expect: 3 -1 (3, -1) True True 3.5
    # expect: 142857142857142857142857142857 1 (142857142857142857142857142857, 1) True True 1.4285714285714285e+29
    # expect: -142857142857142857142857142858 6 (-142857142857142857142857142858, 6) True True -1.4285714285714285e+29
    # expect: -99999999990000000001 -1 (-99999999990000000001, -1) True True -9.999999999e+19
    # expect: 0 5 (0, 5) True True 0.0
    # expect: -1 99999999999999999995 (-1, 99999999999999999995) True True -0.0
for a, b in ((6, 3), (-6, 3), (12345678901234567890, 98765432109876543210), (-1, 2 ** 70), (2 ** 70, 2 ** 70 - 1), (-2 ** 70, -1)):
    print(a & b, a | b, a ^ b, a & ~b, (a & b) + (a | b) == a + b, (a ^ b) == (a | b) - (a & b))
    # expect: 2 7 5 4 True True
    # expect: 2 -5 -7 -8 True True
    # expect: 721711774025779906 110389399237085331194 109667687463059551288 11623967127208787984 True True
    # expect: 1180591620717411303424 -1 -1180591620717411303425 -1180591620717411303425 True True
    # expect: 0 2361183241434822606847 2361183241434822606847 1180591620717411303424 True True
    # expect: -1180591620717411303424 -1 1180591620717411303423 0 True True
for shift in (0, 1, 31, 32, 62, 63, 64, 100): print(1 << shift, -1 << shift, (3 << 70) >> shift, (-3 << 70) >> shift)
# expect: 1 -1 3541774862152233910272 -3541774862152233910272
# expect: 2 -2 1770887431076116955136 -1770887431076116955136
# expect: 2147483648 -2147483648 1649267441664 -1649267441664
# expect: 4294967296 -4294967296 824633720832 -824633720832
# expect: 4611686018427387904 -4611686018427387904 768 -768
# expect: 9223372036854775808 -9223372036854775808 384 -384
# expect: 18446744073709551616 -18446744073709551616 192 -192
# expect: 1267650600228229401496703205376 -1267650600228229401496703205376 0 -1
print(attempt(lambda: 1 << -1), attempt(lambda: 1 >> -1), attempt(lambda: 1 << 10 ** 30), 1 >> 10 ** 30, -1 >> 10 ** 30, 0 << 10 ** 30, attempt(lambda: 1 << 1.0))
# expect: ValueError: negative shift count ValueError: negative shift count OverflowError: too many digits in integer 0 -1 0 TypeError: unsupported operand type(s) for <<: 'int' and 'float'
