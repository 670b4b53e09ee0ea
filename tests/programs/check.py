#!/usr/bin/env python3
"""Runs the test programs and compares what they print with what they expect.

A program is a `.py` file under this folder that has at least one of these comments:

    # expect: TEXT          the next line of stdout (all of them, in file order, are exactly the stdout)
    # expect error: TEXT    the last line of stderr; the exit code is 1
    # expect exit: N        the exit code
    # requires: 3.8         the oldest version that can compile (or run) the program
    # check with: 3.13      the versions that can confirm the expectation: `3.13`, `3.7 3.8`, or `3.8+`

Other `.py` files are modules that the programs import.

    check.py                                all programs, under every CPython in ~/.pyenv/versions
    check.py closures generators/send.py    some of them
    check.py --bench                        also bench/programs, with small arguments: all must agree
    check.py --interpreter CMD              under CMD instead of the CPythons
    check.py --interpreter CMD --pyc 3.8    CMD is given a .pyc that CPython 3.8 compiled
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BENCH = HERE.parent.parent / "bench" / "programs"
ORACLE = (3, 13)
DIRECTIVE = re.compile(r"#\s?(expect|expect error|expect exit|requires|check with|small):(?: (.*))?$")
COMPILE = "import py_compile, sys\nfor p in sys.argv[1:]: py_compile.compile(p, p + 'c', dfile=p, doraise=True)"


def version(text):
    return tuple(int(part) for part in text.split(".")[:2])


def find_pythons():
    """The newest CPython of every minor version: {(3, 13): '/…/bin/python3'}."""
    found = {}
    for folder in sorted(pathlib.Path.home().glob(".pyenv/versions/3.*"), key=lambda f: f.name):
        executable = folder / "bin" / "python3"
        if re.fullmatch(r"3\.\d+\.\d+", folder.name) and executable.exists():
            found[version(folder.name)] = str(executable)
    return dict(sorted(found.items()))


class Program:
    def __init__(self, path, arguments=()):
        self.path = path
        self.arguments = list(arguments)
        self.is_bench = BENCH in path.parents
        self.stdout, self.error, self.exit = "", None, None
        self.requires, self.check_with = (3, 0), None
        self.has_expectations = False
        for line in path.read_text(encoding="utf-8").splitlines():
            match = DIRECTIVE.search(line)
            if not match:
                continue
            kind, text = match[1], match[2] or ""
            if kind == "expect":
                self.stdout += text + "\n"
            elif kind == "expect error":
                self.error = text
            elif kind == "expect exit":
                self.exit = int(text)
            elif kind == "requires":
                self.requires = version(text)
            elif kind == "check with":
                self.check_with = text.split()
            elif kind == "small":
                self.arguments = text.split()
            self.has_expectations |= kind.startswith("expect")
        if self.exit is None:
            self.exit = 0 if self.error is None else 1

    @property
    def name(self):
        return str(self.path.relative_to(BENCH.parent if self.is_bench else HERE))

    def can_confirm(self, python):
        """Whether what CPython `python` prints says anything about the expectation."""
        if python < self.requires:
            return False
        if self.check_with is None:
            return True
        return any(
            python >= version(v[:-1]) if v.endswith("+") else python == version(v) for v in self.check_with
        )


def collect(names, with_bench):
    paths = []
    for name in names or [HERE]:
        path = next((p for p in (HERE / name, pathlib.Path(name).resolve()) if p.exists()), None)
        if path is None:
            sys.exit(f"check.py: no such program: {name}")
        paths += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    own = (HERE / "check.py", HERE / "bless.py")
    programs = [Program(path.resolve()) for path in paths if path.resolve() not in own]
    programs = [p for p in programs if p.has_expectations or p.is_bench]
    if with_bench:
        known = {p.path for p in programs}
        programs += [Program(path) for path in sorted(BENCH.glob("*.py")) if path not in known]
    return programs


def run(command, program, path, timeout):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8", NO_COLOR="1")
    environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(
            command + [str(path)] + program.arguments,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=str(path.parent), env=environment, timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        return None, "", "timeout"
    except OSError as error:
        sys.exit(f"check.py: {command[0]}: {error.strerror}")
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def judge(program, outcome):
    """What is wrong with the outcome, as text; empty if it is as expected."""
    code, stdout, stderr = outcome
    wrong = []
    if code is None:
        return "did not end in time"
    if stdout != program.stdout:
        diff = difflib.unified_diff(
            program.stdout.splitlines(), stdout.splitlines(), "expected", "printed", lineterm="", n=1
        )
        lines = list(diff) or ["(only the final line end differs)"]
        wrong += lines[:14] + (["…"] if len(lines) > 14 else [])
    last = (stderr.rstrip().splitlines() or [""])[-1]
    if program.error is not None and last != program.error:
        wrong += [f"expected error: {program.error}", f"last of stderr: {last}"]
    if code != program.exit:
        wrong += [f"expected exit {program.exit}, was {code}"]
        if program.error is None:
            wrong += stderr.rstrip().splitlines()[-4:]
    return "\n".join(wrong)


def compile_to(folder, python, programs):
    """Copies the programs' folders and compiles all that is in them; gives the .pyc of each program."""
    compiled, roots = {}, {}
    for program in programs:
        source = program.path.parent
        if source not in roots:
            roots[source] = pathlib.Path(folder) / str(len(roots)) / source.name
            shutil.copytree(source, roots[source], ignore=shutil.ignore_patterns("__pycache__"))
        copy = roots[source] / program.path.name
        compiled[program] = copy.with_suffix(".pyc")
    modules = [m for root in roots.values() for m in root.rglob("*.py")]
    known = {p.with_suffix(".py") for p in compiled.values()}
    modules = [str(m) for m in modules if m in known or not Program(m).has_expectations]
    done = subprocess.run([python, "-c", COMPILE] + modules, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit("check.py: cannot compile: " + done.stderr.decode().rstrip().splitlines()[-1])
    return compiled


def main():
    parser = argparse.ArgumentParser(description="Runs the test programs under every CPython, or another VM.")
    parser.add_argument("programs", nargs="*", help="folders or files; default: all")
    parser.add_argument("--bench", action="store_true", help="also bench/programs, with small arguments")
    parser.add_argument("--interpreter", metavar="CMD", help="run under CMD instead of the CPythons")
    parser.add_argument("--pyc", metavar="VERSION", help="compile with this CPython first, run the .pyc")
    parser.add_argument("--python", metavar="VERSION", action="append", help="only these CPythons")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, help="how many at a time")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds per program")
    parser.add_argument("-q", action="store_true", help="names of the failures only")
    options = parser.parse_args()

    pythons = find_pythons()
    programs = collect(options.programs, options.bench)
    if options.python:
        pythons = {v: path for v, path in pythons.items() if v in map(version, options.python)}
    scratch = tempfile.mkdtemp(prefix="pyregrine-check-")
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=options.j)
    try:
        for program in programs:
            if program.is_bench:
                every = find_pythons()
                reference = every.get(ORACLE) or every[max(every)]
                program.future = pool.submit(run, [reference], program, program.path, options.timeout)
        for program in programs:
            if program.is_bench:
                code, program.stdout, stderr = program.future.result()
                if code != 0:
                    sys.exit(f"check.py: {program.name} fails under the reference CPython:\n{stderr}")

        jobs = []  # (program, label, command, path)
        if options.pyc:
            compiler = version(options.pyc)
            if compiler not in pythons:
                sys.exit(f"check.py: no CPython {options.pyc} in ~/.pyenv/versions")
            eligible = [p for p in programs if p.requires <= compiler]
            if not options.interpreter:
                eligible = [p for p in eligible if p.can_confirm(compiler)]
            command = shlex.split(options.interpreter) if options.interpreter else [pythons[compiler]]
            for program, pyc in compile_to(scratch, pythons[compiler], eligible).items():
                jobs.append((program, f"{pathlib.Path(command[0]).name}, pyc {options.pyc}", command, pyc))
        elif options.interpreter:
            command = shlex.split(options.interpreter)
            jobs = [(p, pathlib.Path(command[0]).name, command, p.path) for p in programs]
        else:
            for number, executable in pythons.items():
                label = ".".join(map(str, number))
                jobs += [(p, label, [executable], p.path) for p in programs if p.can_confirm(number)]

        futures = [pool.submit(run, job[2], job[0], job[3], options.timeout) for job in jobs]
        failed = 0
        for (program, label, _, _), future in zip(jobs, futures):
            wrong = judge(program, future.result())
            if wrong:
                failed += 1
                print(f"FAIL {program.name} ({label})")
                if not options.q:
                    print("".join(f"    {line}\n" for line in wrong.splitlines()), end="", flush=True)
    finally:
        pool.shutdown()
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{len(programs)} programs: {len(jobs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
