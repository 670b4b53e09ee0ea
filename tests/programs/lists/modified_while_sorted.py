# check with: 3.13
# A list that was changed during its sorting, even if it is empty again; what subclasses give to `list`.
import sys


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


items = [1, 2, 3]


def key(item):
    items.append(item)
    items.pop()
    return item


attempt(lambda: items.sort(key=key))  # expect: ValueError list modified during sort
print(sorted(items))  # expect: [1, 2, 3]


class Special(list):
    def __new__(cls, given, newarg=None):
        made = super().__new__(cls, given)
        made.newarg = newarg
        return made


made = Special([1, 2], newarg=3)
print(made, made.newarg)  # expect: [1, 2] 3


class Plain(list):
    pass


attempt(lambda: Plain([1], newarg=3))  # expect: TypeError list() takes no keyword arguments


class NoItems:
    __class_getitem__ = None


attempt(lambda: NoItems[int])  # expect: TypeError type 'NoItems' is not subscriptable
attempt(lambda: print >> sys.stderr)
# expect: TypeError unsupported operand type(s) for >>: 'builtin_function_or_method' and '_io.TextIOWrapper'. Did you mean "print(<message>, file=<output_stream>)"?
attempt(lambda: len >> 3)
# expect: TypeError unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'


class Notes:
    def __init__(self, value):
        self.value = value


group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
group.__notes__ = 5
attempt(lambda: [hasattr(part, "__notes__") for part in group.split(TypeError)])  # expect: [False, False]


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


def delegating():
    yield from Broken()


generator = delegating()
next(generator)
hook, sys.unraisablehook = sys.unraisablehook, lambda given: print(given.exc_type.__name__)
print(generator.close())
# expect: ZeroDivisionError
# expect: None
sys.unraisablehook = hook
