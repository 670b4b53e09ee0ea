# check with: 3.13
# What goes wrong when awaitables and async generators are used in ways they are not meant for.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        return (yield self.value)
def attempt(action, *arguments):
    try:
        print("result:", action(*arguments))
    except BaseException as error:
        print(type(error).__name__ + ":", error, error.__cause__ or "")
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
async def items():
    yield 1
    await Wait("w")
    yield 2
# Steps are good for one time.
generator = items()
step = generator.__anext__()
attempt(step.send, None)  # expect: StopIteration: 1 
attempt(step.send, None)  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend() 
attempt(step.throw, ValueError("v"))
# expect: RuntimeError: cannot reuse already awaited __anext__()/asend() 
print(step.close())  # expect: None
step = generator.aclose()
attempt(step.send, None)  # expect: StopIteration:  
attempt(step.send, None)  # expect: RuntimeError: cannot reuse already awaited aclose()/athrow() 
attempt(step.throw, ValueError)  # expect: RuntimeError: cannot reuse already awaited aclose()/athrow() 
print(step.close())  # expect: None
step = items().__anext__()
print(step.close())  # expect: None
attempt(step.send, None)  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend() 
# Two at once.
generator = items()
attempt(generator.asend(None).send, None)  # expect: StopIteration: 1 
first, second, third, fourth = generator.__anext__(), generator.__anext__(), generator.aclose(), generator.athrow(ValueError)
print(first.send(None))  # expect: w
for other in [second, third, fourth]:
    attempt(other.send, None)
    attempt(other.send, None)
    # expect: RuntimeError: anext(): asynchronous generator is already running 
    # expect: RuntimeError: cannot reuse already awaited __anext__()/asend() 
    # expect: RuntimeError: aclose(): asynchronous generator is already running 
    # expect: RuntimeError: cannot reuse already awaited aclose()/athrow() 
    # expect: RuntimeError: athrow(): asynchronous generator is already running 
    # expect: RuntimeError: cannot reuse already awaited aclose()/athrow() 
attempt(generator.asend(1).throw, KeyError)
# expect: RuntimeError: anext(): asynchronous generator is already running 
attempt(generator.aclose().throw, KeyError)
# expect: RuntimeError: aclose(): asynchronous generator is already running 
attempt(first.send, None)  # expect: StopIteration: 2 
# Just started.
attempt(items().asend(1).send, None)
# expect: TypeError: can't send non-None value to a just-started async generator 
attempt(items().asend(None).send, 1)
# expect: TypeError: can't send non-None value to a just-started async generator 
attempt(items().aclose().send, 1)
# expect: RuntimeError: can't send non-None value to a just-started coroutine 
attempt(items().athrow(KeyError("k")).send, 1)
# expect: RuntimeError: can't send non-None value to a just-started coroutine 
async def coroutine(): await Wait("c")
made = coroutine()
attempt(made.send, 1)  # expect: TypeError: can't send non-None value to a just-started coroutine 
print(made.send(None))  # expect: c
async def awaits(what): return await what
attempt(awaits(made).send, None)  # expect: RuntimeError: coroutine is being awaited already 
attempt(made.send, None)  # expect: StopIteration:  
attempt(made.send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine 
attempt(made.throw, KeyError)  # expect: RuntimeError: cannot reuse already awaited coroutine 
attempt(awaits(made).send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine 
print(made.close())  # expect: None
def itself():
    async def enters():
        nonlocal made
        made.send(None)
    made = enters()
    made.send(None)
attempt(itself)  # expect: ValueError: coroutine already executing 
def itself_async():
    async def enters():
        step.send(None)
        yield
    generator = enters()
    step = generator.__anext__()
    step.send(None)
attempt(itself_async)  # expect: ValueError: async generator already executing 
# The wrong protocol.
attempt(next, coroutine())  # expect: TypeError: 'coroutine' object is not an iterator 
attempt(iter, coroutine())  # expect: TypeError: 'coroutine' object is not iterable 
attempt(iter, items())  # expect: TypeError: 'async_generator' object is not iterable 
attempt(next, items())  # expect: TypeError: 'async_generator' object is not an iterator 
attempt(list, items())  # expect: TypeError: 'async_generator' object is not iterable 
attempt(run, awaits(items()))
# expect: TypeError: object async_generator can't be used in 'await' expression 
attempt(run, awaits(3))  # expect: TypeError: object int can't be used in 'await' expression 
attempt(run, awaits([1]))  # expect: TypeError: object list can't be used in 'await' expression 
def plain_yield_from(what): return (yield from what)
attempt(next, plain_yield_from(coroutine()))
# expect: TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator 
attempt(next, plain_yield_from(items()))  # expect: TypeError: 'async_generator' object is not iterable 
attempt(next, plain_yield_from(coroutine().__await__()))  # expect: result: c
class Returns:
    def __init__(self, what): self.what = what
    def __await__(self): return self.what
attempt(run, awaits(Returns(3)))  # expect: TypeError: __await__() returned non-iterator of type 'int' 
attempt(run, awaits(Returns([1])))  # expect: TypeError: __await__() returned non-iterator of type 'list' 
attempt(run, awaits(Returns(coroutine())))  # expect: TypeError: __await__() returned a coroutine 
attempt(run, awaits(Returns(iter([1, 2]))))  # expect: result: None
async def loops(what):
    return [item async for item in what]
class Aiter:
    def __init__(self, what): self.what = what
    def __aiter__(self): return self.what
class Anext:
    def __init__(self, what): self.what = what
    def __aiter__(self): return self
    def __anext__(self): return self.what
attempt(run, loops(3))  # expect: TypeError: 'async for' requires an object with __aiter__ method, got int 
attempt(run, loops([1]))  # expect: TypeError: 'async for' requires an object with __aiter__ method, got list 
attempt(run, loops(Aiter(3)))
# expect: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: int 
attempt(run, loops(Anext(3)))
# expect: TypeError: 'async for' received an invalid object from __anext__: int object int can't be used in 'await' expression
attempt(run, loops(Anext(Returns(3))))
# expect: TypeError: 'async for' received an invalid object from __anext__: Returns __await__() returned non-iterator of type 'int'
