# Counts and checks the ways to put n queens on an n x n board: recursion, lists, a generator.
# small: 5
# group: calls
import sys


def solutions(n):
    columns = [False] * n
    rising = [False] * (2 * n)
    falling = [False] * (2 * n)
    placed = []

    def place(row):
        if row == n:
            yield tuple(placed)
            return
        for column in range(n):
            up, down = row + column, row - column + n
            if columns[column] or rising[up] or falling[down]:
                continue
            columns[column] = rising[up] = falling[down] = True
            placed.append(column)
            for solution in place(row + 1):
                yield solution
            placed.pop()
            columns[column] = rising[up] = falling[down] = False

    return place(0)


def main(n):
    count = 0
    checksum = 0
    for solution in solutions(n):
        count += 1
        for column in solution:
            checksum = (checksum * 31 + column) % 1000003
    print(count, checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
