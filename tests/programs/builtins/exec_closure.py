# check with: 3.13
# `exec` of a function's code, with cells for its free variables; names that `__builtins__` holds.
import builtins


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def make():
    a, b, result = 2, 3, None

    def multiply():
        nonlocal result
        result = a * b

    def show():
        return result

    return multiply, show


multiply, show = make()
exec(multiply.__code__, {}, closure=multiply.__closure__)
print(show())  # expect: 6
code, cells = multiply.__code__, multiply.__closure__
attempt(lambda: exec(code, {}))  # expect: TypeError code object requires a closure of exactly length 3
attempt(lambda: exec(code, {}, closure=cells[:1]))
# expect: TypeError code object requires a closure of exactly length 3
attempt(lambda: exec(code, {}, closure=list(cells)))
# expect: TypeError code object requires a closure of exactly length 3
attempt(lambda: exec(code, {}, closure=(1, 2, 3)))
# expect: TypeError code object requires a closure of exactly length 3
attempt(lambda: exec(attempt.__code__, {}, closure=cells))
# expect: TypeError cannot use a closure with this code object
attempt(lambda: exec("1", {}, closure=cells))
# expect: TypeError closure can only be used when source is a code object


class Namespace(dict):
    def keys(self):
        return ["z", "x"]


attempt(lambda: eval("dir()", {}, Namespace(a=1)))  # expect: ['x', 'z']
proxy = type("Names", (), {"superglobal": 1}).__dict__
attempt(lambda: eval("superglobal", {"__builtins__": proxy}))  # expect: 1
attempt(lambda: eval("other", {"__builtins__": proxy}))  # expect: NameError name 'other' is not defined
attempt(lambda: exec("import foo.bar", {"__builtins__": {}}))  # expect: ImportError __import__ not found
names = {"__builtins__": {"__import__": lambda *given: given[0]}}
exec("import foo.bar\nfrom . import a as b" if False else "import foo.bar", names)
print(names["foo"])  # expect: foo.bar

# A program may import in its own way.
original = builtins.__import__


def spy(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, locals is None, fromlist, level)
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = spy
import math  # expect: import math False None 0
from math import pi as tau, e  # expect: import math False ('pi', 'e') 0


def inner():
    import math as other
    return other is math


print(inner())
# expect: import math True None 0
# expect: True
builtins.__import__ = original
import math
