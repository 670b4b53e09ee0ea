# The product of two matrices of floats, as lists of lists.
# small: 8
# warm-up: 82 131 208
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


def multiply(a, b):
    size = len(b)
    columns = range(len(b[0]))
    result = []
    for row in a:
        out = []
        for j in columns:
            total = 0.0
            for k in range(size):
                total += row[k] * b[k][j]
            out.append(total)
        result.append(out)
    return result


def main(n):
    product = multiply(matrix(n, 1), matrix(n, 2))
    print("%.6f" % sum(product[i][i] for i in range(n)))
    print("%.6f" % sum(map(sum, product)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 330)
