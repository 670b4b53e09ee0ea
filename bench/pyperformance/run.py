"""Runs the benchmarks of pyperformance that need nothing but the standard library, under CPython and under Pyregrine.

They are fetched from the registry by the CPython's `pip`, and kept in `target/pyperformance`. README.md tells more.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VERSION = "1.14.0"
TIME = re.compile(r"^bench .* ([\d.]+)$", re.MULTILINE)
CPYTHON = "CPython"
# They start other programs, want arguments, or are nothing without the packages that they measure.
NOT_MEASURED = {"2to3", "argparse", "async_tree", "hg_startup", "python_startup"}


def fetch(python):
    """The folder with the benchmarks."""
    folder = ROOT / "target/pyperformance"
    found = folder / f"pyperformance-{VERSION}/pyperformance/data-files/benchmarks"
    if not found.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = [python, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder, f"pyperformance=={VERSION}"]
        subprocess.run(command, check=True)
        with tarfile.open(folder / f"pyperformance-{VERSION}.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    return found


def measure(command, file, options):
    """The seconds that the benchmarks of a file took, or why there are none."""
    environment = dict(os.environ, PYTHONPATH=str(HERE / "stand_in"), PYTHONHASHSEED="0", REPETITIONS=str(options.repetitions))
    try:
        done = subprocess.run([*command, file], env=environment, capture_output=True, timeout=options.timeout, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return f"more than {options.timeout} s"
    text = done.stderr.decode(errors="replace")
    times = [float(time) for time in TIME.findall(text)]
    if done.returncode != 0 or not times:
        return (text.strip().splitlines() or ["nothing was printed"])[-1]
    return sum(times)


def compare(name, file, ways, options):
    """The medians of the rounds by way, or a text that says what went wrong; None if the CPython cannot run it either."""
    times = {way: [] for way in ways}
    for _ in range(options.rounds):
        for way, command in ways.items():
            time = measure(command, file, options)
            if isinstance(time, str):
                return None if way == CPYTHON else f"{way}: {time}"
            times[way].append(time)
    return {way: statistics.median(found) for way, found in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmarks", nargs="*", help="names such as deltablue [default: all]")
    parser.add_argument("--interpreter", default=str(ROOT / "target/release/pyregrine"))
    parser.add_argument("--python", default=sys.executable, help="the CPython to compare with, 3.13 for choice")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, one after the other")
    parser.add_argument("--repetitions", type=int, default=10, help="how often a run does its work")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for a run")
    options = parser.parse_args()
    pyregrine = [options.interpreter, "--python", options.python]
    ways = {CPYTHON: [options.python], "--jit=off": [*pyregrine, "--jit=off"], "--jit=on": [*pyregrine, "--jit=on"]}
    folder = fetch(options.python)
    names = options.benchmarks or sorted(path.name.removeprefix("bm_") for path in folder.glob("bm_*"))
    products = {way: [] for way in ways}
    print("| benchmark | CPython, s | --jit=off | --jit=on |\n| --- | ---: | ---: | ---: |")
    for name in names:
        if name in NOT_MEASURED:
            continue
        found = compare(name, folder / f"bm_{name}/run_benchmark.py", ways, options)
        if isinstance(found, dict):
            ratios = {way: found[CPYTHON] / found[way] for way in ways}
            for way, ratio in ratios.items():
                products[way].append(ratio)
            print(f"| {name} | {found[CPYTHON]:.3f} | {ratios['--jit=off']:.2f} | {ratios['--jit=on']:.2f} |", flush=True)
        elif found is not None:
            print(f"| {name} | {found} | | |", flush=True)
    if products[CPYTHON]:
        off, on = (statistics.geometric_mean(products[way]) for way in ("--jit=off", "--jit=on"))
        print(f"| **geometric mean** ({len(products[CPYTHON])}) | | {off:.2f} | {on:.2f} |")


if __name__ == "__main__":
    main()
