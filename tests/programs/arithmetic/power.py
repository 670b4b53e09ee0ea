# The power operator: signs, types, precedence, three arguments.
print(2 ** 10, (-2) ** 3, -2 ** 2, 2 ** -1, (-2) ** -2)  # expect: 1024 -8 -4 0.5 0.25
print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** -2)  # expect: 512 64 -0.25
print(0 ** 0, 0.0 ** 0, 1 ** -5, (-1) ** 1001)  # expect: 1 1.0 1.0 -1
print(pow(3, 4, 5), pow(2, 100, 1000007), pow(-3, 3, 7), pow(3, 3, -7))  # expect: 1 698635 1 -1
print(2 ** 0.5, 4 ** 0.5, 9 ** -0.5)  # expect: 1.4142135623730951 2.0 0.3333333333333333
print((-8) ** 2.0, 10 ** 20, 10 ** -3)  # expect: 64.0 100000000000000000000 0.001
try:
    pow(2, 3, 0)
except ValueError as error:
    print(error)  # expect: pow() 3rd argument cannot be 0
