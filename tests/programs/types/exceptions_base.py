# check with: 3.13
# BaseException: args, notes, cause, context, repr, subclasses.
class Own(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
error = Own(1)
print(error.args, repr(error), str(error), error.b, vars(error), error.__reduce__()[1:])
for value in (Exception(), Exception(1), Exception(1, "b"), Exception("text"), KeyError("k"), KeyError(), KeyError(1, 2), StopIteration(), SystemExit(), OSError(1, "a"), ValueError("a\nb"), Exception(None), Exception(())):
    print(repr(value), repr(str(value)), value.args)
error.args = [5, 6]
print(error.args, repr(error), str(error))
error.add_note("one")
error.add_note("two")
print(error.__notes__, error.__cause__, error.__context__, error.__suppress_context__)
error.__cause__ = KeyError()
print(repr(error.__cause__), error.__suppress_context__)
error.__context__ = None
error.__suppress_context__ = False
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2) from None
except KeyError as caught:
    print(repr(caught.__context__), caught.__cause__, caught.__suppress_context__)
class Multiple(KeyError, AttributeError):
    pass
print(Multiple("x"), [c.__name__ for c in Multiple.__mro__], issubclass(Multiple, LookupError), isinstance(OSError(2, "x"), FileNotFoundError), OSError is IOError, EnvironmentError is OSError)
def raises(value):
    raise value
for call in (lambda: raises(1), lambda: raises(int), lambda: raises(None), lambda: error.add_note(1), lambda: setattr(error, "args", 1), lambda: setattr(error, "__cause__", 1), lambda: setattr(error, "__context__", int), lambda: delattr(error, "args"), lambda: delattr(error, "__cause__"), lambda: delattr(error, "__traceback__"), lambda: setattr(error, "__suppress_context__", "x"), lambda: Exception(x=1), lambda: Own(), lambda: error.with_traceback(5), lambda: BaseException.__new__(), lambda: BaseException.__init__(), lambda: type("E", (Exception, int), {})):
    try:
        print(call())
    except (TypeError, AttributeError) as wrong:
        print(type(wrong).__name__, wrong)
error.__notes__ = "not a list"
try:
    error.add_note("x")
except TypeError as wrong:
    print(wrong)
