# Functions of the math module: distances on a curve, a normal distribution, great circles.
# small: 100
# group: calls
import math
import sys


def distance(steps):
    total = 0.0
    x = y = 0.0
    for i in range(steps):
        nx = math.cos(i * 0.5)
        ny = math.sin(i * 0.5)
        total += math.sqrt((nx - x) ** 2 + (ny - y) ** 2)
        x, y = nx, ny
    return total


def normal(steps):
    total = 0.0
    for i in range(steps):
        z = (i - steps / 2) / steps * 8.0
        total += math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
    return total * 8.0 / steps


def great_circle(steps):
    longest = 0.0
    for i in range(steps):
        latitude = math.radians(i % 180 - 90)
        longitude = math.radians(i * 7 % 360 - 180)
        a = math.sin(latitude / 2) ** 2 + math.cos(latitude) * math.sin(longitude / 2) ** 2
        longest = max(longest, 2 * math.atan2(math.sqrt(a), math.sqrt(1 - a)))
    return longest


def main(n):
    print("%.6f" % distance(n))
    print("%.9f" % normal(n))
    print("%.9f" % great_circle(n // 2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 700000)
