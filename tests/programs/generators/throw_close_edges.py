# check with: 3.7+
# throw() and close() at every moment: before the start, after the end, while running, caught, replaced, with finally that yields.
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error)
def simple():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("finally")
g = simple()
print(attempt(g.throw, ValueError("early")), attempt(next, g), g.close())
# expect: ValueError: early StopIteration:  None
g = simple()
print(next(g), g.throw(ValueError("mid")), attempt(next, g))
# expect: caught mid
# expect: finally
# expect: 1 recovered StopIteration: 
print(attempt(g.throw, KeyError("late")), attempt(g.send, None), g.close())
# expect: KeyError: 'late' StopIteration:  None
g = simple()
print(attempt(g.send, "non-None"), g.send(None), g.send("value"))
# expect: got value
# expect: TypeError: can't send non-None value to a just-started generator 1 2
print(attempt(g.throw, TypeError))
# expect: finally
# expect: TypeError: 
g = simple()
next(g)
g.close()  # expect: finally
print(attempt(next, g), g.gi_frame, g.gi_running)  # expect: StopIteration:  None False
def ignores_exit():
    while True:
        try:
            yield "again"
        except GeneratorExit:
            print("ignored")
            break
    yield "one more"
g = ignores_exit()
next(g)
print(attempt(g.close))
# expect: ignored
# expect: RuntimeError: generator ignored GeneratorExit
print(attempt(next, g))  # expect: StopIteration: 
def exits_with(value):
    try:
        yield
    except GeneratorExit:
        if isinstance(value, BaseException): raise value
        return value
for value in (None, KeyError("k"), StopIteration("s"), GeneratorExit("g")):
    g = exits_with(value)
    next(g)
    print(attempt(g.close))
    # expect: None
    # expect: KeyError: 'k'
    # expect: RuntimeError: generator raised StopIteration
    # expect: None
def reentrant():
    yield attempt(next, g)
    yield attempt(g.close)
    yield attempt(g.throw, ValueError)
    yield g.gi_running
g = reentrant()
print(list(g))
# expect: ['ValueError: generator already executing', 'ValueError: generator already executing', 'ValueError: generator already executing', True]
def yields_in_finally():
    try:
        yield 1
    finally:
        yield "from finally"
        print("after")
g = yields_in_finally()
next(g)
print(attempt(g.throw, ValueError("v")))  # expect: from finally
print(attempt(next, g))
# expect: after
# expect: ValueError: v
g = yields_in_finally()
next(g)
print(attempt(g.close))  # expect: RuntimeError: generator ignored GeneratorExit
def raises_stop():
    yield 1
    raise StopIteration("inner")
g = raises_stop()
print(next(g), attempt(next, g))  # expect: 1 RuntimeError: generator raised StopIteration
def stop_through_next():
    yield next(iter([]))
try:
    list(stop_through_next())
except RuntimeError as error:
    print(error, type(error.__cause__).__name__, error.__cause__ is error.__context__)
    # expect: generator raised StopIteration StopIteration True
def plain():
    while True: yield
for wrong in (3, "ValueError", int, None, object()):
    g = plain()
    next(g)
    print(attempt(g.throw, wrong if wrong.__class__ is not object else ValueError("the object")))
    # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
    # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not str
    # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not type
    # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not NoneType
    # expect: ValueError: the object
class Custom(Exception):
    def __init__(self, a, b=2): super().__init__(a, b)
g = plain()
next(g)
print(attempt(g.throw, Custom("a")))  # expect: Custom: ('a', 2)
g = plain()
next(g)
try:
    raise KeyError("outer")
except KeyError:
    try:
        g.throw(IndexError("inner"))
    except IndexError as error:
        print(repr(error), repr(error.__context__))  # expect: IndexError('inner') None
def context():
    try:
        yield
    except ValueError:
        yield "handling"
        raise TypeError("second")
g = context()
next(g)
g.throw(ValueError("first"))
try:
    next(g)
except TypeError as error:
    print(repr(error), repr(error.__context__))  # expect: TypeError('second') ValueError('first')
