# check with: 3.12+
# _struct: every code with limits, padding, byte orders, repeat counts, wrong values, iteration, packing into buffers.
import _struct as struct
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, ascii(str(error)))
for code, low, high in (("b", -128, 127), ("B", 0, 255), ("h", -2 ** 15, 2 ** 15 - 1), ("H", 0, 2 ** 16 - 1), ("i", -2 ** 31, 2 ** 31 - 1), ("I", 0, 2 ** 32 - 1), ("q", -2 ** 63, 2 ** 63 - 1), ("Q", 0, 2 ** 64 - 1), ("l", -2 ** 63, 2 ** 63 - 1), ("n", -2 ** 63, 2 ** 63 - 1)):
    print(code, struct.calcsize(code), struct.pack(code, low), struct.unpack(code, struct.pack(code, high))[0] == high, attempt(struct.pack, code, high + 1), attempt(struct.pack, code, low - 1), attempt(struct.pack, code, 1.5), attempt(struct.pack, code, "x"))
    # expect: b 1 b'\x80' True error: "'b' format requires -128 <= number <= 127" error: "'b' format requires -128 <= number <= 127" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: B 1 b'\x00' True error: "'B' format requires 0 <= number <= 255" error: "'B' format requires 0 <= number <= 255" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: h 2 b'\x00\x80' True error: "'h' format requires -32768 <= number <= 32767" error: "'h' format requires -32768 <= number <= 32767" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: H 2 b'\x00\x00' True error: "'H' format requires 0 <= number <= 65535" error: "'H' format requires 0 <= number <= 65535" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: i 4 b'\x00\x00\x00\x80' True error: "'i' format requires -2147483648 <= number <= 2147483647" error: "'i' format requires -2147483648 <= number <= 2147483647" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: I 4 b'\x00\x00\x00\x00' True error: "'I' format requires 0 <= number <= 4294967295" error: "'I' format requires 0 <= number <= 4294967295" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: q 8 b'\x00\x00\x00\x00\x00\x00\x00\x80' True error: "'q' format requires -9223372036854775808 <= number <= 9223372036854775807" error: "'q' format requires -9223372036854775808 <= number <= 9223372036854775807" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: Q 8 b'\x00\x00\x00\x00\x00\x00\x00\x00' True error: "'Q' format requires 0 <= number <= 18446744073709551615" error: "'Q' format requires 0 <= number <= 18446744073709551615" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: l 8 b'\x00\x00\x00\x00\x00\x00\x00\x80' True error: "'l' format requires -9223372036854775808 <= number <= 9223372036854775807" error: "'l' format requires -9223372036854775808 <= number <= 9223372036854775807" error: 'required argument is not an integer' error: 'required argument is not an integer'
    # expect: n 8 b'\x00\x00\x00\x00\x00\x00\x00\x80' True error: "'n' format requires -9223372036854775808 <= number <= 9223372036854775807" error: "'n' format requires -9223372036854775808 <= number <= 9223372036854775807" error: 'required argument is not an integer' error: 'required argument is not an integer'
for order in "@=<>!": print(order, struct.pack(order + "hi", 1, 2), struct.calcsize(order + "bhiq"), struct.calcsize(order + "qb"), struct.pack(order + "f", 1.5), struct.pack(order + "d", -0.1))
# expect: @ b'\x01\x00\x00\x00\x02\x00\x00\x00' 16 9 b'\x00\x00\xc0?' b'\x9a\x99\x99\x99\x99\x99\xb9\xbf'
# expect: = b'\x01\x00\x02\x00\x00\x00' 15 9 b'\x00\x00\xc0?' b'\x9a\x99\x99\x99\x99\x99\xb9\xbf'
# expect: < b'\x01\x00\x02\x00\x00\x00' 15 9 b'\x00\x00\xc0?' b'\x9a\x99\x99\x99\x99\x99\xb9\xbf'
# expect: > b'\x00\x01\x00\x00\x00\x02' 15 9 b'?\xc0\x00\x00' b'\xbf\xb9\x99\x99\x99\x99\x99\x9a'
# expect: ! b'\x00\x01\x00\x00\x00\x02' 15 9 b'?\xc0\x00\x00' b'\xbf\xb9\x99\x99\x99\x99\x99\x9a'
for fmt, args in (("3s", (b"abcd",)), ("5s", (b"ab",)), ("s", (b"x",)), ("0s", (b"x",)), ("5p", (b"abcdefg",)), ("3p", (b"a",)), ("c", (b"a",)), ("c", (b"ab",)), ("c", (97,)), ("?", ([],)), ("?", ("x",)), ("3h", (1, 2, 3)), ("3h", (1, 2)), ("xhx", (5,)), ("2xb", (1,)), ("e", (1.5,)), ("e", (1e6,)), ("f", (1e40,)), ("f", (float("inf"),)), ("d", ("x",)), ("s", ("str",)), ("s", (5,)), ("", ()), ("", (1,)), ("b b", (1, 2)), ("2", ()), ("z", (1,)), ("<P", (1,)), ("99999999999999999999b", ()), ("b\0", (1,)), ("é", (1,)), (5, (1,)), (b"b", (7,)), ("i0q", (1,)), ("bi", (1, 2)), ("ib", (1, 2))):
    print(ascii(fmt), args, attempt(struct.pack, fmt, *args))
    # expect: '3s' (b'abcd',) b'abc'
    # expect: '5s' (b'ab',) b'ab\x00\x00\x00'
    # expect: 's' (b'x',) b'x'
    # expect: '0s' (b'x',) b''
    # expect: '5p' (b'abcdefg',) b'\x04abcd'
    # expect: '3p' (b'a',) b'\x01a\x00'
    # expect: 'c' (b'a',) b'a'
    # expect: 'c' (b'ab',) error: 'char format requires a bytes object of length 1'
    # expect: 'c' (97,) error: 'char format requires a bytes object of length 1'
    # expect: '?' ([],) b'\x00'
    # expect: '?' ('x',) b'\x01'
    # expect: '3h' (1, 2, 3) b'\x01\x00\x02\x00\x03\x00'
    # expect: '3h' (1, 2) error: 'pack expected 3 items for packing (got 2)'
    # expect: 'xhx' (5,) b'\x00\x00\x05\x00\x00'
    # expect: '2xb' (1,) b'\x00\x00\x01'
    # expect: 'e' (1.5,) b'\x00>'
    # expect: 'e' (1000000.0,) OverflowError: 'float too large to pack with e format'
    # expect: 'f' (1e+40,) b'\x00\x00\x80\x7f'
    # expect: 'f' (inf,) b'\x00\x00\x80\x7f'
    # expect: 'd' ('x',) error: 'required argument is not a float'
    # expect: 's' ('str',) error: "argument for 's' must be a bytes object"
    # expect: 's' (5,) error: "argument for 's' must be a bytes object"
    # expect: '' () b''
    # expect: '' (1,) error: 'pack expected 0 items for packing (got 1)'
    # expect: 'b b' (1, 2) b'\x01\x02'
    # expect: '2' () error: 'repeat count given without format specifier'
    # expect: 'z' (1,) error: 'bad char in struct format'
    # expect: '<P' (1,) error: 'bad char in struct format'
    # expect: '99999999999999999999b' () error: 'total struct size too long'
    # expect: 'b\x00' (1,) error: 'embedded null character'
    # expect: '\xe9' (1,) UnicodeEncodeError: "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
    # expect: 5 (1,) TypeError: 'Struct() argument 1 must be a str or bytes object, not int'
    # expect: b'b' (7,) b'\x07'
    # expect: 'i0q' (1,) b'\x01\x00\x00\x00\x00\x00\x00\x00'
    # expect: 'bi' (1, 2) b'\x01\x00\x00\x00\x02\x00\x00\x00'
    # expect: 'ib' (1, 2) b'\x01\x00\x00\x00\x02'
print(struct.unpack("<hhl", b"\x01\x00\x02\x00\x03\x00\x00\x00"), struct.unpack("3s2x?", b"abc\0\0\1"), attempt(struct.unpack, "h", b"a"), attempt(struct.unpack, "h", b"abc"), struct.unpack(">I", bytearray(b"\0\0\1\0")), struct.unpack("4p", b"\x02abc"), attempt(struct.unpack, "h", "ab"), struct.unpack("", b""), struct.unpack("?", b"\x05"), struct.unpack("c" * 3, b"xyz"))
# expect: (1, 2, 3) (b'abc', True) error: 'unpack requires a buffer of 2 bytes' error: 'unpack requires a buffer of 2 bytes' (256,) (b'ab',) TypeError: "a bytes-like object is required, not 'str'" () (True,) (b'x', b'y', b'z')
buf = bytearray(10)
print(struct.pack_into(">hh", buf, 2, 258, -1), buf, struct.unpack_from(">h", buf, 2), struct.unpack_from("b", buf, -7), attempt(struct.pack_into, "q", buf, 5, 1), attempt(struct.pack_into, "b", buf, -11, 1), attempt(struct.unpack_from, "q", buf, 5), attempt(struct.unpack_from, "b", buf, 10), attempt(struct.pack_into, "b", b"const", 0, 1), attempt(struct.unpack_from, "b", buf, offset=99))
# expect: None bytearray(b'\x00\x00\x01\x02\xff\xff\x00\x00\x00\x00') (258,) (2,) error: 'pack_into requires a buffer of at least 13 bytes for packing 8 bytes at offset 5 (actual buffer size is 10)' error: 'offset -11 out of range for 10-byte buffer' error: 'unpack_from requires a buffer of at least 13 bytes for unpacking 8 bytes at offset 5 (actual buffer size is 10)' error: 'unpack_from requires a buffer of at least 11 bytes for unpacking 1 bytes at offset 10 (actual buffer size is 10)' TypeError: 'argument must be read-write bytes-like object, not bytes' error: 'unpack_from requires a buffer of at least 100 bytes for unpacking 1 bytes at offset 99 (actual buffer size is 10)'
print(list(struct.iter_unpack("<h", b"\1\0\2\0")), attempt(lambda: list(struct.iter_unpack("<h", b"\1\0\2"))), attempt(struct.iter_unpack, "", b""), struct.iter_unpack("b", b"ab").__length_hint__())
# expect: [(1,), (2,)] error: 'iterative unpacking requires a buffer of a multiple of 2 bytes' error: 'cannot iteratively unpack with a struct of length 0' 2
S = struct.Struct("<ih")
print(S.size, S.format, S.pack(1, 2), S.unpack(b"\1\0\0\0\2\0"), S.unpack_from(b"??\1\0\0\0\2\0", 2), list(S.iter_unpack(b"\1\0\0\0\2\0" * 2)), attempt(S.pack, 1), attempt(struct.Struct), attempt(struct.Struct, "zz"), attempt(S.unpack, b""), issubclass(struct.error, Exception), struct.calcsize(struct.Struct("i").format))
# expect: 6 <ih b'\x01\x00\x00\x00\x02\x00' (1, 2) (1, 2) [(1, 2), (1, 2)] error: 'pack expected 2 items for packing (got 1)' TypeError: "Struct() missing required argument 'format' (pos 1)" error: 'bad char in struct format' error: 'unpack requires a buffer of 6 bytes' True 4
class I:
    def __index__(self): return 65
class F:
    def __float__(self): return 2.5
print(struct.pack("b", I()), struct.pack("<f", F()), struct.pack("?", I()), attempt(struct.pack, "i", F()), attempt(struct.pack, "f", I()), struct.pack("i", True))
# expect: b'A' b'\x00\x00 @' b'\x01' error: 'required argument is not an integer' b'\x00\x00\x82B' b'\x01\x00\x00\x00'
