# Float arithmetic in plain loops: integration, a logistic map, a series.
# small: 100
# group: loops
import sys


def integrate(steps):
    width = 1.0 / steps
    total = 0.0
    x = width / 2
    i = 0
    while i < steps:
        total += 4.0 / (1.0 + x * x)
        x += width
        i += 1
    return total * width


def logistic(steps):
    x, r = 0.4, 3.2
    for _ in range(steps):
        x = r * x * (1.0 - x)
        if x > 1.0 or x < 0.0:
            return -1.0
    return x


def series(steps):
    total = 0.0
    sign = 1.0
    for k in range(1, steps, 2):
        total += sign / k
        sign = -sign
    return 4 * total


def main(n):
    print("%.9f" % integrate(n))
    print("%.9f" % logistic(n))
    print("%.9f" % series(2 * n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000)
