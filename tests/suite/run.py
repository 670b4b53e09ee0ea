"""Runs modules of CPython's own tests (`test.test_list`, …) under Pyregrine, with the interpreter alone and with `--jit=always`.

Says for each module how many tests ran and how many did not pass, and which of them depend on `--jit`: none may. README.md tells more.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
RAN = re.compile(r"^Ran (\d+) tests?", re.MULTILINE)
NOT_PASSED = re.compile(r"^(?:FAIL|ERROR): (.*)$", re.MULTILINE)
# Parts of a test's name that are not the same in two runs.
ADDRESS = re.compile(r"0x[0-9a-f]+")
WAYS = {"off": [], "always": ["--jit=always"]}


def run(options, module, arguments):
    """The number of tests of a module that ran (None: it could not be imported, or did not end), and those that did not pass."""
    command = [options.interpreter, "--python", options.python, *arguments, "-m", "unittest", "-v", f"test.{module}"]
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(command, capture_output=True, timeout=options.timeout, stdin=subprocess.DEVNULL, cwd=folder)
        except subprocess.TimeoutExpired:
            return {"ran": None, "failed": ["did not end in time"]}
    text = done.stderr.decode(errors="replace")
    found = RAN.search(text)
    if found is None:
        lines = text.strip().splitlines()
        return {"ran": None, "failed": [f"exit {done.returncode}: {lines[-1] if lines else 'nothing was printed'}"]}
    return {"ran": int(found[1]), "failed": sorted({ADDRESS.sub("0x…", name) for name in NOT_PASSED.findall(text)})}


def line(module, results):
    plain, compiled = results["off"], results["always"]
    differs = sorted(set(plain["failed"]) ^ set(compiled["failed"]))
    ran = "–" if plain["ran"] is None else plain["ran"]
    text = f"{module:28} {ran:>6} {len(plain['failed']):>6}"
    if plain["ran"] is None:
        text += f"  {plain['failed'][0]}"
    return text + "".join(f"\n    depends on --jit: {name}" for name in differs), len(differs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="names such as test_list [default: those of modules.txt]")
    parser.add_argument("--interpreter", default=str(HERE.parents[1] / "target/release/pyregrine"))
    parser.add_argument("--python", default=sys.executable, help="the CPython whose tests are run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--timeout", type=float, default=150.0, help="seconds for one module")
    parser.add_argument("--json", metavar="FILE", help="write what was found, with the names of the tests, to FILE")
    options = parser.parse_args()
    options.interpreter = os.path.abspath(options.interpreter)
    modules = options.modules or (HERE / "modules.txt").read_text().split()

    everything, n_ran, n_failed, n_dependent = {}, 0, 0, 0
    print(f"{'module':28} {'tests':>6} {'failed':>6}")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = {(module, way): pool.submit(run, options, module, arguments) for module in modules for way, arguments in WAYS.items()}
        for module in modules:
            results = everything[module] = {way: jobs[module, way].result() for way in WAYS}
            text, n_differences = line(module, results)
            print(text, flush=True)
            n_ran += results["off"]["ran"] or 0
            n_failed += len(results["off"]["failed"])
            n_dependent += n_differences
    print(f"{'all':28} {n_ran:>6} {n_failed:>6}")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(everything, indent=1))
    return 1 if n_dependent else 0


if __name__ == "__main__":
    sys.exit(main())
