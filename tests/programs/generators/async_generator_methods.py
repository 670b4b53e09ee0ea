# asend, athrow and aclose of async generators.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        return (yield self.value)
def run(coroutine, sent=None):
    waits = []
    while True:
        try:
            waits.append(coroutine.send(sent if waits else None))
        except StopIteration as stop:
            return (waits, stop.value) if waits else stop.value
        except BaseException as error:
            return type(error).__name__, str(error)
async def echo():
    got = "start"
    while True:
        try:
            got = yield got
        except KeyError as error:
            got = "caught %s" % error
        except ValueError:
            got = await Wait("in except")
async def sends():
    generator = echo()
    print(await generator.asend(None), await generator.asend(1), await generator.__anext__())
    print(await generator.athrow(KeyError("k")), await generator.asend(2))
    print(await generator.athrow(ValueError("v")), await generator.asend(3))
    try:
        await generator.athrow(LookupError("leaves"))
    except LookupError as error:
        print("came back:", type(error).__name__, error)
    try:
        await generator.asend(4)
    except StopAsyncIteration as error:
        print("over", error.args)
    return await generator.aclose()
print(run(sends(), "answer"))
# expect: start 1 None
# expect: caught 'k' 2
# expect: answer 3
# expect: came back: LookupError leaves
# expect: over ()
# expect: (['in except'], None)
async def tidy():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", await Wait("closing"))
        raise
    finally:
        print("finally", await Wait("finally"))
async def closes():
    generator = tidy()
    print(await generator.aclose(), "before the start")
    print(await generator.aclose(), "again")
    generator = tidy()
    await generator.__anext__()
    print(await generator.aclose(), "in the middle")
    print(await generator.aclose(), "after the end")
    try:
        await generator.__anext__()
    except StopAsyncIteration:
        print("closed")
    generator = tidy()
    print([item async for item in generator], await generator.aclose())
print(run(closes(), "woken"))
# expect: None before the start
# expect: None again
# expect: exit woken
# expect: finally woken
# expect: None in the middle
# expect: None after the end
# expect: closed
# expect: finally woken
# expect: [1, 2] None
# expect: (['closing', 'finally', 'finally'], None)
async def swallows():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")
async def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass
async def stubborn():
    generator = swallows()
    await generator.asend(None)
    print(await generator.aclose())
    generator = ignores()
    await generator.asend(None)
    try:
        await generator.aclose()
    except RuntimeError as error:
        print(error)
print(run(stubborn()))
# expect: swallowed
# expect: None
# expect: async generator ignored GeneratorExit
# expect: None
async def just_started():
    generator = echo()
    try:
        await generator.asend(1)
    except TypeError as error:
        print(error)
    print(await generator.asend(None))
    generator = echo()
    try:
        await generator.athrow(KeyError("early"))
    except KeyError as error:
        print("early", error)
    try:
        await generator.__anext__()
    except StopAsyncIteration:
        print("it was over")
print(run(just_started()))
# expect: can't send non-None value to a just-started async generator
# expect: start
# expect: early 'early'
# expect: it was over
# expect: None
async def returns():
    yield 1
    return
async def thrown_at_the_end():
    generator = returns()
    print(await generator.asend(None))
    try:
        await generator.asend(None)
    except StopAsyncIteration:
        print("end")
    print(await generator.athrow(ValueError), "nothing is raised in what is over")
print(run(thrown_at_the_end()))
# expect: 1
# expect: end
# expect: None nothing is raised in what is over
# expect: None
async def catches_and_ends():
    try:
        yield 1
    except ValueError:
        pass
async def ends_by_throw():
    generator = catches_and_ends()
    await generator.asend(None)
    try:
        await generator.athrow(ValueError)
    except StopAsyncIteration as error:
        print("end by athrow", error.args)
print(run(ends_by_throw()))
# expect: end by athrow ()
# expect: None
# The awaitable itself can be sent to, thrown into and closed.
async def waits():
    try:
        yield await Wait("w")
    except KeyError as error:
        yield "handled %r" % error
    yield await Wait("x")
generator = waits()
step = generator.__anext__()
print(step.send(None))  # expect: w
try:
    step.throw(ZeroDivisionError("into the await"))
except ZeroDivisionError as error:
    print("out again:", error)  # expect: out again: into the await
class Catching:
    def __await__(self):
        while True:
            try:
                yield "waiting"
            except KeyError:
                return "caught in the await"
async def uses_catching():
    yield await Catching()
step = uses_catching().asend(None)
print(step.send(None))  # expect: waiting
try:
    step.throw(KeyError)
except StopIteration as stop:
    print(stop.value)  # expect: caught in the await
