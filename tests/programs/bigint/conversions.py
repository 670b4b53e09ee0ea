# Text, float and bytes forms of big integers.
print(str(10 ** 40), repr(-10 ** 25), "%d" % 2 ** 70, "{:,}".format(10 ** 21), "{:x}".format(2 ** 80))
# expect: 10000000000000000000000000000000000000000 -10000000000000000000000000 1180591620717411303424 1,000,000,000,000,000,000,000 100000000000000000000
print(int("123456789" * 5), int("-" + "9" * 30), int("f" * 20, 16), int("1" * 70, 2))
# expect: 123456789123456789123456789123456789123456789 -999999999999999999999999999999 1208925819614629174706175 1180591620717411303423
print(float(2 ** 53 + 1), float(10 ** 22), float(2 ** 64 - 1), float(-10 ** 300))
# expect: 9007199254740992.0 1e+22 1.8446744073709552e+19 -1e+300
print(int(1e30), int(-1.5e20), int(2.0 ** 100) == 2 ** 100)
# expect: 1000000000000000019884624838656 -150000000000000000000 True
print(2 ** 70 / 2 ** 69, 10 ** 400 / 10 ** 399, 1 / 10 ** 30, 10 ** 20 / 3)
# expect: 2.0 10.0 1e-30 3.333333333333333e+19
print((2 ** 70).to_bytes(9, "big"), int.from_bytes(b"\xff" * 10, "big"))
# expect: b'@\x00\x00\x00\x00\x00\x00\x00\x00' 1208925819614629174706175
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)  # expect: int too large to convert to float
try:
    (2 ** 70).to_bytes(4, "big")
except OverflowError as error:
    print(error)  # expect: int too big to convert
print(bool(10 ** 30), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(2 ** 61 - 2), hash(-1), hash(10 ** 20))
# expect: True 0 1 -2 2305843009213693950 -2 848750603811160107
