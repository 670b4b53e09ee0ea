# The math functions that programs use.
import math
print(math.pi, math.e, math.inf, -math.inf, math.nan)
# expect: 3.141592653589793 2.718281828459045 inf -inf nan
print(math.sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fabs(-3))
# expect: 1.4142135623730951 -3 -2 -2 3.0
print(math.floor(1e20), math.ceil(1e20), type(math.floor(2.5)).__name__)
# expect: 100000000000000000000 100000000000000000000 int
print(math.sin(0), math.cos(0), math.atan2(0.0, -1.0), math.atan2(-0.0, -1.0), math.hypot(3, 4))
# expect: 0.0 1.0 3.141592653589793 -3.141592653589793 5.0
print(math.exp(0), math.log(1), math.log(8, 2), math.log10(1000), math.log2(8), math.log(10 ** 400) > 900)
# expect: 1.0 0.0 3.0 3.0 3.0 True
print(math.gcd(12, 18), math.gcd(-12, 18), math.gcd(0, 5), math.factorial(10), math.copysign(1, -0.0))
# expect: 6 6 5 3628800 -1.0
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.fmod(-7, 3), math.modf(-2.5), math.frexp(8.0), math.ldexp(0.5, 4))
# expect: True True True -1.0 (-0.5, -2.0) (0.5, 4) 8.0
print(math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.radians(180), math.fsum([0.1] * 10), sum([0.5] * 10))
# expect: True 180.0 3.141592653589793 1.0 5.0
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        bad()
    except ValueError as error:
        print("ValueError")
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
try:
    math.exp(1000)
except OverflowError as error:
    print(error)  # expect: math range error
