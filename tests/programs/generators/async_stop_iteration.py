# check with: 3.7+
# StopIteration and StopAsyncIteration that leave coroutines and async generators become RuntimeErrors.
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
def show(error):
    print(type(error).__name__, error, "| cause:", repr(error.__cause__), "| same context:", error.__context__ is error.__cause__)
async def coroutine(error): raise error
async def generator(error):
    raise error
    yield
async def after_an_item(error):
    yield 1
    raise error
for error in [StopIteration(1), StopAsyncIteration(2), GeneratorExit(3), ValueError(4)]:
    for make in [coroutine, generator]:
        made = make(error)
        try:
            (made if make is coroutine else made.__anext__()).send(None)
        except BaseException as raised:
            show(raised)
            # expect: RuntimeError coroutine raised StopIteration | cause: StopIteration(1) | same context: True
            # expect: RuntimeError async generator raised StopIteration | cause: StopIteration(1) | same context: True
            # expect: StopAsyncIteration 2 | cause: None | same context: True
            # expect: RuntimeError async generator raised StopAsyncIteration | cause: StopAsyncIteration(2) | same context: True
            # expect: GeneratorExit 3 | cause: None | same context: True
            # expect: GeneratorExit 3 | cause: None | same context: True
            # expect: ValueError 4 | cause: None | same context: True
            # expect: ValueError 4 | cause: None | same context: True
async def walks(error):
    try:
        async for item in after_an_item(error):
            print("item", item)
    except RuntimeError as raised:
        show(raised)
    else:
        print("the loop saw no error")
run(walks(StopIteration("s")))
# expect: item 1
# expect: RuntimeError async generator raised StopIteration | cause: StopIteration('s') | same context: True
run(walks(StopAsyncIteration("a")))
# expect: item 1
# expect: RuntimeError async generator raised StopAsyncIteration | cause: StopAsyncIteration('a') | same context: True
async def next_raises():
    yield next(iter(()))
async def walks_next():
    try:
        return [item async for item in next_raises()]
    except RuntimeError as raised:
        show(raised)
run(walks_next())
# expect: RuntimeError async generator raised StopIteration | cause: StopIteration() | same context: True
async def throws(error):
    source = after_an_item(ValueError)
    await source.__anext__()
    try:
        await source.athrow(error)
    except RuntimeError as raised:
        show(raised)
run(throws(StopIteration("thrown")))
# expect: RuntimeError async generator raised StopIteration | cause: StopIteration('thrown') | same context: True
run(throws(StopAsyncIteration("thrown")))
# expect: RuntimeError async generator raised StopAsyncIteration | cause: StopAsyncIteration('thrown') | same context: True
class Iterator:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
async def uses_iterator():
    print([item async for item in Iterator(3)])
    try:
        await Iterator(0).__anext__()
    except StopAsyncIteration as raised:
        print("a coroutine lets it through:", repr(raised))
run(uses_iterator())
# expect: [2, 1, 0]
# expect: a coroutine lets it through: StopAsyncIteration()
async def delegates():
    try:
        await coroutine(StopIteration("deep"))
    except RuntimeError as raised:
        show(raised)
run(delegates())
# expect: RuntimeError coroutine raised StopIteration | cause: StopIteration('deep') | same context: True
