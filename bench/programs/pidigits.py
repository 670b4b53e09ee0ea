# The digits of pi by a spigot over big integers: multiplication and division.
# small: 50
# group: big integers
import sys


def digits():
    """Gibbons' unbounded spigot for pi."""
    q, r, t, k, digit, odd = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < digit * t:
            yield digit
            q, r, digit = 10 * q, 10 * (r - digit * t), (10 * (3 * q + r)) // t - 10 * digit
        else:
            q, r, t, k, digit, odd = (
                q * k,
                (2 * q + r) * odd,
                t * odd,
                k + 1,
                (q * (7 * k + 2) + r * odd) // (t * odd),
                odd + 2,
            )


def main(n):
    line = []
    for i, digit in enumerate(digits(), 1):
        line.append(str(digit))
        if i % 50 == 0 or i == n:
            print("%-50s\t:%d" % ("".join(line), i))
            line = []
        if i == n:
            break


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3600)
