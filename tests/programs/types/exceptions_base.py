# check with: 3.13
# BaseException: args, notes, cause, context, repr, subclasses.
class Own(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
error = Own(1)
print(error.args, repr(error), str(error), error.b, vars(error), error.__reduce__()[1:])
# expect: (1,) Own(1) 1 2 {'b': 2} ((1,), {'b': 2})
for value in (Exception(), Exception(1), Exception(1, "b"), Exception("text"), KeyError("k"), KeyError(), KeyError(1, 2), StopIteration(), SystemExit(), OSError(1, "a"), ValueError("a\nb"), Exception(None), Exception(())):
    print(repr(value), repr(str(value)), value.args)
    # expect: Exception() '' ()
    # expect: Exception(1) '1' (1,)
    # expect: Exception(1, 'b') "(1, 'b')" (1, 'b')
    # expect: Exception('text') 'text' ('text',)
    # expect: KeyError('k') "'k'" ('k',)
    # expect: KeyError() '' ()
    # expect: KeyError(1, 2) '(1, 2)' (1, 2)
    # expect: StopIteration() '' ()
    # expect: SystemExit() '' ()
    # expect: PermissionError(1, 'a') '[Errno 1] a' (1, 'a')
    # expect: ValueError('a\nb') 'a\nb' ('a\nb',)
    # expect: Exception(None) 'None' (None,)
    # expect: Exception(()) '()' ((),)
error.args = [5, 6]
print(error.args, repr(error), str(error))  # expect: (5, 6) Own(5, 6) (5, 6)
error.add_note("one")
error.add_note("two")
print(error.__notes__, error.__cause__, error.__context__, error.__suppress_context__)
# expect: ['one', 'two'] None None False
error.__cause__ = KeyError()
print(repr(error.__cause__), error.__suppress_context__)  # expect: KeyError() True
error.__context__ = None
error.__suppress_context__ = False
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2) from None
except KeyError as caught:
    print(repr(caught.__context__), caught.__cause__, caught.__suppress_context__)
    # expect: ValueError(1) None True
class Multiple(KeyError, AttributeError):
    pass
print(Multiple("x"), [c.__name__ for c in Multiple.__mro__], issubclass(Multiple, LookupError), isinstance(OSError(2, "x"), FileNotFoundError), OSError is IOError, EnvironmentError is OSError)
# expect: 'x' ['Multiple', 'KeyError', 'LookupError', 'AttributeError', 'Exception', 'BaseException', 'object'] True True True True
def raises(value):
    raise value
for call in (lambda: raises(1), lambda: raises(int), lambda: raises(None), lambda: error.add_note(1), lambda: setattr(error, "args", 1), lambda: setattr(error, "__cause__", 1), lambda: setattr(error, "__context__", int), lambda: delattr(error, "args"), lambda: delattr(error, "__cause__"), lambda: delattr(error, "__traceback__"), lambda: setattr(error, "__suppress_context__", "x"), lambda: Exception(x=1), lambda: Own(), lambda: error.with_traceback(5), lambda: BaseException.__new__(), lambda: BaseException.__init__(), lambda: type("E", (Exception, int), {})):
    try:
        print(call())
    except (TypeError, AttributeError) as wrong:
        print(type(wrong).__name__, wrong)
        # expect: TypeError exceptions must derive from BaseException
        # expect: TypeError exceptions must derive from BaseException
        # expect: TypeError exceptions must derive from BaseException
        # expect: TypeError note must be a str, not 'int'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError exception cause must be None or derive from BaseException
        # expect: TypeError exception context must be None or derive from BaseException
        # expect: TypeError args may not be deleted
        # expect: TypeError __cause__ may not be deleted
        # expect: TypeError __traceback__ may not be deleted
        # expect: TypeError attribute value type must be bool
        # expect: TypeError Exception() takes no keyword arguments
        # expect: TypeError Own.__init__() missing 1 required positional argument: 'a'
        # expect: TypeError __traceback__ must be a traceback or None
        # expect: TypeError BaseException.__new__(): not enough arguments
        # expect: TypeError descriptor '__init__' of 'BaseException' object needs an argument
        # expect: TypeError multiple bases have instance lay-out conflict
error.__notes__ = "not a list"
try:
    error.add_note("x")
except TypeError as wrong:
    print(wrong)  # expect: Cannot add note: __notes__ is not a list
