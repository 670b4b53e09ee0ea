# check with: 3.8+
# sys.set_asyncgen_hooks: who is told that the iteration of an async generator begins.
import sys
print(type(sys.get_asyncgen_hooks()).__name__, tuple(sys.get_asyncgen_hooks()))
# expect: asyncgen_hooks (None, None)
def first(generator): print("first iteration of", generator.__name__)
sys.set_asyncgen_hooks(firstiter=first)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks().finalizer, len(sys.get_asyncgen_hooks()))
# expect: True None 2
async def items():
    yield 1
    yield 2
async def walk():
    return [item async for item in items()]
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
print(run(walk()))
# expect: first iteration of items
# expect: [1, 2]
generator = items()
print("made")  # expect: made
for name in ["__anext__", "aclose"]:
    getattr(generator, name)()  # expect: first iteration of items
other = items()
other.aclose()  # expect: first iteration of items
third = items()
third.asend(None)  # expect: first iteration of items
fourth = items()
fourth.athrow(ValueError)  # expect: first iteration of items
sys.set_asyncgen_hooks(firstiter=None)
run(walk())
def fails(generator): raise KeyError("hook")
sys.set_asyncgen_hooks(fails)
try:
    items().__anext__()
except KeyError as error:
    print(repr(error))  # expect: KeyError('hook')
sys.set_asyncgen_hooks(None, finalizer=print)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer is print)  # expect: None True
for arguments in [{"firstiter": 3}, {"finalizer": "f"}]:
    try:
        sys.set_asyncgen_hooks(**arguments)
    except TypeError as error:
        print(error)
        # expect: callable firstiter expected, got int
        # expect: callable finalizer expected, got str
sys.set_asyncgen_hooks(None, None)
print(tuple(sys.get_asyncgen_hooks()))  # expect: (None, None)
