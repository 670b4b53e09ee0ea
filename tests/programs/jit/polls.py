# A signal gets through whatever loop runs: one that another loop's turn begins anew, one that goes nowhere, one whose turns are long.
import signal
import time


class Late(Exception):
    pass


def late(number, frame):
    raise Late


signal.signal(signal.SIGALRM, late)


def left_at_once():
    n = 0
    while True:
        for j in range(100):
            if j == 1:
                break
            n += 1


def same_again(n, flags):
    while n > 0:
        if flags[0]:
            continue
        n -= 1


def nested():
    n = 0
    while True:
        for j in range(3):
            for k in range(5):
                if k == 2:
                    break
                n += 1
            else:
                n -= 1


def long_turns():
    started = time.monotonic()
    for i in range(1000):
        while time.monotonic() < started + 0.005 * i:
            pass


def waits_for_signal(run, *args):
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        run(*args)
    except Late:
        return "interrupted"
    return "at the end"


print(waits_for_signal(left_at_once))  # expect: interrupted
same_again(5000, [False])
print(waits_for_signal(same_again, 1000, [True]))  # expect: interrupted
print(waits_for_signal(nested))  # expect: interrupted
started = time.monotonic()
print(waits_for_signal(long_turns), time.monotonic() < started + 3)  # expect: interrupted True
