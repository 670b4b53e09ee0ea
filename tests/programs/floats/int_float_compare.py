# Comparisons of integers and floats are exact.
print(1 == 1.0, 1 < 1.5, 2 > 1.5, 1 != 1.0, 0 == -0.0, 3 <= 3.0, 3 >= 3.5)
# expect: True True True False True True False
big = 9007199254740993
print(big == 9007199254740992.0, big > 9007199254740992.0, big - 1 == 9007199254740992.0)
# expect: False True True
print(9223372036854775807 == 9223372036854775808.0, 9223372036854775807 < 9223372036854775808.0)
# expect: False True
print(9223372036854775808 == 9223372036854775808.0, True == 1.0, False < 0.5)  # expect: True True True
print([1, 2.0, True] == [1.0, 2, 1], (1, 2) < (1.0, 2.5), 1 in [1.0], 1.0 in range(3), 1.5 in range(3))
# expect: True True True True False
print(sorted([2, 1.5, True, 0.5, 3, -1]), 0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75)
# expect: [-1, 0.5, True, 1.5, 2, 3] False True
