# _struct: every format character in every byte order, and the words of the errors.
# check with: 3.13
import _struct as struct

values = {
    "b": [0, 1, -1, 127, -128], "B": [0, 1, 255], "h": [-32768, 0, 32767], "H": [0, 65535], "i": [-2**31, 2**31 - 1], "I": [0, 2**32 - 1],
    "l": [-2**31, 2**31 - 1], "L": [0, 2**32 - 1], "q": [-2**63, 2**63 - 1], "Q": [0, 2**64 - 1], "n": [-2**63, 5], "N": [2**64 - 1], "P": [0, 2**63, -1],
    "e": [0.0, -0.0, 1.5, 65504.0, 6e-8, 1e-9, 65519.0, float("inf"), 0.1, -2.0009765625], "f": [0.1, -1e30, float("inf"), 1e-45],
    "d": [0.1, -1e300, float("-inf"), 5e-324], "?": [True, False, [], [1]], "c": [b"x"], "s": [b"abc", b""], "5s": [b"abc", b"abcdefgh"],
    "p": [b""], "4p": [b"ab", b"abcdefgh"], "3x": [], "0s": [b"q"],
}
for order in ["", "@", "=", "<", ">", "!"]:
    for code, items in values.items():
        fmt = order + code
        try:
            size = struct.calcsize(fmt)
        except struct.error as e:
            print(fmt, e)
            continue
        row = []
        for item in items:
            packed = struct.pack(fmt, item)
            row.append((packed.hex(), struct.unpack(fmt, packed)))
        print(fmt, size, row)
        # expect: b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: h 2 [('0080', (-32768,)), ('0000', (0,)), ('ff7f', (32767,))]
        # expect: H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: i 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: l 8 [('00000080ffffffff', (-2147483648,)), ('ffffff7f00000000', (2147483647,))]
        # expect: L 8 [('0000000000000000', (0,)), ('ffffffff00000000', (4294967295,))]
        # expect: q 8 [('0000000000000080', (-9223372036854775808,)), ('ffffffffffffff7f', (9223372036854775807,))]
        # expect: Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: n 8 [('0000000000000080', (-9223372036854775808,)), ('0500000000000000', (5,))]
        # expect: N 8 [('ffffffffffffffff', (18446744073709551615,))]
        # expect: P 8 [('0000000000000000', (0,)), ('0000000000000080', (9223372036854775808,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: e 2 [('0000', (0.0,)), ('0080', (-0.0,)), ('003e', (1.5,)), ('ff7b', (65504.0,)), ('0100', (5.960464477539063e-08,)), ('0000', (0.0,)), ('ff7b', (65504.0,)), ('007c', (inf,)), ('662e', (0.0999755859375,)), ('00c0', (-2.0,))]
        # expect: f 4 [('cdcccc3d', (0.10000000149011612,)), ('caf249f1', (-1.0000000150474662e+30,)), ('0000807f', (inf,)), ('01000000', (1.401298464324817e-45,))]
        # expect: d 8 [('9a9999999999b93f', (0.1,)), ('9c7500883ce437fe', (-1e+300,)), ('000000000000f0ff', (-inf,)), ('0100000000000000', (5e-324,))]
        # expect: ? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: c 1 [('78', (b'x',))]
        # expect: s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: 5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: p 1 [('00', (b'',))]
        # expect: 4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: 3x 3 []
        # expect: 0s 0 [('', (b'',))]
        # expect: @b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: @B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: @h 2 [('0080', (-32768,)), ('0000', (0,)), ('ff7f', (32767,))]
        # expect: @H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: @i 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: @I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: @l 8 [('00000080ffffffff', (-2147483648,)), ('ffffff7f00000000', (2147483647,))]
        # expect: @L 8 [('0000000000000000', (0,)), ('ffffffff00000000', (4294967295,))]
        # expect: @q 8 [('0000000000000080', (-9223372036854775808,)), ('ffffffffffffff7f', (9223372036854775807,))]
        # expect: @Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: @n 8 [('0000000000000080', (-9223372036854775808,)), ('0500000000000000', (5,))]
        # expect: @N 8 [('ffffffffffffffff', (18446744073709551615,))]
        # expect: @P 8 [('0000000000000000', (0,)), ('0000000000000080', (9223372036854775808,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: @e 2 [('0000', (0.0,)), ('0080', (-0.0,)), ('003e', (1.5,)), ('ff7b', (65504.0,)), ('0100', (5.960464477539063e-08,)), ('0000', (0.0,)), ('ff7b', (65504.0,)), ('007c', (inf,)), ('662e', (0.0999755859375,)), ('00c0', (-2.0,))]
        # expect: @f 4 [('cdcccc3d', (0.10000000149011612,)), ('caf249f1', (-1.0000000150474662e+30,)), ('0000807f', (inf,)), ('01000000', (1.401298464324817e-45,))]
        # expect: @d 8 [('9a9999999999b93f', (0.1,)), ('9c7500883ce437fe', (-1e+300,)), ('000000000000f0ff', (-inf,)), ('0100000000000000', (5e-324,))]
        # expect: @? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: @c 1 [('78', (b'x',))]
        # expect: @s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: @5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: @p 1 [('00', (b'',))]
        # expect: @4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: @3x 3 []
        # expect: @0s 0 [('', (b'',))]
        # expect: =b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: =B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: =h 2 [('0080', (-32768,)), ('0000', (0,)), ('ff7f', (32767,))]
        # expect: =H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: =i 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: =I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: =l 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: =L 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: =q 8 [('0000000000000080', (-9223372036854775808,)), ('ffffffffffffff7f', (9223372036854775807,))]
        # expect: =Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: =n bad char in struct format
        # expect: =N bad char in struct format
        # expect: =P bad char in struct format
        # expect: =e 2 [('0000', (0.0,)), ('0080', (-0.0,)), ('003e', (1.5,)), ('ff7b', (65504.0,)), ('0100', (5.960464477539063e-08,)), ('0000', (0.0,)), ('ff7b', (65504.0,)), ('007c', (inf,)), ('662e', (0.0999755859375,)), ('00c0', (-2.0,))]
        # expect: =f 4 [('cdcccc3d', (0.10000000149011612,)), ('caf249f1', (-1.0000000150474662e+30,)), ('0000807f', (inf,)), ('01000000', (1.401298464324817e-45,))]
        # expect: =d 8 [('9a9999999999b93f', (0.1,)), ('9c7500883ce437fe', (-1e+300,)), ('000000000000f0ff', (-inf,)), ('0100000000000000', (5e-324,))]
        # expect: =? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: =c 1 [('78', (b'x',))]
        # expect: =s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: =5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: =p 1 [('00', (b'',))]
        # expect: =4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: =3x 3 []
        # expect: =0s 0 [('', (b'',))]
        # expect: <b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: <B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: <h 2 [('0080', (-32768,)), ('0000', (0,)), ('ff7f', (32767,))]
        # expect: <H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: <i 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: <I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: <l 4 [('00000080', (-2147483648,)), ('ffffff7f', (2147483647,))]
        # expect: <L 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: <q 8 [('0000000000000080', (-9223372036854775808,)), ('ffffffffffffff7f', (9223372036854775807,))]
        # expect: <Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: <n bad char in struct format
        # expect: <N bad char in struct format
        # expect: <P bad char in struct format
        # expect: <e 2 [('0000', (0.0,)), ('0080', (-0.0,)), ('003e', (1.5,)), ('ff7b', (65504.0,)), ('0100', (5.960464477539063e-08,)), ('0000', (0.0,)), ('ff7b', (65504.0,)), ('007c', (inf,)), ('662e', (0.0999755859375,)), ('00c0', (-2.0,))]
        # expect: <f 4 [('cdcccc3d', (0.10000000149011612,)), ('caf249f1', (-1.0000000150474662e+30,)), ('0000807f', (inf,)), ('01000000', (1.401298464324817e-45,))]
        # expect: <d 8 [('9a9999999999b93f', (0.1,)), ('9c7500883ce437fe', (-1e+300,)), ('000000000000f0ff', (-inf,)), ('0100000000000000', (5e-324,))]
        # expect: <? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: <c 1 [('78', (b'x',))]
        # expect: <s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: <5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: <p 1 [('00', (b'',))]
        # expect: <4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: <3x 3 []
        # expect: <0s 0 [('', (b'',))]
        # expect: >b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: >B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: >h 2 [('8000', (-32768,)), ('0000', (0,)), ('7fff', (32767,))]
        # expect: >H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: >i 4 [('80000000', (-2147483648,)), ('7fffffff', (2147483647,))]
        # expect: >I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: >l 4 [('80000000', (-2147483648,)), ('7fffffff', (2147483647,))]
        # expect: >L 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: >q 8 [('8000000000000000', (-9223372036854775808,)), ('7fffffffffffffff', (9223372036854775807,))]
        # expect: >Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: >n bad char in struct format
        # expect: >N bad char in struct format
        # expect: >P bad char in struct format
        # expect: >e 2 [('0000', (0.0,)), ('8000', (-0.0,)), ('3e00', (1.5,)), ('7bff', (65504.0,)), ('0001', (5.960464477539063e-08,)), ('0000', (0.0,)), ('7bff', (65504.0,)), ('7c00', (inf,)), ('2e66', (0.0999755859375,)), ('c000', (-2.0,))]
        # expect: >f 4 [('3dcccccd', (0.10000000149011612,)), ('f149f2ca', (-1.0000000150474662e+30,)), ('7f800000', (inf,)), ('00000001', (1.401298464324817e-45,))]
        # expect: >d 8 [('3fb999999999999a', (0.1,)), ('fe37e43c8800759c', (-1e+300,)), ('fff0000000000000', (-inf,)), ('0000000000000001', (5e-324,))]
        # expect: >? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: >c 1 [('78', (b'x',))]
        # expect: >s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: >5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: >p 1 [('00', (b'',))]
        # expect: >4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: >3x 3 []
        # expect: >0s 0 [('', (b'',))]
        # expect: !b 1 [('00', (0,)), ('01', (1,)), ('ff', (-1,)), ('7f', (127,)), ('80', (-128,))]
        # expect: !B 1 [('00', (0,)), ('01', (1,)), ('ff', (255,))]
        # expect: !h 2 [('8000', (-32768,)), ('0000', (0,)), ('7fff', (32767,))]
        # expect: !H 2 [('0000', (0,)), ('ffff', (65535,))]
        # expect: !i 4 [('80000000', (-2147483648,)), ('7fffffff', (2147483647,))]
        # expect: !I 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: !l 4 [('80000000', (-2147483648,)), ('7fffffff', (2147483647,))]
        # expect: !L 4 [('00000000', (0,)), ('ffffffff', (4294967295,))]
        # expect: !q 8 [('8000000000000000', (-9223372036854775808,)), ('7fffffffffffffff', (9223372036854775807,))]
        # expect: !Q 8 [('0000000000000000', (0,)), ('ffffffffffffffff', (18446744073709551615,))]
        # expect: !n bad char in struct format
        # expect: !N bad char in struct format
        # expect: !P bad char in struct format
        # expect: !e 2 [('0000', (0.0,)), ('8000', (-0.0,)), ('3e00', (1.5,)), ('7bff', (65504.0,)), ('0001', (5.960464477539063e-08,)), ('0000', (0.0,)), ('7bff', (65504.0,)), ('7c00', (inf,)), ('2e66', (0.0999755859375,)), ('c000', (-2.0,))]
        # expect: !f 4 [('3dcccccd', (0.10000000149011612,)), ('f149f2ca', (-1.0000000150474662e+30,)), ('7f800000', (inf,)), ('00000001', (1.401298464324817e-45,))]
        # expect: !d 8 [('3fb999999999999a', (0.1,)), ('fe37e43c8800759c', (-1e+300,)), ('fff0000000000000', (-inf,)), ('0000000000000001', (5e-324,))]
        # expect: !? 1 [('01', (True,)), ('00', (False,)), ('00', (False,)), ('01', (True,))]
        # expect: !c 1 [('78', (b'x',))]
        # expect: !s 1 [('61', (b'a',)), ('00', (b'\x00',))]
        # expect: !5s 5 [('6162630000', (b'abc\x00\x00',)), ('6162636465', (b'abcde',))]
        # expect: !p 1 [('00', (b'',))]
        # expect: !4p 4 [('02616200', (b'ab',)), ('03616263', (b'abc',))]
        # expect: !3x 3 []
        # expect: !0s 0 [('', (b'',))]

for fmt in ["bi", "bq", "hbd", "3sH", "bPb", "=bPb", "xxi", "ci0q", "2h3b i", "b0i", "hhhl", "<bhilq", ">bhilq", "bbbd", " 2 "]:
    try:
        print(fmt, struct.calcsize(fmt))
    except struct.error as e:
        print(fmt, e)
        # expect: bi 8
        # expect: bq 16
        # expect: hbd 16
        # expect: 3sH 6
        # expect: bPb 17
        # expect: =bPb bad char in struct format
        # expect: xxi 8
        # expect: ci0q 8
        # expect: 2h3b i 12
        # expect: b0i 4
        # expect: hhhl 16
        # expect: <bhilq 19
        # expect: >bhilq 19
        # expect: bbbd 16
        # expect:  2  bad char in struct format

checks = [("b", 200), ("b", -129), ("B", -1), ("h", 40000), ("H", 65536), ("i", 2**31), ("I", -1), ("l", 2**63), ("<l", 2**31), ("L", 2**64),
          ("q", -2**63 - 1), ("Q", -1), ("n", 2**63), ("N", -1), ("P", 2**64), ("b", "a"), ("b", 1.5), ("f", "a"), ("f", 1e39), ("e", 65520.0), ("e", 1e10),
          ("<f", 1e300), ("c", b"ab"), ("c", "a"), ("s", "a"), ("p", 1), ("z", 1), ("3", 1), ("d", 10**400), ("<P", 1), ("9999999999999999999999i", 1)]
for fmt, value in checks:
    try:
        print(fmt, struct.pack(fmt, value))
    except (struct.error, OverflowError) as e:
        print(fmt, type(e).__name__, e)
        # expect: b error 'b' format requires -128 <= number <= 127
        # expect: b error 'b' format requires -128 <= number <= 127
        # expect: B error 'B' format requires 0 <= number <= 255
        # expect: h error 'h' format requires -32768 <= number <= 32767
        # expect: H error 'H' format requires 0 <= number <= 65535
        # expect: i error 'i' format requires -2147483648 <= number <= 2147483647
        # expect: I error 'I' format requires 0 <= number <= 4294967295
        # expect: l error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
        # expect: <l error 'l' format requires -2147483648 <= number <= 2147483647
        # expect: L error 'L' format requires 0 <= number <= 18446744073709551615
        # expect: q error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
        # expect: Q error 'Q' format requires 0 <= number <= 18446744073709551615
        # expect: n error 'n' format requires -9223372036854775808 <= number <= 9223372036854775807
        # expect: N error 'N' format requires 0 <= number <= 18446744073709551615
        # expect: P error int too large to convert
        # expect: b error required argument is not an integer
        # expect: b error required argument is not an integer
        # expect: f error required argument is not a float
        # expect: f b'\x00\x00\x80\x7f'
        # expect: e OverflowError float too large to pack with e format
        # expect: e OverflowError float too large to pack with e format
        # expect: <f OverflowError float too large to pack with f format
        # expect: c error char format requires a bytes object of length 1
        # expect: c error char format requires a bytes object of length 1
        # expect: s error argument for 's' must be a bytes object
        # expect: p error argument for 'p' must be a bytes object
        # expect: z error bad char in struct format
        # expect: 3 error repeat count given without format specifier
        # expect: d error required argument is not a float
        # expect: <P error bad char in struct format
        # expect: 9999999999999999999999i error total struct size too long

class Index:
    def __index__(self):
        return 77

print(struct.pack("b", Index()), struct.pack("<f", Index()))  # expect: b'M' b'\x00\x00\x9aB'
array = bytearray(8)
struct.pack_into("<hh", array, 2, 1, -1)
print(array)  # expect: bytearray(b'\x00\x00\x01\x00\xff\xff\x00\x00')
struct.pack_into("<h", array, -2, 258)
print(array, struct.unpack_from("<h", array, -2), struct.unpack_from("<hh", array, offset=2))
# expect: bytearray(b'\x00\x00\x01\x00\xff\xff\x02\x01') (258,) (1, -1)
print(struct.unpack("<2h", memoryview(array)[2:6]))  # expect: (1, -1)
view = memoryview(bytearray(4))
struct.pack_into(">I", view, 0, 0x01020304)
print(bytes(view))  # expect: b'\x01\x02\x03\x04'
print(list(struct.iter_unpack("<hb", bytes(range(9)))))  # expect: [(256, 2), (1027, 5), (1798, 8)]
it = struct.iter_unpack("<h", bytes(8))
print(it.__length_hint__(), next(it), it.__length_hint__(), type(it))
# expect: 4 (0,) 3 <class '_struct.unpack_iterator'>
errors = [
    lambda: struct.pack("ii", 1), lambda: struct.pack(), lambda: struct.pack_into(), lambda: struct.pack_into("i"), lambda: struct.pack_into("i", array),
    lambda: struct.pack_into("i", bytearray(3), 0, 1), lambda: struct.pack_into("i", bytearray(3), -1, 1), lambda: struct.pack_into("i", bytearray(3), -9, 1),
    lambda: struct.pack_into("i", b"abcd", 0, 1), lambda: struct.unpack("i", b""), lambda: struct.unpack_from("i", b"abc"), lambda: struct.unpack_from("i", b"abc", -2),
    lambda: struct.unpack_from("i", b"abc", -20), lambda: list(struct.iter_unpack("", b"")), lambda: list(struct.iter_unpack("i", b"abc")), lambda: struct.Struct(1),
    lambda: struct.Struct("\u1234"), lambda: struct.unpack(1), lambda: struct.Struct(), lambda: struct.unpack("i", "abcd"),
]
for error in errors:
    try:
        print(error())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: error pack expected 2 items for packing (got 1)
        # expect: TypeError missing format argument
        # expect: TypeError missing format argument
        # expect: error pack_into expected buffer argument
        # expect: error pack_into expected offset argument
        # expect: error pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 3)
        # expect: error no space to pack 4 bytes at offset -1
        # expect: error offset -9 out of range for 3-byte buffer
        # expect: TypeError argument must be read-write bytes-like object, not bytes
        # expect: error unpack requires a buffer of 4 bytes
        # expect: error unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
        # expect: error not enough data to unpack 4 bytes at offset -2
        # expect: error offset -20 out of range for 3-byte buffer
        # expect: error cannot iteratively unpack with a struct of length 0
        # expect: error iterative unpacking requires a buffer of a multiple of 4 bytes
        # expect: TypeError Struct() argument 1 must be a str or bytes object, not int
        # expect: UnicodeEncodeError 'ascii' codec can't encode character '\u1234' in position 0: ordinal not in range(128)
        # expect: TypeError unpack expected 2 arguments, got 1
        # expect: TypeError Struct() missing required argument 'format' (pos 1)
        # expect: TypeError a bytes-like object is required, not 'str'
s = struct.Struct(b"<hI")
print(s, s.format, s.size, s.pack(1, 2), s.unpack(b"abcdef"), struct.error.__name__, struct.error.__module__, struct.error.__mro__[1])
# expect: Struct('<hI') <hI 6 b'\x01\x00\x02\x00\x00\x00' (25185, 1717920867) error struct <class 'Exception'>

class Mine(struct.Struct):
    pass

print(Mine(">q").pack(5), Mine("i").size)  # expect: b'\x00\x00\x00\x00\x00\x00\x00\x05' 4
seed = 12345
total = b""
for fmt in ["<b", ">h", "<i", ">q", "<Q", "=f", ">d", "<e"]:
    for _ in range(50):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        data = seed.to_bytes(8, "little")[: struct.calcsize(fmt)]
        value = struct.unpack(fmt, data)[0]
        if value == value:
            assert struct.pack(fmt, value) == data, (fmt, data)
            total += repr(value).encode()
print(len(total), sum(total))  # expect: 5555 292001
