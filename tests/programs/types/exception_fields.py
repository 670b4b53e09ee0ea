# check with: 3.13
# The attributes of exceptions are not in their __dict__; what __reduce__ gives.
def show(error, *names):
    print(type(error).__name__, error.args, [getattr(error, name) for name in names], error.__reduce__()[1:])
    print(vars(error), str(error))
show(OSError(2, "text", "file"), "errno", "strerror", "filename", "filename2")
show(OSError(1, "text", "one", None, "two"), "errno", "filename", "filename2")
show(OSError("only"), "errno", "strerror")
show(BlockingIOError(11, "text", 3), "characters_written")
show(ImportError("m", name="n", path="p"), "msg", "name", "path")
show(ModuleNotFoundError("m", name="n"), "name", "path")
show(StopIteration(1, 2), "value")
show(StopIteration(), "value")
show(SystemExit(3), "code")
show(SystemExit(1, 2), "code")
show(UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), "encoding", "object", "start", "end", "reason")
show(UnicodeEncodeError("ascii", "a\xe9", 1, 2, "why"), "encoding", "object", "start")
show(UnicodeTranslateError("abc", 0, 2, "why"), "object", "start", "end", "encoding")
show(SyntaxError("m", ("f", 1, 2, "text", 3, 4)), "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
show(NameError("m", name="n"), "name")
show(AttributeError("m", name="n", obj=5), "name", "obj")
show(KeyError("key"))
show(KeyError("a", "b"))
show(ExceptionGroup("m", [ValueError(1)]), "message", "exceptions")
error = OSError(5, "x")
error.errno, error.extra = 6, 7
print(error.errno, error.args, vars(error), str(error))
error = ValueError("a")
error.__setstate__({"added": 1})
print(error.added, vars(error), error.__setstate__(None))
error.add_note("note")
print(error.__notes__, vars(error))
again = AttributeError("m", name="n", obj=5)
parts = again.__reduce__()
copy = parts[0](*parts[1])
copy.__setstate__(parts[2])
print(copy.name, copy.obj, copy.args)
for call in (lambda: OSError(x=1), lambda: ImportError(a=1), lambda: NameError(x=1), lambda: ValueError(x=1), lambda: UnicodeDecodeError("a"), lambda: UnicodeDecodeError(1, b"", 1, 1, ""),
             lambda: error.__setstate__(1), lambda: setattr(error, "args", 1), lambda: setattr(error, "__cause__", 1), lambda: SyntaxError("m", ("f",))):
    try:
        call()
    except (TypeError, AttributeError, IndexError) as wrong:
        print(type(wrong).__name__, wrong)
