# check with: 3.7+
# finally and with in async generators and coroutines: what is left on which way, in which order.
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
class Manager:
    def __init__(self, name, swallows=False): self.name, self.swallows = name, swallows
    async def __aenter__(self):
        await Wait("enter " + self.name)
        print("enter", self.name)
        return self.name
    async def __aexit__(self, kind, error, traceback):
        await Wait("exit " + self.name)
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallows
async def guarded(n):
    async with Manager("outer") as outer, Manager("inner") as inner:
        for i in range(n):
            try:
                yield outer, inner, i
            finally:
                await Wait("finally %d" % i)
                print("finally", i)
async def all_of_them():
    async for item in guarded(2):
        print(item)
print(run(all_of_them()))
# expect: enter outer
# expect: enter inner
# expect: ('outer', 'inner', 0)
# expect: finally 0
# expect: ('outer', 'inner', 1)
# expect: finally 1
# expect: exit inner None None False
# expect: exit outer None None False
# expect: (['enter outer', 'enter inner', 'finally 0', 'finally 1', 'exit inner', 'exit outer'], None)
async def left_early():
    source = guarded(3)
    async for item in source:
        print(item)
        break
    await source.aclose()
    print("closed")
print(run(left_early()))
# expect: enter outer
# expect: enter inner
# expect: ('outer', 'inner', 0)
# expect: finally 0
# expect: exit inner GeneratorExit  True
# expect: exit outer GeneratorExit  True
# expect: closed
# expect: (['enter outer', 'enter inner', 'finally 0', 'exit inner', 'exit outer'], None)
async def failing():
    source = guarded(3)
    print(await source.__anext__())
    try:
        await source.athrow(ValueError("thrown"))
    except ValueError as error:
        print("through both managers:", error, type(error.__context__))
print(run(failing()))
# expect: enter outer
# expect: enter inner
# expect: ('outer', 'inner', 0)
# expect: finally 0
# expect: exit inner ValueError thrown True
# expect: exit outer ValueError thrown True
# expect: through both managers: thrown <class 'NoneType'>
# expect: (['enter outer', 'enter inner', 'finally 0', 'exit inner', 'exit outer'], None)
async def swallowed():
    async with Manager("s", swallows=True):
        raise KeyError("gone")
    print("goes on")
    async with Manager("a"):
        async with Manager("b", swallows=True):
            raise KeyError("gone, too")
        return "result"
print(run(swallowed()))
# expect: enter s
# expect: exit s KeyError 'gone' True
# expect: goes on
# expect: enter a
# expect: enter b
# expect: exit b KeyError 'gone, too' True
# expect: exit a None None False
# expect: (['enter s', 'exit s', 'enter a', 'enter b', 'exit b', 'exit a'], 'result')
async def loops():
    for i in range(3):
        async with Manager("loop %d" % i):
            if i == 0:
                continue
            break
    try:
        async with Manager("raises"):
            raise LookupError("not swallowed")
    except LookupError as error:
        return repr(error)
print(run(loops()))
# expect: enter loop 0
# expect: exit loop 0 None None False
# expect: enter loop 1
# expect: exit loop 1 None None False
# expect: enter raises
# expect: exit raises LookupError not swallowed True
# expect: (['enter loop 0', 'exit loop 0', 'enter loop 1', 'exit loop 1', 'enter raises', 'exit raises'], "LookupError('not swallowed')")
async def returns_in_finally():
    try:
        yield 1
    finally:
        for i in range(2):
            await Wait(i)
        print("done")
async def closes():
    source = returns_in_finally()
    await source.__anext__()
    await source.aclose()
    async for item in returns_in_finally():
        pass
print(run(closes()))
# expect: done
# expect: done
# expect: ([0, 1, 0, 1], None)
class Odd:
    async def __aenter__(self): raise OSError("enter")
    async def __aexit__(self, *details): print("not called")
async def enter_fails():
    async with Odd():
        print("not reached")
print(run(enter_fails()))  # expect: ([], 'OSError', 'enter')
class ExitFails:
    async def __aenter__(self): return self
    async def __aexit__(self, *details): raise OSError("exit")
async def exit_fails():
    try:
        async with ExitFails():
            raise KeyError("body")
    except OSError as error:
        return repr(error), repr(error.__context__)
print(run(exit_fails()))  # expect: ([], ("OSError('exit')", "KeyError('body')"))
# A consumer that gives up in the middle of a producer's await.
async def producer():
    try:
        yield await Wait("produce")
    finally:
        print("producer left")
async def consumer():
    try:
        async for item in producer():
            print("item", item)
    finally:
        print("consumer left")
task = consumer()
print(task.send(None))  # expect: produce
try:
    task.throw(InterruptedError("cancelled"))
    # expect: producer left
    # expect: consumer left
except InterruptedError as error:
    print(error)  # expect: cancelled
task = consumer()
print(task.send(None))  # expect: produce
print(task.close())
# expect: producer left
# expect: consumer left
# expect: None
