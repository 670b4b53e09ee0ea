# A limit of recursion that is lowered while compiled code runs counts for the calls that come after it, also of functions built in place.
import sys


def lowest():
    for limit in range(1, 1000):
        try:
            sys.setrecursionlimit(limit)
        except RecursionError:
            continue
        return


def inner(number):
    return number + 1


def middle(number):
    return inner(number) + 1


def outer(number):
    return middle(number) + 1


def run(rounds, at):
    total = failures = 0
    for turn in range(rounds):
        if turn == at:
            lowest()
        try:
            total += outer(turn)
        except RecursionError:
            failures += 1
    sys.setrecursionlimit(1000)
    return total, failures


def descend(depth):
    return 0 if depth == 0 else outer(descend(depth - 1))


for at in (10000, 2500, 0, 10000):
    print(run(3000, at))
    # expect: (4507500, 0)
    # expect: (3131250, 500)
    # expect: (0, 3000)
    # expect: (4507500, 0)
for _ in range(3):
    print(descend(300))
    # expect: 900
    # expect: 900
    # expect: 900
try:
    descend(2000)
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
print(descend(200))  # expect: 600
