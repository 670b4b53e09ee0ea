# check with: 3.13
# Frames, also over calls from built-in functions.
import sys
def stack():
    frame, names = sys._getframe(1), []
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
def key(number):
    if number == 2:
        print(stack())
    return number
def by_sort():
    return sorted([2, 1], key=key)
by_sort()  # expect: ['key', 'by_sort']
class Thing:
    def __repr__(self):
        return ",".join(stack())
    def __eq__(self, other):
        print(stack())
        return True
    def __init__(self, quiet=True):
        if not quiet:
            print(stack())
print(repr(Thing()))  # expect: __repr__
Thing() in [Thing()]  # expect: ['__eq__']
Thing(False)  # expect: ['__init__']
def generator():
    yield stack()
def through_generator():
    return list(generator())
print(through_generator())  # expect: [['generator', 'through_generator']]
print(list(map(lambda _: stack(), [1])))  # expect: [['<lambda>']]
def caller_locals():
    frame = sys._getframe(1)
    return frame.f_locals["secret"], frame.f_lineno - frame.f_code.co_firstlineno, frame.f_globals is globals()
def with_secret():
    secret = 42
    return caller_locals()
print(with_secret())  # expect: (42, 2, True)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)  # expect: call stack is not deep enough
print(sys._getframe().f_code.co_name, sys._getframe().f_builtins["len"] is len)  # expect: <module> True
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear an executing frame
