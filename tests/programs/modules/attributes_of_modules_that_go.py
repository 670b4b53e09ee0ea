# Modules that are made and forgotten, whose attributes are loaded at one place.
from types import ModuleType


def value_of(module):
    return module.value


def make(n):
    module = ModuleType("short_lived")
    module.value = n
    return module


print(sum(value_of(make(i)) for i in range(3000)))  # expect: 4498500

module = make(1)
total = 0
for i in range(50):
    total += value_of(module)
    module.value += 1
print(total)  # expect: 1275
module.__dict__["value"] = "from the dict"
print(value_of(module))  # expect: from the dict
del module.value
try:
    value_of(module)
except AttributeError as error:
    print(error)  # expect: module 'short_lived' has no attribute 'value'
