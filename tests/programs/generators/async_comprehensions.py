# Async comprehensions of every kind, with async and plain parts side by side.
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
            print(len(waits), stop.value)
            return
async def count(n, pause=False):
    for i in range(n):
        if pause:
            await Wait(i)
        yield i
async def twice(n):
    await Wait(n)
    return n * 2
async def is_odd(n):
    await Wait(n)
    return n % 2 == 1
async def lists():
    print([i async for i in count(4)])
    print([i async for i in count(6, True) if i % 2])
    print([(i, j) async for i in count(3) async for j in count(i)])
    print([(i, j) for i in range(3) async for j in count(i, True)])
    print([(i, j) async for i in count(3, True) for j in range(i)])
    print([await twice(i) for i in range(3)])
    print([await twice(i) async for i in count(4) if await is_odd(i)])
    print([await twice(i) for i in [await twice(1), await twice(2)]])
run(lists())
# expect: [0, 1, 2, 3]
# expect: [1, 3, 5]
# expect: [(1, 0), (2, 0), (2, 1)]
# expect: [(1, 0), (2, 0), (2, 1)]
# expect: [(1, 0), (2, 0), (2, 1)]
# expect: [0, 2, 4]
# expect: [2, 6]
# expect: [4, 8]
# expect: 25 None
async def sets_and_dicts():
    print(sorted({i % 3 async for i in count(7)}))
    print({i: str(i) async for i in count(3)})
    print({i: await twice(i) async for i in count(4, True) if i})
    print(sorted({await twice(i) for i in range(3)}))
    print({await twice(i): j for i, j in enumerate("ab")})
run(sets_and_dicts())
# expect: [0, 1, 2]
# expect: {0: '0', 1: '1', 2: '2'}
# expect: {1: 2, 2: 4, 3: 6}
# expect: [0, 2, 4]
# expect: {0: 'a', 2: 'b'}
# expect: 12 None
async def generators():
    generator = (i * i async for i in count(4))
    print(type(generator).__name__, generator.__name__)
    print([i async for i in generator], [i async for i in generator])
    generator = (await twice(i) for i in range(3))
    print(type(generator).__name__, [i async for i in generator])
    generator = ((i, j) for i in range(2) async for j in count(2, True))
    print([pair async for pair in generator])
    first = (i async for i in count(3))
    second = (i + 10 async for i in first)
    print(await second.__anext__(), await first.__anext__(), await second.__anext__())
    try:
        await second.__anext__()
    except StopAsyncIteration:
        print("both are over")
run(generators())
# expect: async_generator <genexpr>
# expect: [0, 1, 4, 9] []
# expect: async_generator [0, 2, 4]
# expect: [(0, 0), (0, 1), (1, 0), (1, 1)]
# expect: 10 1 12
# expect: both are over
# expect: 7 None
async def closures():
    n = 10
    functions = [lambda: (n, i) async for i in count(3)]
    print([function() for function in functions])
    def inner():
        return [i + n for i in range(2)]
    return inner(), [await twice(n) async for n in count(2)], n
run(closures())
# expect: [(10, 2), (10, 2), (10, 2)]
# expect: 2 ([10, 11], [0, 2], 10)
async def fails():
    yield 1
    raise ValueError("inside")
async def errors():
    try:
        print([i async for i in fails()])
    except ValueError as error:
        print("list:", error)
    try:
        print({i: 1 // (i - 1) async for i in count(3)})
    except ZeroDivisionError:
        print("dict: division")
    try:
        print([i for i in count(3)])
    except TypeError as error:
        print(error)
    try:
        print([i async for i in range(3)])
    except TypeError as error:
        print(error)
run(errors())
# expect: list: inside
# expect: dict: division
# expect: 'async_generator' object is not iterable
# expect: 'async for' requires an object with __aiter__ method, got range
# expect: 0 None
