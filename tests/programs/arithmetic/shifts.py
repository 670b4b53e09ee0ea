# Shifts floor, and grow into big integers.
print(1 << 3, 1 << 62, 1 << 63, 1 << 64, 1 << 100)
# expect: 8 4611686018427387904 9223372036854775808 18446744073709551616 1267650600228229401496703205376
print(-1 >> 1, -5 >> 1, 5 >> 1, -1 >> 100, 12345 >> 64)  # expect: -1 -3 2 -1 0
print((1 << 64) >> 60, -(1 << 64) >> 60, (-1 << 63) >> 63)  # expect: 16 -16 -1
print(0 << 1000, 3 << 61, -3 << 61)  # expect: 0 6917529027641081856 -6917529027641081856
for left, right in ((1, -1), (0, -1)):
    try:
        print(left << right)
    except ValueError as error:
        print(error)
    try:
        print(left >> right)
    except ValueError as error:
        print(error)
        # expect: negative shift count
        # expect: negative shift count
        # expect: negative shift count
        # expect: negative shift count
