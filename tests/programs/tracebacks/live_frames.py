# check with: 3.13
# Frame objects follow their frames while they run, and keep the last state afterwards.
import sys
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def lines_since(frame):
    return frame.f_lineno - frame.f_code.co_firstlineno

# the same object, following line and variables
def follow():
    frame = sys._getframe()
    first = frame.f_lineno
    a = 1
    rows = [(frame.f_lineno - first, frame.f_locals["a"], "b" in frame.f_locals)]
    a, b = 2, 3
    rows.append((frame.f_lineno - first, frame.f_locals["a"], frame.f_locals["b"]))
    del b
    rows.append((frame.f_lineno - first, "b" in frame.f_locals, frame is sys._getframe(), frame.f_code is follow.__code__))
    return rows
print(follow())  # expect: [(2, 1, False), (4, 2, 3), (6, False, True, True)]

# a callee sees its caller move
def watch(frame):
    return lines_since(frame), frame.f_locals["n"], frame is sys._getframe(1), sys._getframe().f_back is frame
def watched():
    n, frame = 0, sys._getframe()
    first = watch(frame)
    n += 1
    second = watch(frame)
    return first, second
print(watched())  # expect: ((2, 0, True, True), (4, 1, True, True))

# after the end
def ended(x):
    y = x + 1
    frame = sys._getframe()
    y += 1
    return frame
def ender():
    z = "caller"
    return ended(5)
frame = ender()
print(lines_since(frame), frame.f_locals["x"], frame.f_locals["y"], frame.f_locals["frame"] is frame, frame.f_code.co_name)
# expect: 4 5 7 True ended
print(frame.f_back.f_code.co_name, dict(frame.f_back.f_locals), lines_since(frame.f_back), frame.f_back.f_back is sys._getframe())
# expect: ender {'z': 'caller'} 2 True
again = ended(7)
print(frame.f_locals["x"], again.f_locals["x"], again is frame, again.f_back is sys._getframe())
# expect: 5 7 False True
print(frame.clear(), frame.f_locals, lines_since(frame), attempt(sys._getframe().clear))
# expect: None {} 4 RuntimeError: cannot clear an executing frame
frames = [ended(n) for n in range(5)]
print([(f.f_locals["x"], f.f_locals["y"]) for f in frames], len(set(map(id, frames))))
# expect: [(0, 2), (1, 3), (2, 4), (3, 5), (4, 6)] 5

# left by an exception
kept = []
def fails(depth):
    kept.append(sys._getframe())
    if depth == 0:
        raise KeyError("x")
    fails(depth - 1)
    print("never")
try:
    fails(3)
except KeyError as error:
    print(repr(error))  # expect: KeyError('x')
print([(lines_since(f), f.f_locals) for f in kept], [f.f_back is g for f, g in zip(kept[1:], kept)], kept[0].f_back is sys._getframe())
# expect: [(4, {'depth': 3}), (4, {'depth': 2}), (4, {'depth': 1}), (3, {'depth': 0})] [True, True, True] True
def catches():
    frame = sys._getframe()
    try:
        fails(1)
    except KeyError:
        pass
    return frame, lines_since(frame)
frame, line = catches()
print(line, lines_since(frame), sorted(frame.f_locals))  # expect: 6 6 ['frame']

# closures: cells are shared
def outer():
    shared = 1
    def inner():
        nonlocal shared
        shared += 1
        return sys._getframe(), sys._getframe(1)
    return inner, sys._getframe(), inner()
inner, frame, (one, two) = outer()
print(frame.f_locals["shared"], one.f_locals, two is frame)  # expect: 2 {'shared': 2} True
inner()
print(frame.f_locals["shared"], one.f_locals)  # expect: 3 {'shared': 3}

# modules and classes: the namespace itself
print(sys._getframe().f_locals is globals(), sys._getframe().f_code.co_name)  # expect: True <module>
class C:
    x = 1
    frame = sys._getframe()
    frame.f_locals["y"] = 2
    z = frame.f_locals is locals()
    line = lines_since(frame)
print(C.y, C.z, C.line, C.frame.f_locals["x"], C.frame.f_code.co_name, C.frame.f_back is sys._getframe())
# expect: 2 True 5 1 C True

# generators: one frame in many places
def counts(n):
    while n:
        yield sys._getframe()
        n -= 1
    m = "end"
    yield n
    last = True
g = counts(2)
frame = g.gi_frame
print(lines_since(frame), frame.f_locals, frame.f_back)  # expect: 0 {'n': 2} None
print(next(g) is frame, g.gi_frame is frame, frame.f_locals, lines_since(frame), frame.f_back)
# expect: True True {'n': 2} 2 None
print(next(g) is frame, frame.f_locals, attempt(frame.clear), [f is frame for f in [g.gi_frame]])
# expect: True {'n': 1} RuntimeError: cannot clear a suspended frame [True]
print(next(g), frame.f_locals, lines_since(frame))  # expect: 0 {'n': 0, 'm': 'end'} 5
print(list(g), g.gi_frame, dict(frame.f_locals), lines_since(frame), frame.f_back is sys._getframe(), frame.clear(), frame.f_locals)
# expect: [] None {'n': 0, 'm': 'end', 'last': True} 6 True None {}
def inside():
    frame = sys._getframe()
    yield frame.f_back.f_code.co_name, frame.f_back is sys._getframe(1)
    yield frame.f_back.f_code.co_name
    raise ValueError("left")
def drives(g):
    return next(g)
g = inside()
frame = g.gi_frame
print(drives(g), next(g), attempt(next, g), lines_since(frame), sorted(frame.f_locals), frame.f_back.f_code.co_name)
# expect: ('drives', True) <module> ValueError: left 4 ['frame'] attempt
g = counts(1)
frame = g.gi_frame
g.close()
print(g.gi_frame, frame.f_locals, frame.f_back)  # expect: None {'n': 1} None
g = counts(1)
frame = next(g)
g.close()
print(g.gi_frame, frame.f_locals, lines_since(frame))  # expect: None {'n': 1} 2
async def coroutine():
    x = 1
    return sys._getframe()
c = coroutine()
frame = c.cr_frame
try: c.send(None)
except StopIteration as stop: print(stop.value is frame, frame.f_locals, lines_since(frame))
# expect: True {'x': 1} 2

# walking
def deep(n):
    if n: return deep(n - 1)
    found = []
    for i in range(6): found.append(sys._getframe(i).f_locals.get("n"))
    return found
print(deep(5))  # expect: [0, 1, 2, 3, 4, 5]
def walk():
    names, frame = [], sys._getframe()
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
print(walk(), sorted(range(2), key=lambda n: len(walk()) + n), (lambda: walk())())
# expect: ['walk'] [0, 1] ['walk', '<lambda>']
class Calls:
    def __init__(self): self.names = walk()
    def __add__(self, other): return walk()
    def __getattr__(self, name): return walk()
print(Calls().names, Calls() + 1, Calls().other)
# expect: ['walk', '__init__'] ['walk', '__add__'] ['walk', '__getattr__']
print(attempt(sys._getframe, 1000), sys._getframe(-1) is sys._getframe(0))
# expect: ValueError: call stack is not deep enough True

# hot code that was observed still returns
def maybe(n):
    if n == 500: kept.append(sys._getframe())
    return n
print(sum(maybe(n) for n in range(1000)), kept[-1].f_locals)  # expect: 499500 {'n': 500}

# attributes
frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, frame.f_globals is globals(), type(frame.f_builtins).__name__, type(frame.f_lasti).__name__)
# expect: None True False True dict int
print(attempt(setattr, frame, "f_lineno", 3), attempt(setattr, frame, "f_trace", None), attempt(setattr, frame, "f_trace_lines", 3), attempt(setattr, frame, "f_trace_lines", True))
# expect: ValueError: f_lineno can only be set in a trace function None TypeError: attribute value type must be bool None
print(sys.settrace(None), sys.gettrace(), sys.setprofile(None), sys.getprofile())
# expect: None None None None
