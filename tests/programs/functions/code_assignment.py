# check with: 3.10+
# Assigning __code__: calls afterwards use the new code; frames and generators that have begun go on with the old one.
import sys
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def old(a, b=1):
    return "old %s %s" % (a, b)
def new(a, b=2, c=3):
    return "new %s %s %s" % (a, b, c)
print(old(0))  # expect: old 0 1
old.__code__ = new.__code__
print(attempt(old, 0), attempt(old, 0, 5), old.__name__, old.__defaults__)
# expect: TypeError: old() missing 1 required positional argument: 'b' new 0 5 1 old (1,)
old.__defaults__ = new.__defaults__
print(old(0), old.__code__ is new.__code__)  # expect: new 0 2 3 True
def counter():
    n = 0
    while True:
        n += 1
        got = yield n
        if got == "swap":
            counter.__code__ = other.__code__
        elif got == "names":
            yield sys._getframe().f_code.co_name
def other():
    yield "other one"
    yield "other two"
g, untouched = counter(), counter()
print(next(g), next(g), g.send("swap"), next(g), g.send("names"), g.gi_code.co_name)
# expect: 1 2 3 4 counter counter
print(list(counter()), next(untouched), next(untouched), untouched.gi_code.co_name)
# expect: ['other one', 'other two'] 1 2 counter
def replaced():
    x = [1, 2, 3]
    replaced.__code__ = (lambda: "replaced").__code__
    total = 0
    for i in x:
        total += i
    y = {"k": total}
    try:
        raise ValueError("inside " + sys._getframe().f_code.co_name)
    except ValueError as error:
        return y, str(error), error.__traceback__.tb_frame.f_code.co_name
print(replaced())  # expect: ({'k': 6}, 'inside replaced', 'replaced')
print(replaced())  # expect: replaced
def recursive(n):
    if n == 3:
        recursive.__code__ = (lambda n: "lambda %d" % n).__code__
    if n == 0: return "bottom"
    result = recursive(n - 1)
    return (n, result)
print(recursive(5))  # expect: (5, (4, (3, 'lambda 2')))
def closing():
    try:
        yield 1
    finally:
        log.append("finally of the old code")
log = []
g = closing()
next(g)
closing.__code__ = other.__code__
g.close()
print(log, next(closing()))  # expect: ['finally of the old code'] other one
async def coroutine():
    await Wait()
    return "done by the old one"
class Wait:
    def __await__(self): yield "waiting"
async def quick(): return "quick"
c = coroutine()
print(c.send(None))  # expect: waiting
coroutine.__code__ = quick.__code__
print(attempt(lambda: c.send(None)), attempt(lambda: coroutine().send(None)))
# expect: StopIteration: done by the old one StopIteration: quick
def closure():
    x = 1
    return lambda: x
def two_cells():
    x, y = 1, 2
    return lambda: x + y
f = closure()
print(attempt(setattr, f, "__code__", two_cells().__code__), attempt(setattr, f, "__code__", old.__code__), attempt(setattr, old, "__code__", f.__code__))
# expect: ValueError: <lambda>() requires a code object with 1 free vars, not 2 ValueError: <lambda>() requires a code object with 1 free vars, not 0 ValueError: old() requires a code object with 0 free vars, not 1
print(attempt(setattr, old, "__code__", 3), attempt(delattr, old, "__code__"))
# expect: TypeError: __code__ must be set to a code object TypeError: __code__ must be set to a code object
def plain(a): return a
def starred(*args, **kwargs): return args, kwargs
plain.__code__ = starred.__code__
print(plain(), plain(1, 2, k=3))  # expect: ((), {}) ((1, 2), {'k': 3})
def calls_itself_renamed(depth):
    def helper(n):
        return n if n == 0 else helper(n - 1) + 1
    before = helper(depth)
    helper.__code__ = (lambda n: -n if helper else 0).__code__
    return before, helper(depth)
print(calls_itself_renamed(4))  # expect: (4, -4)
class C:
    def m(self): return "m"
bound = C().m
C.m.__code__ = (lambda self: "changed").__code__
print(bound(), C().m())  # expect: changed changed
