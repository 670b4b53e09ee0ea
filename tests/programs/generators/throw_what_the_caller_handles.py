# check with: 3.9+
# A generator is given an exception that whoever throws it is handling: it handles the same one itself, also after it has yielded.
def outer():
    try:
        yield 1
    except KeyError:
        yield 2
        try:
            raise
        except KeyError as error:
            yield error
    yield 4
generator = outer(); print(next(generator))  # expect: 1
try: raise KeyError("first")
except KeyError as error: print(generator.throw(error))  # expect: 2
print(repr(next(generator)), next(generator))  # expect: KeyError('first') 4
def contexts():
    try:
        yield "ready"
    except KeyError:
        yield "handling"
        try:
            yield "suspended"
        except IndexError as error:
            yield error.__context__
            raise ValueError("new")
generator = contexts(); next(generator)
try: raise KeyError("outer")
except KeyError as error: print(generator.throw(error), next(generator))  # expect: handling suspended
print(repr(generator.throw(IndexError("thrown"))))  # expect: KeyError('outer')
try: next(generator)
except ValueError as error: print(repr(error.__context__), repr(error.__context__.__context__))
# expect: IndexError('thrown') KeyError('outer')
class Pause:
    def __await__(self): yield "pause"
async def pause(): await Pause()
async def careful():
    try: await pause()
    except KeyError:
        await pause()
        await pause()
        raise
coroutine = careful(); coroutine.send(None)
try: raise KeyError("cancelled")
except KeyError as error: print(coroutine.throw(error))  # expect: pause
print(coroutine.send(None))  # expect: pause
try: coroutine.send(None)
except KeyError as error: print(repr(error))  # expect: KeyError('cancelled')
def nothing():
    import sys
    yield sys.exc_info()[0]
    yield sys.exc_info()[0]
    try: raise IndexError
    except IndexError: yield sys.exc_info()[0]
    yield sys.exc_info()[0]
generator = nothing()
try: raise KeyError
except KeyError: print(next(generator), end=" ")
print(next(generator), end=" ")
try: raise ValueError
except ValueError: print(next(generator), end=" ")
print(next(generator))  # expect: <class 'KeyError'> None <class 'IndexError'> None
