# check with: 3.8+
# Async generators: iteration by hand and by async for, items and awaits side by side, what the objects are called.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield self.value
        return got
def run(coroutine, answer=lambda waited: None):
    sent, waits = None, []
    while True:
        try:
            waits.append(coroutine.send(sent))
            sent = answer(waits[-1])
        except StopIteration as stop:
            return waits, stop.value
async def count(n):
    for i in range(n):
        yield i
async def slow(n):
    for i in range(n):
        got = await Wait("before %d" % i)
        yield i, got
        await Wait("after %d" % i)
async def collect(source):
    items = []
    async for item in source:
        items.append(item)
    else:
        items.append("end")
    return items
print(run(collect(count(3))))  # expect: ([], [0, 1, 2, 'end'])
print(run(collect(slow(2)), lambda waited: waited.upper()))
# expect: (['before 0', 'after 0', 'before 1', 'after 1'], [(0, 'BEFORE 0'), (1, 'BEFORE 1'), 'end'])
print(run(collect(count(0))))  # expect: ([], ['end'])
async def breaks(source):
    async for item in source:
        if item == 2:
            break
    else:
        print("no break")
    rest = []
    async for item in source:
        rest.append(item)
    return rest
print(run(breaks(count(5))))  # expect: ([], [3, 4])
# One step by hand: the item comes as the value of a StopIteration.
generator = count(2)
print(type(generator).__name__, generator.__name__, generator.__qualname__, generator.__aiter__() is generator)
# expect: async_generator count count True
step = generator.__anext__()
print(type(step).__name__, type(generator.asend(None)).__name__, type(generator.aclose()).__name__)
# expect: async_generator_asend async_generator_asend async_generator_athrow
print(iter(step) is step, step.__await__() is step, hasattr(generator, "__iter__"), hasattr(generator, "__next__"))
# expect: True True False False
def item_of(step):
    try:
        return "waits", step.send(None)
    except StopIteration as stop:
        return "item", stop.value
    except StopAsyncIteration as stop:
        return "end", stop.args
print(item_of(step), item_of(generator.__anext__()), item_of(generator.__anext__()), item_of(generator.__anext__()))
# expect: ('item', 0) ('item', 1) ('end', ()) ('end', ())
step = slow(1).__anext__()
print(item_of(step), item_of(step))  # expect: ('waits', 'before 0') ('item', (0, None))
print(next(slow(1).__anext__()))  # expect: before 0
generator = slow(1)
print(generator.ag_running, generator.ag_await, generator.ag_code.co_name, generator.ag_frame is None)
# expect: False None slow False
step = generator.__anext__()
step.send(None)
print(generator.ag_running, generator.ag_await is None, type(generator.ag_await).__name__)
# expect: True False generator
print(item_of(step), generator.ag_running, generator.ag_await)  # expect: ('item', (0, None)) False None
print(run(collect(generator)), generator.ag_frame, generator.ag_running)
# expect: (['after 0'], ['end']) None False
# An async generator that awaits another coroutine and walks another async generator.
async def double(n):
    return await Wait(n) or n * 2
async def doubled(source):
    async for item in source:
        yield await double(item)
print(run(collect(doubled(count(3)))))  # expect: ([0, 1, 2], [0, 2, 4, 'end'])
print(run(collect(doubled(doubled(count(3)))), lambda waited: None if waited != 2 else 20))
# expect: ([0, 0, 1, 2, 2, 20], [0, 20, 40, 'end'])
async def empty():
    return
    yield
print(run(collect(empty())))  # expect: ([], ['end'])
async def nothing():
    yield
print(run(collect(nothing())))  # expect: ([], [None, 'end'])
class Methods:
    def __init__(self, *items): self.items = items
    async def __aiter__(self):
        for item in self.items:
            yield item
print(run(collect(Methods(1, "two", None))))  # expect: ([], [1, 'two', None, 'end'])
