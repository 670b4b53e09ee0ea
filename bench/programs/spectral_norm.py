# The largest singular value of an infinite matrix, cut to n x n, by power iteration.
# small: 12
# warm-up: 52 105 210
# group: containers
import math
import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    return [sum(element(i, j) * vector[j] for j in range(n)) for i in range(n)]


def transposed_times(vector):
    result = []
    indices = range(len(vector))
    for i in indices:
        total = 0.0
        for j in indices:
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def main(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    print("%.9f" % math.sqrt(uv / vv))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 420)
