#!/usr/bin/env python3
"""Writes the `# expect` comments of test programs from what this CPython (use 3.13) prints.

    python3.13 bless.py closures/late_binding.py …

Every printed line becomes a comment on the module-level statement that printed it, or, where that
would not be in file order (loops), after the outermost statement. Read what it wrote before you
commit it: a blessed expectation says what CPython does, not that the program tests what you meant.
"""

import ast
import os
import pathlib
import re
import subprocess
import sys

WIDTH = 110
EXPECT = re.compile(r"\s*# expect(?: error| exit)?:.*$")


class Recorder:
    """A stdout that remembers which line of the program was running when a line was completed."""

    def __init__(self, path):
        self.path, self.partial, self.lines = path, "", []
        self.encoding = "utf-8"

    def write(self, text):
        frame = sys._getframe(1)
        while frame and not (frame.f_code.co_filename == self.path and frame.f_code.co_name == "<module>"):
            frame = frame.f_back
        *complete, self.partial = (self.partial + text).split("\n")
        self.lines += [(frame.f_lineno if frame else 10 ** 9, line) for line in complete]
        return len(text)

    def flush(self):
        pass


def strip(source):
    kept = []
    for line in source.splitlines():
        bare = EXPECT.sub("", line)
        if bare or not line:
            kept.append(bare)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def innermost(statements, line):
    for statement in statements:
        first = min([statement.lineno] + [d.lineno for d in getattr(statement, "decorator_list", [])])
        if first <= line <= statement.end_lineno:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return statement
            inner = [s for s in ast.walk(statement) if isinstance(s, ast.stmt) and s is not statement
                     and s.lineno <= line <= s.end_lineno]
            return min(inner, key=lambda s: s.end_lineno - s.lineno, default=statement)
    return None


def bless(path):
    lines = strip(path.read_text(encoding="utf-8"))
    source = "\n".join(lines) + "\n"
    path.write_text(source, encoding="utf-8")
    if not re.search(r"\bprint\(|raise|sys\.", source):
        return
    recorder = Recorder(str(path))
    kept = sys.stdout, dict(sys.modules), list(sys.path), sys.argv, sys.getrecursionlimit()
    sys.stdout, sys.argv = recorder, [str(path)]
    sys.path.insert(0, str(path.parent))
    try:
        import types
        module = sys.modules["__main__"] = types.ModuleType("__main__")
        module.__file__ = str(path)
        exec(compile(source, str(path), "exec"), module.__dict__)
    except BaseException:
        pass  # the real run below says which
    finally:
        sys.stdout, modules, sys.path[:], sys.argv, limit = kept
        sys.setrecursionlimit(limit)
        sys.modules.clear()
        sys.modules.update(modules)

    real = subprocess.run([sys.executable, str(path)], cwd=str(path.parent), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8", NO_COLOR="1"))
    printed = real.stdout.decode("utf-8").split("\n")
    if printed.pop() != "" or printed != [text for _, text in recorder.lines]:
        print(f"{path}: differs when run under bless.py; not blessed\n{real.stderr.decode()[-600:]}")
        return

    body = ast.parse(source).body
    after = {}  # last line of a statement -> texts
    for top in body:
        mine = [(line, text) for line, text in recorder.lines if top.lineno <= line <= top.end_lineno
                or any(d.lineno <= line < top.lineno for d in getattr(top, "decorator_list", []))]
        recorder.lines = [entry for entry in recorder.lines if entry not in mine]  # `a; b` share a line
        ends = [innermost([top], line).end_lineno for line, _ in mine]
        if ends != sorted(ends):
            ends = [top.end_lineno] * len(ends)
        for end, (_, text) in zip(ends, mine):
            after.setdefault(end, []).append(text)

    out = []
    for number, line in enumerate(lines, 1):
        texts = after.get(number, [])
        comments = [("# expect: " + text).rstrip() if not text else "# expect: " + text for text in texts]
        if len(comments) == 1 and len(line) + len(comments[0]) + 2 <= WIDTH and '"""' not in line:
            out.append(line + "  " + comments[0])
            continue
        out.append(line)
        indent = re.match(r"\s*", line)[0]
        out += [indent + comment for comment in comments]
    error = (real.stderr.decode("utf-8").rstrip().splitlines() or [""])[-1]
    if real.returncode == 1 and "Traceback" in real.stderr.decode("utf-8"):
        out.append("# expect error: " + error)
    elif real.returncode != 0:
        out.append("# expect exit: %d" % real.returncode)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


for name in sys.argv[1:]:
    bless(pathlib.Path(name).resolve())
