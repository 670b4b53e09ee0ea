# Bit operators and shifts on big integers.
a = 0xDEADBEEFCAFEBABE1234567890ABCDEF
b = 0xFFFFFFFFFFFFFFFF
print(hex(a & b), hex(a | b), hex(a ^ b), hex(~a))
# expect: 0x1234567890abcdef 0xdeadbeefcafebabeffffffffffffffff 0xdeadbeefcafebabeedcba9876f543210 -0xdeadbeefcafebabe1234567890abcdf0
print(hex(-a & b), hex(-a | b), hex(-a ^ b), hex(-a & -b), hex(-a | -b), hex(-a ^ -b))
# expect: 0xedcba9876f543211 -0xdeadbeefcafebabe0000000000000001 -0xdeadbeefcafebabeedcba9876f543212 -0xdeadbeefcafebabeffffffffffffffff -0x1234567890abcdef 0xdeadbeefcafebabeedcba9876f543210
for shift in (0, 1, 30, 63, 64, 65, 127, 128):
    print(shift, a >> shift, -a >> shift, hex(b << shift))
    # expect: 0 295990755076957304699390954000840642031 -295990755076957304699390954000840642031 0xffffffffffffffff
    # expect: 1 147995377538478652349695477000420321015 -147995377538478652349695477000420321016 0x1fffffffffffffffe
    # expect: 30 275662872080651395674227694050 -275662872080651395674227694051 0x3fffffffffffffffc0000000
    # expect: 63 32091381969006196092 -32091381969006196093 0x7fffffffffffffff8000000000000000
    # expect: 64 16045690984503098046 -16045690984503098047 0xffffffffffffffff0000000000000000
    # expect: 65 8022845492251549023 -8022845492251549024 0x1fffffffffffffffe0000000000000000
    # expect: 127 1 -2 0x7fffffffffffffff80000000000000000000000000000000
    # expect: 128 0 -1 0xffffffffffffffff00000000000000000000000000000000
print(bin(1 << 65), oct(1 << 66), a.bit_length(), (-a).bit_length())
# expect: 0b100000000000000000000000000000000000000000000000000000000000000000 0o10000000000000000000000 128 128
