# check with: 3.7+
# __context__ through nested handlers, and what the handled exception is afterwards.
import sys
def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__ + repr(error.args))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " <- ".join(names)
def three():
    try:
        try:
            try:
                {}["k"]
            except KeyError:
                [][0]
        except IndexError:
            int("x")
    except ValueError as error:
        return chain(error).replace("invalid literal for int() with base 10: ", "")
print(three())  # expect: ValueError("'x'",) <- IndexError('list index out of range',) <- KeyError('k',)
def current(): return type(sys.exc_info()[1]).__name__
print(current())  # expect: NoneType
try:
    raise ValueError
except ValueError:
    print(current())  # expect: ValueError
    try:
        raise KeyError
    except KeyError:
        print(current())  # expect: KeyError
    print(current())  # expect: ValueError
    def inside(): return current()
    print(inside())  # expect: ValueError
print(current())  # expect: NoneType
def g():
    yield current()
    try:
        raise OSError
    except OSError:
        yield current()
    yield current()
it = g()
print(next(it))  # expect: NoneType
try:
    raise TypeError
except TypeError:
    print(next(it), current())  # expect: OSError TypeError
print(next(it), current())  # expect: NoneType NoneType
def suppressed():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise ValueError("handled inside")
        except ValueError:
            pass
        raise KeyError("later")
try:
    suppressed()
except KeyError as error:
    print(chain(error))  # expect: KeyError('later',) <- ZeroDivisionError('division by zero',)
def finally_context():
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError as error:
            print(chain(error))
try:
    finally_context()  # expect: KeyError('b',) <- ValueError('a',)
except ValueError as error:
    print(chain(error), current())  # expect: ValueError('a',) ValueError
