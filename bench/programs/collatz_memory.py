# The longest Collatz chain below n, with a dict of known lengths.
# small: 100
# group: containers
import sys


def longest(n):
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


def main(n):
    print(*longest(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400000)
