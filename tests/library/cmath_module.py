# `cmath`: every function at every kind of number.
# libraries: 3.10
import cmath
import itertools
import math
import random

PARTS = [-math.inf, -1e308, -710.5, -2.5, -1.0, -1e-310, -0.0, 0.0, 5e-324, 0.3, 1.0, 1.5, 300.0, 709.9, 1e200, 1.7e308, math.inf, math.nan]
NAMES = 'acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isfinite isinf isnan'.split()


def show(function, *arguments):
    try:
        return repr(function(*arguments))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        return f'{type(error).__name__}: {error}'


for name in NAMES:
    for real, imaginary in itertools.product(PARTS, PARTS):
        print(name, real, imaginary, show(getattr(cmath, name), complex(real, imaginary)))
for length, angle in itertools.product(PARTS, PARTS):
    print('rect', length, angle, show(cmath.rect, length, angle))
rng = random.Random(3)
for _ in range(200):
    z = complex(rng.uniform(-4, 4), rng.gauss(0, 2))
    w = complex(rng.expovariate(1), -rng.random())
    print(z, [show(getattr(cmath, name), z) for name in NAMES], show(cmath.log, z, w), show(cmath.isclose, z, w), show(cmath.rect, *cmath.polar(z)))


class Number:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Index:
    def __index__(self):
        return 4


for arguments in [(3,), (True,), ('x',), (None,), (Number(1j),), (Number(1),), (Index(),), (10**400,)]:
    print(show(cmath.sqrt, *arguments))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(show(cmath.log, 0), show(cmath.log, 2, 0), show(cmath.log, 2, 1), show(cmath.log, 8, 2))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2, rel_tol=0.6), cmath.isclose(math.inf, math.inf), cmath.isclose(1, math.inf, abs_tol=math.inf))
print(show(lambda: cmath.isclose(1, 2, rel_tol=-1)))
