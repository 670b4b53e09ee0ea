# requires: 3.11
# async for, async with, async comprehensions, await chains and asyncgen methods, driven by hand.
class Wait:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return "%s=%s" % (self.tag, got)
def run(coroutine, answers=()):
    answers, tags, value = list(answers), [], None
    try:
        while True:
            tags.append(coroutine.send(value))
            value = answers.pop(0) if answers else len(tags)
    except StopIteration as stop:
        return stop.value, tags
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error), tags
async def add(a, b): return a + b + (await Wait("add"))
async def chain(): return [await add("x", "y"), await Wait("z"), await add("p", "q")]
print(run(chain(), ["one", "two", "three"]))
# expect: (['xyadd=one', 'z=two', 'pqadd=three'], ['add', 'z', 'add'])
class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        await Wait("next%d" % self.n)
        self.n -= 1
        if self.n < 0: raise StopAsyncIteration
        return self.n
async def loops():
    out = []
    async for x in Countdown(3):
        if x == 1: continue
        out.append(x)
    else: out.append("else")
    async for x in Countdown(3): break
    else: out.append("never")
    return out, x
print(run(loops()))  # expect: (([2, 0, 'else'], 2), ['next3', 'next2', 'next1', 'next0', 'next3'])
async def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield "got %s" % got
            await Wait("gen%d" % i)
    finally:
        await Wait("cleanup")
async def comprehensions():
    return [x async for x in numbers(3)], {x async for x in numbers(2)}, {x: y async for x in numbers(2) for y in "ab"}, [x async for x in numbers(4) if x % 2], [await add(c, "!") for c in "ab"], [[y async for y in numbers(x)] for x in range(2)]
print(run(comprehensions()))
# expect: (([0, 1, 2], {0, 1}, {0: 'b', 1: 'b'}, [1, 3], ['a!add=16', 'b!add=17'], [[], [0]]), ['gen0', 'gen1', 'gen2', 'cleanup', 'gen0', 'gen1', 'cleanup', 'gen0', 'gen1', 'cleanup', 'gen0', 'gen1', 'gen2', 'gen3', 'cleanup', 'add', 'add', 'cleanup', 'gen0', 'cleanup'])
class Manager:
    def __init__(self, name, suppress=False, log=[]): self.name, self.suppress, self.log = name, suppress, log
    async def __aenter__(self): self.log.append("+" + self.name); return await Wait("enter " + self.name)
    async def __aexit__(self, kind, value, tb): await Wait("exit " + self.name); self.log.append("-%s %s" % (self.name, kind and kind.__name__)); return self.suppress
async def managers():
    log = []
    async with Manager("a", log=log) as a, Manager("b", True, log) as b:
        log.append(a + b)
        raise ValueError
    async with Manager("c", log=log): return log
print(run(managers()))
# expect: (['+a', '+b', 'enter a=1enter b=2', '-b ValueError', '-a None', '+c', '-c None'], ['enter a', 'enter b', 'exit b', 'exit a', 'enter c', 'exit c'])
async def failing():
    async with Manager("f"): raise KeyError("through")
print(run(failing()))  # expect: ("KeyError: 'through'", ['enter f', 'exit f'])
async def asend():
    g = numbers(3)
    out = [await g.asend(None), await g.asend("hello"), await g.__anext__()]
    try: await g.athrow(ValueError("thrown in"))
    except ValueError as error: out.append(str(error))
    try: await g.__anext__()
    except StopAsyncIteration: out.append("ended")
    return out
print(run(asend()))  # expect: ([0, 'got hello', 1, 'thrown in', 'ended'], ['gen0', 'cleanup'])
async def aclose():
    g = numbers(3)
    await g.__anext__()
    await g.aclose()
    await g.aclose()
    return [x async for x in g]
print(run(aclose()))  # expect: ([], ['cleanup'])
class Bad:
    def __aiter__(self): return 5
class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def iterate(x):
    async for _ in x: pass
async def enter(x):
    async with x: pass
async def wait_for(x): await x
for value in (5, [1], Bad(), BadNext(), None): print(type(value).__name__, run(iterate(value))[0])
# expect: int TypeError: 'async for' requires an object with __aiter__ method, got int
# expect: list TypeError: 'async for' requires an object with __aiter__ method, got list
# expect: Bad TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: BadNext TypeError: 'async for' received an invalid object from __anext__: int
# expect: NoneType TypeError: 'async for' requires an object with __aiter__ method, got NoneType
for value in (5, None, "s", add): print(type(value).__name__, run(wait_for(value))[0])
# expect: int TypeError: object int can't be used in 'await' expression
# expect: NoneType TypeError: object NoneType can't be used in 'await' expression
# expect: str TypeError: object str can't be used in 'await' expression
# expect: function TypeError: object function can't be used in 'await' expression
class BadAwait:
    def __await__(self): return 5
print(run(wait_for(BadAwait()))[0])  # expect: TypeError: __await__() returned non-iterator of type 'int'
async def deep(n): return n if n == 0 else 1 + await deep(n - 1)
print(run(deep(100)))  # expect: (100, [])
async def context():
    try:
        try: await add(1, "x")
        finally: await Wait("in finally")
    except TypeError as error: return type(error).__name__
print(run(context()))  # expect: ('TypeError', ['in finally'])
c = add("a", "b"); c.close(); print(run(c)[0])  # expect: RuntimeError: cannot reuse already awaited coroutine
