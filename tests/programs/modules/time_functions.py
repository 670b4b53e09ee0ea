# check with: 3.10+
# time: clocks that go forward, sleeping, what they refuse, timing of functions.
import time
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
a, b = time.monotonic(), time.perf_counter()
time.sleep(0.002)
print(time.monotonic() - a >= 0.002, time.perf_counter() - b >= 0.002, time.monotonic_ns() > 0, isinstance(time.time_ns(), int), abs(time.time() - time.time_ns() / 1e9) < 1, time.process_time() >= 0, time.time() > 1.6e9, time.thread_time() >= 0)
# expect: True True True True True True True True
print(attempt(time.sleep, -1), attempt(time.sleep, "x"), attempt(time.sleep), time.sleep(0), attempt(time.sleep, float("nan")))
# expect: ValueError: sleep length must be non-negative TypeError: 'str' object cannot be interpreted as an integer TypeError: time.sleep() takes exactly one argument (0 given) None ValueError: Invalid value NaN (not a number)
def timed(f, *args):
    start = time.perf_counter()
    result = f(*args)
    return result, 0 <= time.perf_counter() - start < 5
print(timed(sum, range(1000)), sorted(time.perf_counter_ns() for _ in range(5)) is not None)
# expect: (499500, True) True
class Timer:
    def __enter__(self): self.start = time.perf_counter_ns(); return self
    def __exit__(self, *exc): self.elapsed = time.perf_counter_ns() - self.start; self.kind = exc[0] and exc[0].__name__
with Timer() as t: sum(range(1000))
print(t.elapsed > 0, t.kind)  # expect: True None
try:
    with Timer() as t: 1 / 0
except ZeroDivisionError: print(t.elapsed > 0, t.kind)  # expect: True ZeroDivisionError
def deadline(seconds):
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end: rounds += 1
    return rounds > 0
print(deadline(0.001), deadline(-1), sorted(time.monotonic() for _ in range(50)) is not None)
# expect: True False True
stamps = [time.perf_counter_ns() for _ in range(100)]
print(all(a <= b for a, b in zip(stamps, stamps[1:])), time.monotonic() <= time.monotonic(), isinstance(time.time(), float), isinstance(time.monotonic_ns(), int))
# expect: True True True True
