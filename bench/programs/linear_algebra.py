# Matrices as lists of lists: transposition, the determinant's sign by elimination, integer powers.
# small: 8
# group: containers
import sys


def matrix(n, seed):
    state = seed
    rows = []
    for _ in range(n):
        row = []
        for _ in range(n):
            state = (state * 16807) % 2147483647
            row.append(state % 1000 / 500.0 - 1.0)
        rows.append(row)
    return rows


def transpose(a):
    return [list(column) for column in zip(*a)]


def determinant_sign(a):
    a = [row[:] for row in a]
    n = len(a)
    sign = 1
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(a[r][i]))
        if a[pivot][i] == 0.0:
            return 0
        if pivot != i:
            a[i], a[pivot] = a[pivot], a[i]
            sign = -sign
        if a[i][i] < 0:
            sign = -sign
        for r in range(i + 1, n):
            factor = a[r][i] / a[i][i]
            for c in range(i, n):
                a[r][c] -= factor * a[i][c]
    return sign


def integer_power(n, exponent):
    base = [[(i * j) % 7 for j in range(n)] for i in range(n)]
    result = [[int(i == j) for j in range(n)] for i in range(n)]
    while exponent:
        if exponent & 1:
            result = [[sum(x * y for x, y in zip(r, c)) % 1009 for c in zip(*base)] for r in result]
        base = [[sum(x * y for x, y in zip(r, c)) % 1009 for c in zip(*base)] for r in base]
        exponent >>= 1
    return sum(map(sum, result))


def main(n):
    a = matrix(n, 1)
    print("%.6f" % sum(abs(x) for row in transpose(a) for x in row))
    print(determinant_sign(a))
    print(integer_power(n // 3, 50))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 260)
