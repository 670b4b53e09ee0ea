# Methods of float, and the numbers that floats are.
print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio())
# expect: (3, 4) (3602879701896397, 36028797018963968) (-5, 2)
print((1.0).is_integer(), (1.5).is_integer(), (0.5).hex(), (1.0).hex(), (-0.1).hex(), float.fromhex("0x1.8p+1"))
# expect: True False 0x1.0000000000000p-1 0x1.0000000000000p+0 -0x1.999999999999ap-4 3.0
print((2.5).real, (2.5).imag, (2.5).conjugate(), (3.7).__int__(), (3.7).__trunc__(), (-3.7).__trunc__())
# expect: 2.5 0.0 2.5 3 3 -3
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), hash(0.5), hash(2.5), hash(float("inf")), hash(-0.0))
# expect: True True 1152921504606846976 1152921504606846978 314159 0
print({1: "int", 1.0: "float", True: "bool"}, 1.0 in {1}, {0.5: 1}[0.5])  # expect: {1: 'bool'} True 1
print(round(2.5), round(3.5), round(-2.5), round(1.005, 2), round(1e20), round(12345.678, -2), round(0.1 + 0.2, 10))
# expect: 2 4 -2 1.0 100000000000000000000 12300.0 0.3
for bad in ("abc", "1.2.3", "--1", "1e"):
    try:
        float(bad)
    except ValueError as error:
        print(error)
        # expect: could not convert string to float: 'abc'
        # expect: could not convert string to float: '1.2.3'
        # expect: could not convert string to float: '--1'
        # expect: could not convert string to float: '1e'
try:
    round(float("nan"))
except ValueError as error:
    print(error)  # expect: cannot convert float NaN to integer
try:
    2.0 ** 10000
except OverflowError as error:
    print(type(error).__name__)  # expect: OverflowError
