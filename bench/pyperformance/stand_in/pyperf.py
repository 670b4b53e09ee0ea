"""A stand-in for `pyperf`: runs a benchmark a few times in this process, and says on stderr how many seconds that took.

The real one starts processes until the times are steady, which says nothing about starting and warming up, and needs `psutil`.
"""

import argparse
import os
import sys
import time

perf_counter = time.perf_counter
REPETITIONS = int(os.environ.get("REPETITIONS", "3"))


def python_implementation():
    return sys.implementation.name


class Runner:
    """What benchmarks use of `pyperf.Runner`."""

    def __init__(self, **_):
        self.argparser = argparse.ArgumentParser()
        self.metadata = {}
        self.args = None

    def parse_args(self, *args):
        self.args = self.argparser.parse_args(*args)
        return self.args

    def _measure(self, name, run):
        if self.args is None:
            self.parse_args()
        start = perf_counter()
        for _ in range(REPETITIONS):
            run()
        print(f"bench {name} {perf_counter() - start:.6f}", file=sys.stderr)

    def bench_func(self, name, func, *args, **_):
        self._measure(name, lambda: func(*args))

    def bench_time_func(self, name, func, *args, **_):
        self._measure(name, lambda: func(1, *args))

    def bench_async_func(self, name, func, *args, loop_factory=None, **_):
        import asyncio

        def run():
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                runner.run(func(*args))

        self._measure(name, run)
