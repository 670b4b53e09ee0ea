# The longest Collatz chain below n, with a dict of known lengths, and without one.
# small: 100
# warm-up: 3125 12500 50000
# group: loops
import sys


def longest_with_memory(n):
    lengths = {1: 1}
    best = (1, 1)
    for start in range(2, n):
        value = start
        path = []
        while value not in lengths:
            path.append(value)
            value = value // 2 if value % 2 == 0 else 3 * value + 1
        length = lengths[value]
        for value in reversed(path):
            length += 1
            lengths[value] = length
        if length > best[0]:
            best = (length, start)
    return best + (len(lengths),)


def longest(n):
    best_length = best_start = 0
    for start in range(1, n):
        value = start
        length = 1
        while value != 1:
            if value & 1:
                value = 3 * value + 1
            else:
                value >>= 1
            length += 1
        if length > best_length:
            best_length, best_start = length, start
    return best_length, best_start


def main(n):
    print(*longest_with_memory(n))
    print(*longest(n // 4))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200000)
