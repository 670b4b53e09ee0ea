# Raising in two steps: an exception kept, given a traceback, raised elsewhere; what the lines of the traceback say.
import sys
def lines(error):
    found, tb = [], error.__traceback__
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno if tb.tb_frame.f_code.co_name != "<module>" else 0))
        tb = tb.tb_next
    return found
def fails(kind, *arguments):
    raise kind(*arguments)
def keeps():
    try:
        fails(ValueError, "first", 2)
    except ValueError:
        return sys.exc_info()
kind, value, tb = keeps()
print(kind.__name__, value.args, value.__traceback__ is tb, lines(value), sys.exc_info())
# expect: ValueError ('first', 2) True [('keeps', 2), ('fails', 1)] (None, None, None)
def raises_again():
    raise kind("another").with_traceback(tb)
try:
    raises_again()
except ValueError as error:
    print(error, lines(error))
    # expect: another [('<module>', 0), ('raises_again', 1), ('keeps', 2), ('fails', 1)]
def raises_kept():
    raise value
for _ in range(2):
    try:
        raises_kept()
    except ValueError as error:
        print(error is value, lines(error))
        # expect: True [('<module>', 0), ('raises_kept', 1), ('keeps', 2), ('fails', 1)]
        # expect: True [('<module>', 0), ('raises_kept', 1), ('<module>', 0), ('raises_kept', 1), ('keeps', 2), ('fails', 1)]
try:
    raise value.with_traceback(None)
except ValueError as error:
    print(lines(error), error.with_traceback(None) is error, error.__traceback__)
    # expect: [('<module>', 0)] True None

# An exception carried from one part of a program to another, as queues of work do.
class Outcome:
    def __init__(self, function, *arguments):
        self.value = self.error = None
        try:
            self.value = function(*arguments)
        except Exception as error:
            self.error = error
    def get(self):
        if self.error is not None: raise self.error
        return self.value
outcomes = [Outcome(divmod, 7, n) for n in (2, 0)] + [Outcome(fails, KeyError, "k"), Outcome(int, "12x")]
for outcome in outcomes:
    try:
        print(outcome.get())  # expect: (3, 1)
    except ArithmeticError as error:
        print("arithmetic", lines(error))  # expect: arithmetic [('<module>', 0), ('get', 1), ('__init__', 3)]
    except Exception as error:
        print(type(error).__name__, error, lines(error))
        # expect: KeyError 'k' [('<module>', 0), ('get', 1), ('__init__', 3), ('fails', 1)]
        # expect: ValueError invalid literal for int() with base 10: '12x' [('<module>', 0), ('get', 1), ('__init__', 3)]

def wraps():
    try:
        fails(OSError, 2, "No such file")
    except OSError as error:
        raise LookupError("could not load").with_traceback(error.__traceback__) from error
try:
    wraps()
except LookupError as error:
    print(lines(error), lines(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
    # expect: [('<module>', 0), ('wraps', 4), ('wraps', 2), ('fails', 1)] [('wraps', 2), ('fails', 1)] True True

def recursive(n):
    try:
        return fails(IndexError, n) if n == 0 else recursive(n - 1)
    except IndexError as error:
        error.args += (n,)
        raise
try:
    recursive(3)
except IndexError as error:
    print(error.args, [name for name, _ in lines(error)])
    # expect: (0, 0, 1, 2, 3) ['<module>', 'recursive', 'recursive', 'recursive', 'recursive', 'fails']
def in_generator():
    try:
        yield 1
    except ValueError as error:
        yield lines(error)
        raise
g = in_generator()
next(g)
print(g.throw(ValueError("thrown")))  # expect: [('in_generator', 2)]
try:
    next(g)
except ValueError as error:
    print(lines(error))  # expect: [('<module>', 0), ('in_generator', 2)]
for bad in (1, "text", ValueError):
    try:
        ValueError("x").with_traceback(bad)
    except TypeError as error:
        print(error)
        # expect: __traceback__ must be a traceback or None
        # expect: __traceback__ must be a traceback or None
        # expect: __traceback__ must be a traceback or None
for bad in (lambda: fails(int), lambda: fails(lambda: 5), lambda: fails(object)):
    try:
        bad()
    except TypeError as error:
        print(error)
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
