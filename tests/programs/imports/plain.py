# import of neighbours: forms, aliases, one execution only.
import helper  # expect: loading helper
import helper as h
from helper import value, double as d
from helper import Counter
print(helper is h, value, d(4), helper.double(5), Counter().up())  # expect: True 10 8 10 1
import helper
print(helper.loads, helper.__name__, type(helper).__name__)  # expect: 1 helper module
value = 99
print(helper.value, helper.get_value())  # expect: 10 10
helper.value = 5
print(helper.get_value(), value)  # expect: 5 99
def local():
    import helper as inner
    from helper import double
    return inner.value + double(1)
print(local(), "inner" in globals())  # expect: 7 False
