# check with: 3.8+
# The finalizer hook of async generators is called with those that nobody can reach any more.
import gc, sys
waiting = []
def finalizer(generator):
    print("finalizer:", generator.__name__)
    waiting.append(generator)
sys.set_asyncgen_hooks(finalizer=finalizer)
class Wait:
    def __await__(self): yield "waits"
async def items():
    try:
        yield 1
    finally:
        await Wait()
        print("cleaned up")
async def plain():
    yield 1
    yield 2
def run(coroutine):
    try:
        while True:
            print(coroutine.send(None))
    except StopIteration as stop:
        return stop.value
def leave(function):
    async def first():
        return await function().__anext__()
    assert run(first()) == 1
leave(items)  # expect: finalizer: items
gc.collect()
print(len(waiting), run(waiting.pop().aclose()))
# expect: waits
# expect: cleaned up
# expect: 1 None
gc.collect()
leave(plain)  # expect: finalizer: plain
gc.collect()
run(waiting.pop().aclose())
gc.collect()
def never_started():
    plain().__anext__()
never_started()  # expect: finalizer: plain
gc.collect()
print(len(waiting))  # expect: 1
waiting.clear()
gc.collect()
def made_only(): plain()
made_only()
gc.collect()
async def uses_up():
    return [item async for item in plain()]
print(run(uses_up()))  # expect: [1, 2]
gc.collect()
async def closes():
    generator = items()
    await generator.__anext__()
    await generator.aclose()
run(closes())
# expect: waits
# expect: cleaned up
gc.collect()
sys.set_asyncgen_hooks(finalizer=None)
