# The float nearest to an integer of more than 128 bits; the even one only where two are equally near.
for top in (54, 55, 62, 63, 64, 65):
    for shift in (66, 128, 500):
        found = []
        for low in range(8):
            number = (2 ** top + (low << (top - 54))) << shift
            steps = [int((float(sign * number) / 2.0 ** shift - sign * 2.0 ** top) / 2.0 ** (top - 54)) for sign in (1, -1)]
            assert steps[0] == -steps[1] and number * 1.0 == float(number)
            found.append(steps[0])
        print(top, shift, found)
        # expect: 54 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 54 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 54 500 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 55 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 55 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 55 500 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 62 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 62 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 62 500 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 63 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 63 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 63 500 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 64 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 64 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 64 500 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 65 66 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 65 128 [0, 0, 0, 4, 4, 4, 8, 8]
        # expect: 65 500 [0, 0, 0, 4, 4, 4, 8, 8]
print(float((2 ** 54 + 3) << 128).hex(), float(((2 ** 54 + 2) << 128) + 1).hex(), float((2 ** 54 + 2) << 128).hex())
# expect: 0x1.0000000000001p+182 0x1.0000000000001p+182 0x1.0000000000000p+182
print(float(2 ** 1024 - 2 ** 970 - 1), (2 ** 53 - 1) * 2 ** 971 * 1.0)
# expect: 1.7976931348623157e+308 1.7976931348623157e+308
for number in (2 ** 1024 - 2 ** 970, 2 ** 1024, -2 ** 1025):
    try:
        print(float(number))
    except OverflowError as error:
        print(error)
        # expect: int too large to convert to float
        # expect: int too large to convert to float
        # expect: int too large to convert to float
print(round((2.0 ** 53 - 1) * 2.0 ** 200, -40), round(1.7976931348623157e308, -300))
# expect: 1.4474011154664523e+76 1.79769313e+308
