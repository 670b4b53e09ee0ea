# check with: 3.13
# The attributes of exceptions are not in their __dict__; what __reduce__ gives.
def show(error, *names):
    print(type(error).__name__, error.args, [getattr(error, name) for name in names], error.__reduce__()[1:])
    print(vars(error), str(error))
show(OSError(2, "text", "file"), "errno", "strerror", "filename", "filename2")
# expect: FileNotFoundError (2, 'text') [2, 'text', 'file', None] ((2, 'text', 'file'),)
# expect: {} [Errno 2] text: 'file'
show(OSError(1, "text", "one", None, "two"), "errno", "filename", "filename2")
# expect: PermissionError (1, 'text') [1, 'one', 'two'] ((1, 'text', 'one', None, 'two'),)
# expect: {} [Errno 1] text: 'one' -> 'two'
show(OSError("only"), "errno", "strerror")
# expect: OSError ('only',) [None, None] (('only',),)
# expect: {} only
show(BlockingIOError(11, "text", 3), "characters_written")
# expect: BlockingIOError (11, 'text', 3) [3] ((11, 'text', 3),)
# expect: {} [Errno 11] text
show(ImportError("m", name="n", path="p"), "msg", "name", "path")
# expect: ImportError ('m',) ['m', 'n', 'p'] (('m',), {'name': 'n', 'path': 'p'})
# expect: {} m
show(ModuleNotFoundError("m", name="n"), "name", "path")
# expect: ModuleNotFoundError ('m',) ['n', None] (('m',), {'name': 'n'})
# expect: {} m
show(StopIteration(1, 2), "value")
# expect: StopIteration (1, 2) [1] ((1, 2),)
# expect: {} (1, 2)
show(StopIteration(), "value")
# expect: StopIteration () [None] ((),)
# expect: {} 
show(SystemExit(3), "code")
# expect: SystemExit (3,) [3] ((3,),)
# expect: {} 3
show(SystemExit(1, 2), "code")
# expect: SystemExit (1, 2) [(1, 2)] ((1, 2),)
# expect: {} (1, 2)
show(UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), "encoding", "object", "start", "end", "reason")
# expect: UnicodeDecodeError ('utf-8', b'abc', 1, 2, 'why') ['utf-8', b'abc', 1, 2, 'why'] (('utf-8', b'abc', 1, 2, 'why'),)
# expect: {} 'utf-8' codec can't decode byte 0x62 in position 1: why
show(UnicodeEncodeError("ascii", "a\xe9", 1, 2, "why"), "encoding", "object", "start")
# expect: UnicodeEncodeError ('ascii', 'aé', 1, 2, 'why') ['ascii', 'aé', 1] (('ascii', 'aé', 1, 2, 'why'),)
# expect: {} 'ascii' codec can't encode character '\xe9' in position 1: why
show(UnicodeTranslateError("abc", 0, 2, "why"), "object", "start", "end", "encoding")
# expect: UnicodeTranslateError ('abc', 0, 2, 'why') ['abc', 0, 2, None] (('abc', 0, 2, 'why'),)
# expect: {} can't translate characters in position 0-1: why
show(SyntaxError("m", ("f", 1, 2, "text", 3, 4)), "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
# expect: SyntaxError ('m', ('f', 1, 2, 'text', 3, 4)) ['m', 'f', 1, 2, 'text', 3, 4, None] (('m', ('f', 1, 2, 'text', 3, 4)),)
# expect: {} m (f, line 1)
show(NameError("m", name="n"), "name")
# expect: NameError ('m',) ['n'] (('m',),)
# expect: {} m
show(AttributeError("m", name="n", obj=5), "name", "obj")
# expect: AttributeError ('m',) ['n', 5] (('m',), {'name': 'n', 'args': ('m',)})
# expect: {} m
show(KeyError("key"))
# expect: KeyError ('key',) [] (('key',),)
# expect: {} 'key'
show(KeyError("a", "b"))
# expect: KeyError ('a', 'b') [] (('a', 'b'),)
# expect: {} ('a', 'b')
show(ExceptionGroup("m", [ValueError(1)]), "message", "exceptions")
# expect: ExceptionGroup ('m', [ValueError(1)]) ['m', (ValueError(1),)] (('m', [ValueError(1)]),)
# expect: {} m (1 sub-exception)
error = OSError(5, "x")
error.errno, error.extra = 6, 7
print(error.errno, error.args, vars(error), str(error))  # expect: 6 (5, 'x') {'extra': 7} [Errno 6] x
error = ValueError("a")
error.__setstate__({"added": 1})
print(error.added, vars(error), error.__setstate__(None))  # expect: 1 {'added': 1} None
error.add_note("note")
print(error.__notes__, vars(error))  # expect: ['note'] {'added': 1, '__notes__': ['note']}
again = AttributeError("m", name="n", obj=5)
parts = again.__reduce__()
copy = parts[0](*parts[1])
copy.__setstate__(parts[2])
print(copy.name, copy.obj, copy.args)  # expect: n None ('m',)
for call in (lambda: OSError(x=1), lambda: ImportError(a=1), lambda: NameError(x=1), lambda: ValueError(x=1), lambda: UnicodeDecodeError("a"), lambda: UnicodeDecodeError(1, b"", 1, 1, ""),
             lambda: error.__setstate__(1), lambda: setattr(error, "args", 1), lambda: setattr(error, "__cause__", 1), lambda: SyntaxError("m", ("f",))):
    try:
        call()
    except (TypeError, AttributeError, IndexError) as wrong:
        print(type(wrong).__name__, wrong)
        # expect: TypeError OSError() takes no keyword arguments
        # expect: TypeError ImportError() got an unexpected keyword argument 'a'
        # expect: TypeError NameError() got an unexpected keyword argument 'x'
        # expect: TypeError ValueError() takes no keyword arguments
        # expect: TypeError function takes exactly 5 arguments (1 given)
        # expect: TypeError argument 1 must be str, not int
        # expect: TypeError state is not a dictionary
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError exception cause must be None or derive from BaseException
        # expect: TypeError function takes at least 4 arguments (1 given)
