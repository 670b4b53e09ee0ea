# Imports that fail, and modules that fail while they are loaded.
import sys
try:
    import no_such_module
except ImportError as error:
    print(type(error).__name__, error)  # expect: ModuleNotFoundError No module named 'no_such_module'
try:
    from helper import absent  # expect: loading helper
except ImportError as error:
    print(type(error).__name__)  # expect: ImportError
for attempt in range(2):
    try:
        import failing
    except ValueError as error:
        print("failed:", error, "failing" in sys.modules)
        # expect: failing starts
        # expect: failed: while loading False
        # expect: failing starts
        # expect: failed: while loading False
try:
    import helper.inner
except ImportError as error:
    print(error)  # expect: No module named 'helper.inner'; 'helper' is not a package
def optional():
    try:
        import no_such_thing as m
    except ImportError:
        m = None
    return m
print(optional())  # expect: None
import math as m
from math import sqrt, floor as fl
print(m.pi > 3, sqrt(16), fl(2.5), m is sys.modules["math"])  # expect: True 4.0 2 True
