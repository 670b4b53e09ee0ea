# import *: __all__ and leading underscores.
from with_all import *
from without_all import *
print(sorted(n for n in globals() if n.startswith(("public", "_hidden", "also", "_private", "other"))))
# expect: ['_hidden', 'also_public', 'public']
print(public(), _hidden, also_public)  # expect: public sees not in __all__ hidden but in __all__ 1
try:
    other
except NameError as error:
    print(error)  # expect: name 'other' is not defined
