# The longest Collatz chain that begins below n.
# small: 100
# warm-up: 5000 19000 70000
# group: loops
import sys


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
    print(*longest(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 260000)
