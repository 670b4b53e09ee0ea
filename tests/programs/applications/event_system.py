# Observers, decorators that register, state machines, command objects with undo, coroutines as pipelines, lazy properties, memoization.
class Signal:
    def __init__(self): self.handlers = []
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.setdefault(self.name, BoundSignal())
    def __set_name__(self, owner, name): self.name = "_signal_" + name
class BoundSignal:
    def __init__(self): self.handlers = []
    def connect(self, f): self.handlers.append(f); return f
    def __call__(self, *args, **kwargs): return [h(*args, **kwargs) for h in list(self.handlers)]
    def __iadd__(self, f): self.handlers.append(f); return self
    def __isub__(self, f): self.handlers.remove(f); return self
    def __len__(self): return len(self.handlers)
class Button:
    clicked = Signal()
    pressed = Signal()
    def __init__(self, label): self.label = label
one, two = Button("one"), Button("two")
@one.clicked.connect
def handler(x): return "handler %s" % x
one.clicked.connect(lambda x: x * 2)
sig = two.clicked
sig += handler
print(one.clicked(5), two.clicked("a"), len(one.pressed), one.pressed(), type(Button.clicked).__name__)
# expect: ['handler 5', 10] ['handler a'] 0 [] Signal
sig -= handler
print(two.clicked(1), sorted(vars(one)))  # expect: [] ['_signal_clicked', '_signal_pressed', 'label']
class Machine:
    transitions = {}
    @classmethod
    def on(cls, state, event, target):
        def register(f): cls.transitions[state, event] = (f, target); return f
        return register
    def __init__(self): self.state, self.log = "idle", []
    def send(self, event, *args):
        try: action, target = self.transitions[self.state, event]
        except KeyError: raise ValueError("no %s in state %s" % (event, self.state)) from None
        self.log.append((self.state, event, action(self, *args)))
        self.state = target
        return self
@Machine.on("idle", "start", "running")
def start(machine): return "started"
@Machine.on("running", "work", "running")
def work(machine, n): return n * n
@Machine.on("running", "stop", "idle")
def stop(machine): return len(machine.log)
m = Machine().send("start").send("work", 3).send("work", 4).send("stop")
print(m.state, m.log)
# expect: idle [('idle', 'start', 'started'), ('running', 'work', 9), ('running', 'work', 16), ('running', 'stop', 3)]
try: m.send("work", 1)
except ValueError as error: print(error, error.__cause__, error.__suppress_context__)
# expect: no work in state idle None True
class Editor:
    def __init__(self): self.text, self.done, self.undone = "", [], []
    def do(self, command): command.apply(self); self.done.append(command); self.undone.clear()
    def undo(self):
        if self.done: c = self.done.pop(); c.revert(self); self.undone.append(c)
    def redo(self):
        if self.undone: c = self.undone.pop(); c.apply(self); self.done.append(c)
class Insert:
    def __init__(self, at, text): self.at, self.text = at, text
    def apply(self, e): e.text = e.text[:self.at] + self.text + e.text[self.at:]
    def revert(self, e): e.text = e.text[:self.at] + e.text[self.at + len(self.text):]
class Delete:
    def __init__(self, start, stop): self.range = slice(start, stop)
    def apply(self, e): self.removed = e.text[self.range]; e.text = e.text[:self.range.start] + e.text[self.range.stop:]
    def revert(self, e): e.text = e.text[:self.range.start] + self.removed + e.text[self.range.start:]
e, states = Editor(), []
for c in (Insert(0, "hello world"), Delete(5, 11), Insert(5, " there"), Insert(0, ">> ")): e.do(c); states.append(e.text)
for f in (e.undo, e.undo, e.undo, e.redo, e.undo, e.undo, e.undo, e.redo): f(); states.append(e.text)
print(states)
# expect: ['hello world', 'hello', 'hello there', '>> hello there', 'hello there', 'hello', 'hello world', 'hello', 'hello world', '', '', 'hello world']
def coroutine(f):
    def starter(*args):
        g = f(*args)
        next(g)
        return g
    return starter
@coroutine
def mapper(f, target):
    try:
        while True: target.send(f((yield)))
    finally: target.close()
@coroutine
def batcher(n, target):
    batch = []
    try:
        while True:
            batch.append((yield))
            if len(batch) == n: target.send(batch); batch = []
    finally:
        if batch: target.send(batch)
        target.close()
@coroutine
def sink(out):
    try:
        while True: out.append((yield))
    finally: out.append("closed")
out = []
pipe = mapper(lambda x: x * x, batcher(3, sink(out)))
for i in range(7): pipe.send(i)
pipe.close()
print(out)  # expect: [[0, 1, 4], [9, 16, 25], [36], 'closed']
class lazy:
    def __init__(self, f): self.f = f; self.__doc__ = f.__doc__
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Data:
    computed = 0
    @lazy
    def value(self): "doc"; Data.computed += 1; return 42
d = Data()
print(d.value, d.value, Data.computed, Data.value.__doc__, vars(d))  # expect: 42 42 1 doc {'value': 42}
def memoize(f):
    cache = {}
    def wrapper(*args):
        if args not in cache: cache[args] = f(*args); wrapper.misses += 1
        return cache[args]
    wrapper.misses = 0
    return wrapper
@memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.misses, fib(80), fib.misses)  # expect: 2880067194370816120 91 23416728348467685 91
