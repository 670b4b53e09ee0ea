# check with: 3.11+
# add_note, __notes__, __cause__, __context__, __suppress_context__, cycles, with_traceback, args, pickled forms, str of the built-in ones.
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error)
e = ValueError("v")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("one")
e.add_note("two")
print(e.__notes__, str(e), repr(e), attempt(e.add_note, 3))
# expect: ['one', 'two'] v ValueError('v') TypeError: note must be a str, not 'int'
e.__notes__ = "not a list"
print(attempt(e.add_note, "three"))  # expect: TypeError: Cannot add note: __notes__ is not a list
del e.__notes__
e.add_note("again")
print(e.__notes__)  # expect: ['again']
def chain(error):
    out = []
    while error is not None and len(out) < 6:
        out.append(repr(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return out
def nested():
    try:
        try:
            try: 1 / 0
            except ZeroDivisionError: raise KeyError("k")
        except KeyError as k: raise ValueError("v") from k
    except ValueError: raise OSError("o") from None
try: nested()
except OSError as error:
    o = error
print(chain(o), repr(o.__context__), o.__suppress_context__, chain(o.__context__))
# expect: ["OSError('o')"] ValueError('v') True ["ValueError('v')", "KeyError('k')", "ZeroDivisionError('division by zero')"]
def cycle():
    a, b = ValueError("a"), KeyError("b")
    try:
        try: raise a
        except ValueError: raise b
    except KeyError:
        try: raise a
        except ValueError as error: return error
c = cycle()
print(repr(c), repr(c.__context__), repr(c.__context__.__context__))
# expect: ValueError('a') KeyError('b') None
same = ValueError("same")
try:
    try: raise same
    except ValueError: raise same
except ValueError as error: print(error is same, error.__context__)  # expect: True None
for wrong in (3, "x", ValueError):
    print(attempt(setattr, same, "__cause__", wrong), attempt(setattr, same, "__context__", wrong))
    # expect: TypeError: exception cause must be None or derive from BaseException TypeError: exception context must be None or derive from BaseException
    # expect: TypeError: exception cause must be None or derive from BaseException TypeError: exception context must be None or derive from BaseException
    # expect: TypeError: exception cause must be None or derive from BaseException TypeError: exception context must be None or derive from BaseException
same.__cause__ = KeyError("c")
print(same.__suppress_context__, repr(same.__cause__))  # expect: True KeyError('c')
same.__cause__ = None
print(same.__suppress_context__, attempt(delattr, same, "__cause__"), attempt(setattr, same, "__traceback__", 5), attempt(delattr, same, "args"))
# expect: True TypeError: __cause__ may not be deleted TypeError: __traceback__ must be a traceback or None TypeError: args may not be deleted
same.args = ["list", 1]
print(same.args, str(same), repr(same), same.with_traceback(None) is same)
# expect: ('list', 1) ('list', 1) ValueError('list', 1) True
def raising(f):
    try: f()
    except BaseException as error: return repr(error), repr(error.__cause__)
def from_class(): raise ValueError from KeyError
def from_bad(): raise ValueError from 3
def raise_bad(): raise 3
def raise_type(): raise int
class NoException:
    def __new__(cls): return 3
class Liar(Exception):
    def __new__(cls, *args): return 3
def raise_liar(): raise Liar
def no_active(): raise
for f in (from_class, from_bad, raise_bad, raise_type, raise_liar, no_active): print(f.__name__, raising(f))
# expect: from_class ('ValueError()', 'KeyError()')
# expect: from_bad ("TypeError('exception causes must derive from BaseException')", 'None')
# expect: raise_bad ("TypeError('exceptions must derive from BaseException')", 'None')
# expect: raise_type ("TypeError('exceptions must derive from BaseException')", 'None')
# expect: raise_liar ('TypeError("calling <class \'__main__.Liar\'> should have returned an instance of BaseException, not <class \'int\'>")', 'None')
# expect: no_active ("RuntimeError('No active exception to reraise')", 'None')
for error in (KeyError("a"), KeyError("a", "b"), KeyError(), OSError(2, "no file"), OSError(2, "no file", "name"), OSError(2, "x", "a", None, "b"), OSError("one"),
              SystemExit(), SystemExit(3), SystemExit("a", 1), StopIteration(5), StopIteration(1, 2), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
              UnicodeEncodeError("ascii", "\xe9", 0, 1, "no"), UnicodeTranslateError("ab", 0, 2, "t"), SyntaxError("m", ("f", 3, 4, "text")), ImportError("i", name="n", path="p"),
              AttributeError("a", name="x", obj=3), NameError("n", name="q"), Exception(), Exception(1, "a"), BaseException("x")):
    print(type(error).__name__, "|", str(error), "|", repr(error), "|", error.args)
    # expect: KeyError | 'a' | KeyError('a') | ('a',)
    # expect: KeyError | ('a', 'b') | KeyError('a', 'b') | ('a', 'b')
    # expect: KeyError |  | KeyError() | ()
    # expect: FileNotFoundError | [Errno 2] no file | FileNotFoundError(2, 'no file') | (2, 'no file')
    # expect: FileNotFoundError | [Errno 2] no file: 'name' | FileNotFoundError(2, 'no file') | (2, 'no file')
    # expect: FileNotFoundError | [Errno 2] x: 'a' -> 'b' | FileNotFoundError(2, 'x') | (2, 'x')
    # expect: OSError | one | OSError('one') | ('one',)
    # expect: SystemExit |  | SystemExit() | ()
    # expect: SystemExit | 3 | SystemExit(3) | (3,)
    # expect: SystemExit | ('a', 1) | SystemExit('a', 1) | ('a', 1)
    # expect: StopIteration | 5 | StopIteration(5) | (5,)
    # expect: StopIteration | (1, 2) | StopIteration(1, 2) | (1, 2)
    # expect: UnicodeDecodeError | 'utf-8' codec can't decode byte 0xff in position 0: bad | UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad') | ('utf-8', b'\xff', 0, 1, 'bad')
    # expect: UnicodeEncodeError | 'ascii' codec can't encode character '\xe9' in position 0: no | UnicodeEncodeError('ascii', 'é', 0, 1, 'no') | ('ascii', 'é', 0, 1, 'no')
    # expect: UnicodeTranslateError | can't translate characters in position 0-1: t | UnicodeTranslateError('ab', 0, 2, 't') | ('ab', 0, 2, 't')
    # expect: SyntaxError | m (f, line 3) | SyntaxError('m', ('f', 3, 4, 'text')) | ('m', ('f', 3, 4, 'text'))
    # expect: ImportError | i | ImportError('i') | ('i',)
    # expect: AttributeError | a | AttributeError('a') | ('a',)
    # expect: NameError | n | NameError('n') | ('n',)
    # expect: Exception |  | Exception() | ()
    # expect: Exception | (1, 'a') | Exception(1, 'a') | (1, 'a')
    # expect: BaseException | x | BaseException('x') | ('x',)
err = OSError(13, "denied", "file")
print(type(err).__name__, err.errno, err.strerror, err.filename, err.filename2, type(OSError(17, "e")).__name__, type(OSError(99999, "e")).__name__, StopIteration(5).value, SystemExit(4).code)
# expect: PermissionError 13 denied file None FileExistsError OSError 5 4
print(err.__reduce__(), ValueError(1).__reduce__(), KeyError("k").__reduce__()[0].__name__)
# expect: (<class 'PermissionError'>, (13, 'denied', 'file')) (<class 'ValueError'>, (1,)) KeyError
class WithState(Exception):
    def __init__(self, a): super().__init__(a); self.extra = a * 2
print(WithState(3).__reduce__(), WithState(3).__dict__)
# expect: (<class '__main__.WithState'>, (3,), {'extra': 6}) {'extra': 6}
