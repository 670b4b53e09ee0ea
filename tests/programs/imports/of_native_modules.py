# check with: 3.7+
# Every form of import, of modules that are in the machine and of files: plain, as, from, star, in functions and in branches.
import math
print("%.5f %.5f" % (math.pi, math.e), math.sqrt(2) == 2 ** 0.5)  # expect: 3.14159 2.71828 True
from math import sqrt, factorial as fact
print(sqrt(49), fact(6))  # expect: 7.0 720
import math as m, sys as s
print(m is math, s.modules["math"] is m, m.__name__)  # expect: True True math
from math import *
print(sin(0), cos(0), gcd(12, 18), "math" in globals(), "__name__" in dir(math), __name__)
# expect: 0.0 1.0 6 True True __main__
from math import (floor,
                  ceil as up,)
print(floor(-1.5), up(-1.5))  # expect: -2 -1

def area(r):
    from math import pi
    import math as local
    return round(pi * r * r, 3), local.hypot(3, 4), "pi" in locals()
print(area(2))  # expect: (12.566, 5.0, True)
def choose(fast):
    if fast: from math import trunc as cut
    else: cut = lambda number: "slow"
    return cut(3.9)
print(choose(True), choose(False))  # expect: 3 slow
class Circle:
    from math import pi as PI
    import math as lib
    def area(self, r): return self.PI * r ** 2 == self.lib.pi * r ** 2
print(Circle().area(3), Circle.lib is math)  # expect: True True

# Rebinding a name of a module does not change the module; setting its attribute does.
sqrt = lambda x: "mine"
print(sqrt(4), math.sqrt(4))  # expect: mine 2.0
real, math.sqrt = math.sqrt, lambda x: "patched"
print(m.sqrt(4), sqrt(4))  # expect: patched mine
from math import sqrt
print(sqrt(4))  # expect: patched
math.sqrt = real
print(math.sqrt(4), sqrt(4))  # expect: 2.0 patched

import package, package.first as one
# expect: package init
# expect: first
from package import first
from package.sub import deep
print(one is first is package.first, package.sub.deep is deep, deep.__name__, deep.__package__)
# expect: True True package.sub.deep package.sub

for text in ("math.no_such", "no_such_module", "package.none"):
    try:
        __import__(text)
    except ImportError as error:
        print(type(error).__name__, error, error.name)
        # expect: ModuleNotFoundError No module named 'math.no_such'; 'math' is not a package math.no_such
        # expect: ModuleNotFoundError No module named 'no_such_module' no_such_module
        # expect: ModuleNotFoundError No module named 'package.none' package.none
try:
    from math import no_such_function
except ImportError as error:
    print(error.name, str(error).split(" (")[0])
    # expect: math cannot import name 'no_such_function' from 'math'
print(__import__("math") is math, __import__("package.sub").__name__, __import__("package.sub", fromlist=["deep"]).__name__)
# expect: True package package.sub

def star_in_names(names):
    space = {}
    exec("from math import *", space)
    return [name in space for name in names]
print(star_in_names(["pi", "sqrt", "__name__", "_private"]))  # expect: [True, True, False, False]
sys = s
before = set(sys.modules)
import helper  # read once  # expect: loading helper
del sys.modules["helper"]
import helper  # and again  # expect: loading helper
print("helper" in sys.modules, sorted(set(sys.modules) - before))  # expect: True ['helper']
