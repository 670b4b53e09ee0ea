# Bit operators on negative numbers work on infinite two's complement.
for a, b in ((12, 10), (-12, 10), (12, -10), (-12, -10)):
    print(a & b, a | b, a ^ b, ~a)
    # expect: 8 14 6 -13
    # expect: 0 -2 -2 11
    # expect: 4 -2 -6 -13
    # expect: -12 -10 2 11
print(~0, ~-1, ~True, -1 & 0xFF, -256 & 0xFFFF, -1 ^ 1)  # expect: -1 0 -2 255 65280 -2
print(True & True, True | False, True ^ True, True & 1)  # expect: True True False 1
print(type(True & False).__name__, type(True & 1).__name__, type(True + True).__name__)
# expect: bool int int
big = 1 << 70
print(-big & (big - 1), (-big | 1) + big, big ^ -1, ~big)
# expect: 0 1 -1180591620717411303425 -1180591620717411303425
