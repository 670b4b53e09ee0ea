# codeop and code: what a prompt does with lines; those that are complete, those that are not, wrong ones.
import code, codeop, contextlib, io, sys
for text in ["x = 1", "if x:", "if x:\n    y = 2\n", "(1,\n", "x +", "def f():\n    return 1\n\n", "'''open", "for", "# nothing", ""]:
    try: print(repr(text), codeop.compile_command(text) is not None)
    except SyntaxError as error: print(repr(text), type(error).__name__, error.msg)
console = code.InteractiveConsole({"base": 10})
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    print([console.push(line) for line in ["x = base + 1", "if x:", "    print(x)", "", "x", "1 / 0", "x ="]])
print(out.getvalue(), err.getvalue().strip().splitlines()[-1])
lines = iter(["def double(n):", "    return n * 2", "", "double(21)", "_"])
def read(prompt):
    try: return next(lines)
    except StopIteration: raise EOFError
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    code.interact(banner="hello", readfunc=read, local={}, exitmsg="bye")
print(out.getvalue().split(), err.getvalue().split())
