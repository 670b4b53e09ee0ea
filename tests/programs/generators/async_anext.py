# requires: 3.10
# check with: 3.13
# The built-in functions aiter and anext, with and without default.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        return (yield self.value)
def run(coroutine):
    waits = []
    while True:
        try:
            waits.append(coroutine.send(None))
        except StopIteration as stop:
            return waits, stop.value
        except BaseException as error:
            return waits, type(error).__name__, str(error)
async def count(n):
    for i in range(n):
        await Wait("wait %d" % i)
        yield i
class Coroutines:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration("no more")
        self.n -= 1
        return await Wait("c") or self.n
async def reads(source, *default):
    iterator = aiter(source)
    items = []
    for _ in range(3):
        items.append(await anext(iterator, *default))
    return items
print(run(reads(count(3))))  # expect: (['wait 0', 'wait 1', 'wait 2'], [0, 1, 2])
print(run(reads(count(2), "default")))  # expect: (['wait 0', 'wait 1'], [0, 1, 'default'])
print(run(reads(count(2))))  # expect: (['wait 0', 'wait 1'], 'StopAsyncIteration', '')
print(run(reads(Coroutines(2), None)))  # expect: (['c', 'c'], [1, 0, None])
print(run(reads(Coroutines(2))))  # expect: (['c', 'c'], 'StopAsyncIteration', 'no more')
print(run(reads(count(0), StopIteration)))
# expect: ([], [<class 'StopIteration'>, <class 'StopIteration'>, <class 'StopIteration'>])
step = anext(count(1), "d")
print(type(step).__name__, type(anext(count(1))).__name__, iter(step) is step, step.__await__() is step)
# expect: anext_awaitable async_generator_asend True True
print(step.send(None))  # expect: wait 0
try:
    step.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))  # expect: KeyError('thrown')
step = anext(count(0), "d")
try:
    next(step)
except StopIteration as stop:
    print(stop.value)  # expect: d
step = anext(count(1), "d")
print(step.close())  # expect: None
class Raises:
    async def __anext__(self): raise ValueError("from __anext__")
async def handles():
    try:
        await anext(Raises(), 1)
    except ValueError as error:
        return str(error)
print(run(handles()))  # expect: ([], 'from __anext__')
class Wrong:
    def __aiter__(self): return 3
    def __anext__(self): return 3
for action in [lambda: aiter(3), lambda: aiter([]), lambda: aiter(Wrong()), lambda: anext(3), lambda: anext([], 1), lambda: aiter(),
               lambda: anext(), lambda: anext(count(1), 2, 3), lambda: anext(count(1), default=2), lambda: next(anext(Wrong(), 1))]:
    try:
        print(action())
    except TypeError as error:
        print(error)
        # expect: 'int' object is not an async iterable
        # expect: 'list' object is not an async iterable
        # expect: aiter() returned not an async iterator of type 'int'
        # expect: 'int' object is not an async iterator
        # expect: 'list' object is not an async iterator
        # expect: aiter() takes exactly one argument (0 given)
        # expect: anext expected at least 1 argument, got 0
        # expect: anext expected at most 2 arguments, got 3
        # expect: anext() takes no keyword arguments
        # expect: object int can't be used in 'await' expression
print(anext(Wrong()))  # expect: 3
