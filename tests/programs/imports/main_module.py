# __name__, sys.modules, sys.argv, module attributes.
import sys
import helper  # expect: loading helper
print(__name__, sys.modules["__main__"].__dict__ is globals(), len(sys.argv), helper.__doc__)
# expect: __main__ True 1 A module that counts how often it is executed.
helper.added = 1
from helper import added
print(added, getattr(helper, "zzz", "none"), hasattr(helper, "Counter"), "helper" in sys.modules)
# expect: 1 none True True
try:
    helper.missing_attribute
except AttributeError as error:
    print(error)  # expect: module 'helper' has no attribute 'missing_attribute'
sys.modules["fake"] = helper
import fake
print(fake is helper)  # expect: True
if __name__ == "__main__":
    print("run as main")  # expect: run as main
