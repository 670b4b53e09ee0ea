# yield from: what is forwarded to whom, iterators without send/throw/close, return values, nesting, exceptions on the way.
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error)
log = []
class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration("result of Iter")
        return self.n
class Full(Iter):
    def send(self, value): log.append(("send", value)); return "sent"
    def throw(self, *args): log.append(("throw", len(args), isinstance(args[0], type))); raise StopIteration("thrown")
    def close(self): log.append("close")
def outer(inner):
    result = yield from inner
    log.append(("result", result))
    yield "after"
    return "outer"
print(list(outer(Iter(2))), log)  # expect: [1, 0, 'after'] [('result', 'result of Iter')]
log.clear()
g = outer(Iter(2))
next(g)
print(attempt(g.send, 5))  # expect: AttributeError: 'Iter' object has no attribute 'send'
g = outer(Iter(2))
next(g)
print(attempt(g.throw, ValueError("v")), attempt(next, g))  # expect: ValueError: v StopIteration: 
g = outer(Iter(2))
next(g)
print(g.close(), attempt(next, g), log)  # expect: None StopIteration:  []
g = outer(Full(3))
print(next(g), g.send("x"), g.send(None), g.throw(KeyError("k")), attempt(next, g), log)
# expect: 2 sent 1 after StopIteration: outer [('send', 'x'), ('throw', 1, False), ('result', 'thrown')]
log.clear()
g = outer(Full(3))
next(g)
g.close()
print(log)  # expect: ['close']
def leaf():
    try:
        while True:
            got = yield "leaf"
            log.append(got)
            if got == "stop": return "leaf done"
    except ValueError as error:
        log.append(str(error))
        return "leaf recovered"
    finally:
        log.append("leaf finally")
def middle(): return (yield from leaf())
def top():
    one = yield from middle()
    two = yield from middle()
    return one, two
log.clear()
g = top()
print(next(g), g.send(1), g.send("stop"), attempt(g.throw, ValueError("boom")), log)
# expect: leaf leaf leaf StopIteration: ('leaf done', 'leaf recovered') [1, 'stop', 'leaf finally', 'boom', 'leaf finally']
log.clear()
g = top()
next(g)
print(attempt(g.throw, GeneratorExit), log)  # expect: GeneratorExit:  ['leaf finally']
print(g.gi_yieldfrom if hasattr(g, "gi_yieldfrom") else None)  # expect: None
g = top()
next(g)
print(g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)  # expect: middle leaf
def delegate_to(x):
    yield from x
for x in ([1, 2], "ab", {1: 2}, range(2), (i * i for i in range(3)), iter([5])):
    print(list(delegate_to(x)), end=" ")
print()  # expect: [1, 2] ['a', 'b'] [1] [0, 1] [0, 1, 4] [5] 
for x in (3, None, Iter):
    print(attempt(list, delegate_to(x)))
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: 'NoneType' object is not iterable
    # expect: TypeError: 'type' object is not iterable
def self_delegating():
    yield from holder[0]
holder = []
holder.append(self_delegating())
print(attempt(next, holder[0]))  # expect: ValueError: generator already executing
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(200)), next(deep(150)))  # expect: 20100 0
class CloseFails(Iter):
    def close(self): raise OSError("close failed")
g = outer(CloseFails(3))
next(g)
print(attempt(g.close))  # expect: OSError: close failed
g = outer(CloseFails(3))
next(g)
print(attempt(g.throw, GeneratorExit("x")))  # expect: OSError: close failed
class Attr(Iter):
    def __getattr__(self, name):
        log.append(name)
        raise AttributeError(name)
log.clear()
g = outer(Attr(3))
next(g)
print(attempt(g.throw, ValueError("through")), log)  # expect: ValueError: through ['throw']
def returns_directly():
    return 5
    yield
def collect():
    value = yield from returns_directly()
    empty = yield from ()
    yield value, empty
print(list(collect()))  # expect: [(5, None)]
