# Big integers against floats and small integers.
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308)
# expect: True False True True
inf = float("inf")
print(10 ** 400 < inf, -10 ** 400 > -inf, 10 ** 400 == inf, 10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 > 1e23)
# expect: True True False True False True
nan = float("nan")
print(10 ** 30 < nan, 10 ** 30 > nan, 10 ** 30 == nan, 10 ** 30 != nan)  # expect: False False False True
print(sorted([10 ** 20, -10 ** 20, 5, 2.5, 10 ** 19, -1, 1e19]))
# expect: [-100000000000000000000, -1, 2.5, 5, 10000000000000000000, 1e+19, 100000000000000000000]
print(max(2 ** 63, 2 ** 63 - 1, 2 ** 64), min(-2 ** 63, -2 ** 63 - 1))
# expect: 18446744073709551616 -9223372036854775809
print({10 ** 20: "a", 1e20: "b"}, 2 ** 64 in [1, 2 ** 64], hash(1e20) == hash(10 ** 20))
# expect: {100000000000000000000: 'b'} True True
