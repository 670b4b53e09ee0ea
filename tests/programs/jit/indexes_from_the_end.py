# Indexes that begin to count from the end when the code is compiled already, at many places.


def around(grid, x, y):
    n = len(grid)
    return (
        grid[y - 1][x - 1] + grid[y - 1][x] + grid[y - 1][(x + 1) % n] + grid[y][x - 1] + grid[y][(x + 1) % n]
        + grid[(y + 1) % n][x - 1] + grid[(y + 1) % n][x] + grid[(y + 1) % n][(x + 1) % n]
    )


def inside(grid):
    return sum(around(grid, x, y) for y in range(1, len(grid)) for x in range(1, len(grid)))


def everywhere(grid):
    total = 0
    for y in range(len(grid)):
        for x in range(len(grid)):
            total += around(grid, x, y) * (x - y)
    return total


grid = [[(x * 7 + y * 13) % 5 for x in range(12)] for y in range(12)]
print([inside(grid) for _ in range(30)][-1])  # expect: 1930
print([everywhere(grid) for _ in range(30)][-1])  # expect: -16


def put(items, index):
    items[index] = index
    return items[index] + items[-1]


print(sum(put([0, 1, 2], i % 3) for i in range(3000)))  # expect: 9000
print(sum(put([0, 1, 2], i % 6 - 3) for i in range(3000)))  # expect: 3000
for index in (3, -4):
    try:
        put([0, 1, 2], index)
    except IndexError as error:
        print(error)
        # expect: list assignment index out of range
        # expect: list assignment index out of range


def item(pair, index):
    return pair[index]


print([item((1, 2), i % 2) for i in range(2000)][-1], [item((1, 2), -1 - i % 2) for i in range(2000)][-1])
# expect: 2 1
