# Loops that do not end by themselves let other threads run: loops of the interpreter, of generators, of compiled code.
import _thread
import sys

sys.setswitchinterval(0.001)
print(sys.getswitchinterval())  # expect: 0.001
for interval in 0, -1:
    try:
        sys.setswitchinterval(interval)
    except ValueError as error:
        print(error)
        # expect: switch interval must be strictly positive
        # expect: switch interval must be strictly positive


def spin(flags):
    n = 0
    while not flags:
        n += 1
    return n >= 0


def spin_for(flags):
    def endless():
        while True:
            yield 1

    total = 0
    for one in endless():
        total += one
        if flags:
            return total > 0


def spin_calls(flags):
    def step(n):
        return n + 1

    n = 0
    while True:
        n = step(n)
        if flags:
            return n >= 0


class Counter:
    def __init__(self):
        self.n = 0

    def step(self):
        self.n += 1


def spin_methods(flags):
    counter = Counter()
    while not flags:
        for _ in range(10):
            counter.step()
    return counter.n >= 0


# In turn one spins until the other has found out that it does.
for function in spin, spin_for, spin_calls, spin_methods:
    flags, box = [], []
    done = _thread.allocate_lock()
    done.acquire()

    def work():
        box.append(function(flags))
        done.release()

    _thread.start_new_thread(work, ())
    n = 0
    while n < 20000:
        n += 1
    flags.append(True)
    done.acquire()
    print(function.__name__, box)
    # expect: spin [True]
    # expect: spin_for [True]
    # expect: spin_calls [True]
    # expect: spin_methods [True]

# Both spin, and each needs the other: a ball goes to and fro.
ball = [0]


def play(mine, until):
    while ball[0] < until:
        if ball[0] % 2 == mine:
            ball[0] += 1


done = _thread.allocate_lock()
done.acquire()


def other():
    play(1, 20)
    done.release()


_thread.start_new_thread(other, ())
play(0, 20)
done.acquire()
print(ball[0] >= 20)  # expect: True
