# What the compiler warns of goes through the module `warnings`, and may be made an error.
import ast
import warnings


def attempt(action, work):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter(action)
        try:
            work()
        except SyntaxError as error:
            print("SyntaxError", error.msg, error.filename, error.lineno, error.offset, error.text)
    for entry in seen:
        print(entry.category.__name__, entry.message, entry.filename, entry.lineno)


sources = ['assert(x, "msg")', "\n1 is 1", "(1)(2)", "x = '\\d'", "[1, 2] [3, 4]", "1if 0 else 2", "'a' is x and 'b' is not x"]
for source in sources:
    for action in "always", "ignore", "error":
        print(repr(source), action)
        attempt(action, lambda: compile(source, "some.py", "exec"))
attempt("always", lambda: ast.parse("'\\q'"))
attempt("error", lambda: ast.parse("'\\q'"))
attempt("always", lambda: eval("1 is 1"))
attempt("always", lambda: exec("a = 1\nb = a is 2"))
attempt("always", lambda: compile("a = 1", "some.py", "exec"))
for character in "\x1e\x1f; ä😀\x00":
    attempt("always", lambda: compile(f"'\\{character}'" if character != "\x00" else "'\\8'", "some.py", "eval"))
