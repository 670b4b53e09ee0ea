# check with: 3.7+
# Exceptions that cross awaits: the functions in their tracebacks and the lines inside them, their contexts.
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        return (yield self.value)
def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value
def places(error):
    traceback, found = error.__traceback__, []
    while traceback:
        code = traceback.tb_frame.f_code
        is_module = code.co_name == "<module>"
        found.append(code.co_name if is_module else "%s+%d" % (code.co_name, traceback.tb_lineno - code.co_firstlineno))
        traceback = traceback.tb_next
    return " ".join(found)
async def raises(kind):
    await Wait(1)
    raise kind("from raises")
async def middle(kind):
    await raises(kind)
async def outer():
    try:
        await middle(ValueError)
    except ValueError as error:
        print(places(error), error.__context__)
    try:
        try:
            await middle(KeyError)
        finally:
            await Wait(2)
    except KeyError as error:
        print(places(error))
        try:
            await middle(IndexError)
        except IndexError as second:
            print(places(second), repr(second.__context__))
run(outer())
# expect: outer+2 middle+1 raises+2 None
# expect: outer+7 middle+1 raises+2
# expect: outer+13 middle+1 raises+2 KeyError('from raises')
async def items():
    yield 1
    await middle(OSError)
    yield 2
async def walks():
    try:
        async for item in items():
            print(item)
    except OSError as error:
        print(places(error))
    try:
        return [item async for item in items()][0]
    except OSError as error:
        print(places(error).split()[0], places(error).split()[-1])
run(walks())
# expect: 1
# expect: walks+2 items+2 middle+1 raises+2
# expect: walks+7 raises+2
async def throws():
    source = items()
    await source.__anext__()
    try:
        await source.athrow(LookupError("thrown"))
    except LookupError as error:
        print(places(error))
run(throws())  # expect: throws+4 items+1
task = middle(ValueError)
task.send(None)
try:
    task.throw(TypeError("into the innermost"))
except TypeError as error:
    print(places(error))  # expect: <module> middle+1 raises+1 __await__+1
class Manager:
    async def __aenter__(self): await Wait("enter")
    async def __aexit__(self, kind, error, traceback):
        print("leaving", places(error) if error else None)
        await Wait("exit")
async def managed():
    async with Manager():
        await middle(ArithmeticError)
try:
    run(managed())  # expect: leaving managed+2 middle+1 raises+2
except ArithmeticError as error:
    print(places(error))  # expect: <module> run+3 managed+2 middle+1 raises+2
async def last():
    raise LookupError("nobody is there")
async def calls_last():
    await last()
run(calls_last())
# expect error: LookupError: nobody is there
