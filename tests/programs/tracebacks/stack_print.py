# A program that prints its own call stack and its tracebacks, from frames and traceback objects, as debugging helpers do.
import sys
first_line = sys._getframe().f_lineno
def stack(skip=1):
    frame, lines = sys._getframe(skip), []
    while frame is not None:
        name = frame.f_code.co_name
        lines.append("%s:%d" % (name, frame.f_lineno - (first_line if name == "<module>" else frame.f_code.co_firstlineno)))
        if name == "<module>": break
        frame = frame.f_back
    return " < ".join(lines[:-1])
def trail(error):
    tb, lines = error.__traceback__, []
    while tb is not None:
        name = tb.tb_frame.f_code.co_name
        if name != "<module>": lines.append("%s:%d" % (name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return " > ".join(lines)

def inner():
    return stack()
def middle(function):
    unused = 1

    return function()
def outer():
    for _ in range(1):
        if True:
            return middle(inner)
print(inner())  # expect: inner:1
print(outer())  # expect: inner:1 < middle:3 < outer:3
print(middle(lambda: stack()))  # expect: <lambda>:0 < middle:3
class Widget:
    name = stack(1)
    def __init__(self):
        self.made_in = stack()
    def __len__(self):
        self.length_in = stack()
        return 3
    @property
    def prop(self):
        return stack()
    @classmethod
    def build(cls):
        widget = cls()
        return widget
    def __getattr__(self, name):
        return name, stack()
print(Widget.name)  # expect: Widget:1
print(Widget.build().made_in)  # expect: __init__:1 < build:2
widget = Widget()
print(len(widget), widget.length_in, widget.prop, widget.missing)
# expect: 3 __len__:1 prop:2 ('missing', '__getattr__:1')
def walk(n):
    yield stack()
    if n:
        yield from walk(n - 1)
def consume():
    for line in walk(2):
        print(line)
consume()
# expect: walk:1 < consume:1
# expect: walk:1 < walk:3 < consume:1
# expect: walk:1 < walk:3 < walk:3 < consume:1
print(sorted([3, 1], key=lambda n: (n, stack()))[0], list(map(lambda _: stack(), [0])))
# expect: 1 ['<lambda>:0']

def divide(a, b):
    return (a
            / b)
def in_loop():
    for n in (2, 1, 0):
        result = divide(1,
                        n)
def in_finally():
    try:
        in_loop()
    finally:
        seen.append(sys.exc_info()[0].__name__)
def in_with():
    with Manager():
        in_finally()
class Manager:
    def __enter__(self):
        pass
    def __exit__(self, kind, error, trace):
        seen.append(trail(error))
seen = []
try:
    in_with()
except ZeroDivisionError as error:
    names = [step.split(":")[0] for step in trail(error).split(" > ")]
    print(names, seen[0], [step.split(":")[0] for step in seen[1].split(" > ")])
    # expect: ['in_with', 'in_finally', 'in_loop', 'divide'] ZeroDivisionError ['in_with', 'in_finally', 'in_loop', 'divide']
def chained():
    try:
        [][0]
    except IndexError:
        {}["key"]
try:
    chained()
except KeyError as error:
    print(trail(error), "|", trail(error.__context__))  # expect: chained:4 | chained:2
def unused_frames(n):
    if n == 0: raise LookupError("bottom")
    unused_frames(n - 1)
try:
    unused_frames(4)
except LookupError as error:
    print(trail(error))
    # expect: unused_frames:2 > unused_frames:2 > unused_frames:2 > unused_frames:2 > unused_frames:1
    depth, tb = 0, error.__traceback__
    while tb.tb_next: tb, depth = tb.tb_next, depth + 1
    print(depth, tb.tb_lineno - first_line > 0, tb.tb_next, tb.tb_frame.f_code is unused_frames.__code__)
    # expect: 5 True None True
