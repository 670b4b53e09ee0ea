# Small integer arithmetic in plain loops: gcd, a linear generator, bits, nested counting.
# small: 100
# warm-up: 11000 44000 175000
# group: loops
import sys


def gcd_sum(n):
    total = 0
    for a in range(1, n):
        b = 5040
        while b:
            a, b = b, a % b
        total += a
    return total


def generator(n):
    state = 12345
    low = high = 0
    for _ in range(n):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        if state < 0x80000000:
            low += 1
        else:
            high += state >> 24
    return low, high


def bits(n):
    total = 0
    i = 0
    while i < n:
        x = i
        while x:
            x &= x - 1
            total += 1
        i += 1
    return total


def triangle(n):
    count = 0
    for i in range(n):
        for j in range(i):
            if (i ^ j) % 3 == 1:
                count += i - j
    return count


def main(n):
    print(gcd_sum(n))
    print(*generator(5 * n))
    print(bits(n))
    print(triangle(int(n ** 0.5) * 2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 700000)
