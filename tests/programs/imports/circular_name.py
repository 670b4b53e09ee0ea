# requires: 3.8
# A name that a module of a circle has not bound yet: what the error says, and its attributes.
def told(error):
    return str(error).rsplit(" (", 1)[0], error.name, error.path and error.path.rsplit("/", 1)[-1].split(".")[0]
try: import circular_c
except ImportError as error: print(told(error))
# expect: ("cannot import name 'value' from partially initialized module 'circular_c' (most likely due to a circular import)", 'circular_c', 'circular_c')
try: from helper import nothing  # expect: loading helper
except ImportError as error: print(told(error))
# expect: ("cannot import name 'nothing' from 'helper'", 'helper', 'helper')
try: from sys import nothing
except ImportError as error: print(str(error), error.name, error.path)
# expect: cannot import name 'nothing' from 'sys' (unknown location) sys None
