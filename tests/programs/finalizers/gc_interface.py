# check with: 3.10+
# gc: enable and disable, thresholds, callbacks, cycles with __del__, garbage, resurrection, is_tracked, get_objects.
import gc
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), gc.garbage, type(gc.collect()).__name__)
# expect: True None False None True 3 3 [] int
gc.set_threshold(500, 5, 5); print(gc.get_threshold()[:2], attempt(gc.set_threshold, "x"), attempt(gc.collect, 3), attempt(gc.collect, -1), attempt(gc.collect, "x"), type(gc.collect(0)).__name__, type(gc.collect(generation=1)).__name__)
# expect: (500, 5) TypeError: 'str' object cannot be interpreted as an integer ValueError: invalid generation ValueError: invalid generation TypeError: 'str' object cannot be interpreted as an integer int int
gc.set_threshold(700, 10, 10)
log = []
class Node:
    def __init__(self, name, other=None): self.name, self.other = name, other
    def __del__(self): log.append(self.name)
def padding(n): return n and padding(n - 1)
def make(f):
    f()
    for _ in range(3): padding(30)
    gc.collect()
def cycle():
    a = Node("a"); a.other = Node("b", a)
make(cycle); print(sorted(log))  # expect: ['a', 'b']
log.clear()
def long_cycle():
    first = last = Node(0)
    for i in range(1, 10):
        last.other = Node(i); last = last.other
    last.other = first
make(long_cycle); print(sorted(log))  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
saved = []
class Phoenix:
    def __init__(self): self.lives = 0
    def __del__(self):
        self.lives += 1
        saved.append(self)
def phoenix(): p = Phoenix(); p.me = p
make(phoenix)
print(len(saved), saved[0].lives, saved[0].me is saved[0])  # expect: 1 1 True
def drop(): saved.clear()
make(drop)
print(len(saved))  # expect: 0
events = []
def callback(phase, info): events.append((phase, sorted(info)))
gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
print(events, gc.callbacks)
# expect: [('start', ['collected', 'generation', 'uncollectable']), ('stop', ['collected', 'generation', 'uncollectable'])] []
print([gc.is_tracked(x) for x in (1, "a", None, 1.5, [], [1], lambda: 1)], gc.is_finalized(saved) if hasattr(gc, "is_finalized") else False, type(gc.get_objects()).__name__, gc.freeze() if hasattr(gc, "freeze") else None, gc.unfreeze() if hasattr(gc, "unfreeze") else None)
# expect: [False, False, False, False, True, True, True] False list None None
log.clear()
class Container:
    def __init__(self): self.items = [self]; self.d = {"me": self}; self.t = (self,); self.f = lambda: self
    def __del__(self): log.append("container")
make(Container); print(log)  # expect: ['container']
log.clear()
def generator():
    try: yield 1
    finally: log.append("generator finally")
def use(): next(generator())
make(use); print(log)  # expect: ['generator finally']
log.clear()
def closure():
    n = Node("closure")
    def f(): return f, n
    return f()
make(closure); print(log)  # expect: ['closure']
log.clear()
def exception_cycle():
    n = Node("in exception")
    try: raise ValueError(n)
    except ValueError as error: n.error = error
make(exception_cycle); print(log)  # expect: ['in exception']
class DelOrder:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n); 1 if self.n else None
log.clear()
def many():
    for i in range(50): DelOrder(i)
make(many); print(len(log) >= 48, len(set(log)) == len(log))  # expect: True True
class Late: pass
late = Late()
Late.__del__ = lambda self: log.append("late del")
log.clear()
def drop_late():
    global late
    del late
make(drop_late); print(log)  # expect: ['late del']
