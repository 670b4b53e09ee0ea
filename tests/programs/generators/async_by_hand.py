# async def, await, async for and async with, driven by hand.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield self.value
        return got
async def add(a, b):
    x = await Wait(a)
    y = await Wait(b)
    return x + y
async def main():
    total = await add(1, 2)
    async with Manager() as m:
        print("in", m)
    async for item in Items(3):
        print("item", item)
    else:
        print("async else")
    print([i async for i in Items(3) if i])
    try:
        await fails()
    except ValueError as e:
        print("caught", e)
    return total
async def fails(): raise ValueError("async")
class Manager:
    async def __aenter__(self): await Wait("enter"); return "managed"
    async def __aexit__(self, *exc): print("aexit", exc[0]); return False
class Items:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
def run(coroutine):
    sent, waits = None, []
    while True:
        try:
            waits.append(coroutine.send(sent))
            sent = len(waits) * 100
        except StopIteration as stop:
            return waits, stop.value
print(run(main()))
# expect: in managed
# expect: aexit None
# expect: item 2
# expect: item 1
# expect: item 0
# expect: async else
# expect: [2, 1]
# expect: caught async
# expect: ([1, 2, 'enter'], 300)
c = add(1, 2)
print(type(c).__name__, c.send(None))  # expect: coroutine 1
c.close()
async def numbers(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
        await Wait("pause %d" % i)
async def consume():
    source = numbers(2)
    print(await source.asend(None), await source.asend("sent"))
    async for item in source:
        print("not reached", item)
    return [i * 10 async for i in numbers(3)]
print(run(consume()))
# expect: got sent
# expect: 0 1
# expect: (['pause 0', 'pause 1', 'pause 0', 'pause 1', 'pause 2'], [0, 10, 20])
