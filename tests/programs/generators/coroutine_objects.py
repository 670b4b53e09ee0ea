# check with: 3.13
# Attributes of coroutines and generators, the __await__ protocol, types.coroutine's flag.
import types
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        return (yield self.value)
async def inner(): return await Wait("w")
async def outer(): return await inner()
task = outer()
print(task.__name__, task.__qualname__, task.cr_running, task.cr_suspended, task.cr_await, task.cr_origin, task.cr_code.co_name)
# expect: outer outer False False None None outer
print(task.send(None), task.cr_await.__name__, type(task.cr_await.cr_await).__name__, task.cr_suspended, task.cr_frame is None)
# expect: w inner generator True False
task.__name__ = "renamed"
task.__qualname__ = "re.named"
print(task.__name__, task.__qualname__, repr(task).split(" at ")[0])
# expect: renamed re.named <coroutine object re.named
for name in ["__name__", "__qualname__"]:
    try:
        setattr(task, name, 3)
    except TypeError as error:
        print(error)
        # expect: __name__ must be set to a string object
        # expect: __qualname__ must be set to a string object
try:
    task.send("sent")
except StopIteration as stop:
    print(stop.value, task.cr_await, task.cr_frame, task.cr_suspended)  # expect: sent None None False
wrapper = inner().__await__()
print(type(wrapper).__name__, iter(wrapper) is wrapper, next(wrapper))  # expect: coroutine_wrapper True w
try:
    wrapper.send("through the wrapper")
except StopIteration as stop:
    print(stop.value)  # expect: through the wrapper
wrapper = inner().__await__()
print(next(wrapper), wrapper.close())  # expect: w None
wrapper = inner().__await__()
try:
    next(wrapper), wrapper.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))  # expect: KeyError('thrown')
class Forwards:
    def __await__(self): return inner().__await__()
class Chains:
    def __await__(self):
        result = yield from inner().__await__()
        return "chained " + result
async def uses(): return await Forwards(), await Chains()
def run(coroutine):
    sent = None
    for name in ["one", "two", "three", "four"]:
        try:
            print("waits for", coroutine.send(sent))
        except StopIteration as stop:
            return stop.value
        sent = name
print(run(uses()))
# expect: waits for w
# expect: waits for w
# expect: ('one', 'chained two')
@types.coroutine
def old_style(n):
    got = yield n
    return got
async def awaits_old(): return await old_style(1), await old_style(2)
print(run(awaits_old()))
# expect: waits for 1
# expect: waits for 2
# expect: ('one', 'two')
@types.coroutine
def delegates(): return (yield from inner())
async def awaits_delegating(): return await delegates()
print(run(awaits_delegating()))
# expect: waits for w
# expect: one
made = old_style(1)
print(type(made).__name__, made.gi_code.co_flags & 0x100 != 0)  # expect: generator True
@types.coroutine
def returns_coroutine(): return inner()
async def awaits_returned(): return await returns_coroutine()
print(run(awaits_returned()))
# expect: waits for w
# expect: one
def numbers():
    try:
        yield from [1, 2]
    finally:
        print("left")
def walks(): yield from numbers()
generator = walks()
print(generator.gi_yieldfrom, generator.gi_suspended, generator.gi_running)  # expect: None False False
print(next(generator), generator.gi_yieldfrom.__name__, type(generator.gi_yieldfrom.gi_yieldfrom).__name__, generator.gi_suspended)
# expect: 1 numbers list_iterator True
generator.close()  # expect: left
print(generator.gi_yieldfrom, generator.gi_frame, generator.gi_suspended)  # expect: None None False
print(type(generator)[int], types.CoroutineType is type(task), types.AsyncGeneratorType.__name__)
# expect: generator[int] True async_generator
