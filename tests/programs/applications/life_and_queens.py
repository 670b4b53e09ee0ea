# Game of life on sets, n queens by generators, sudoku by backtracking, towers of Hanoi, magic squares, sieve, permutations.
def life(cells):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc: counts[r + dr, c + dc] = counts.get((r + dr, c + dc), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}
def show(cells, height, width): return ["".join("#" if (r, c) in cells else "." for c in range(width)) for r in range(height)]
glider = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
world = glider
for generation in range(8): world = life(world)
print(show(world, 6, 6), sorted(world) == sorted((r + 2, c + 2) for r, c in glider))
# expect: ['......', '......', '...#..', '....#.', '..###.', '......'] True
blinker = {(1, 0), (1, 1), (1, 2)}
print(life(life(blinker)) == blinker, show(life(blinker), 3, 3), life(set()), len(life({(i, i % 7) for i in range(40)})))
# expect: True ['.#.', '.#.', '.#.'] set() 28
def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    row = len(placed)
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(placed)): yield from queens(n, placed + (col,))
print(next(queens(8)), [sum(1 for _ in queens(n)) for n in range(1, 8)])
# expect: (0, 4, 7, 5, 2, 6, 1, 3) [1, 0, 0, 2, 10, 4, 40]
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)), len(list(hanoi(8))))  # expect: AC AB CB AC BA BC AC 255
def sudoku(board):
    try: at = board.index("0")
    except ValueError: return board
    r, c = divmod(at, 9)
    used = {board[r * 9 + i] for i in range(9)} | {board[i * 9 + c] for i in range(9)} | {board[(r // 3 * 3 + i // 3) * 9 + c // 3 * 3 + i % 3] for i in range(9)}
    for digit in "123456789":
        if digit not in used:
            solved = sudoku(board[:at] + digit + board[at + 1:])
            if solved: return solved
solved = sudoku("530070000600195000098000060800060003400803001700020006060000280000419005000080079")
print([solved[i:i + 9] for i in range(0, 81, 9)], all(len(set(solved[i::9])) == 9 for i in range(9)))
# expect: ['534678912', '672195348', '198342567', '859761423', '426853791', '713924856', '961537284', '287419635', '345286179'] True
def magic(n):
    square = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        square[r][c] = k
        nr, nc = (r - 1) % n, (c + 1) % n
        r, c = ((r + 1) % n, c) if square[nr][nc] else (nr, nc)
    return square
m = magic(5)
print(m, {sum(row) for row in m} | {sum(col) for col in zip(*m)} | {sum(m[i][i] for i in range(5)), sum(m[i][-1 - i] for i in range(5))})
# expect: [[17, 24, 1, 8, 15], [23, 5, 7, 14, 16], [4, 6, 13, 20, 22], [10, 12, 19, 21, 3], [11, 18, 25, 2, 9]] {65}
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]
print(sieve(60), len(sieve(10000)), sum(sieve(1000)))
# expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59] 1229 76127
def perms(items):
    if len(items) < 2: yield tuple(items)
    else:
        for i, x in enumerate(items):
            for rest in perms(items[:i] + items[i + 1:]): yield (x,) + rest
print(len(set(perms([1, 2, 3, 4, 5]))), list(perms("ab" and ["a", "b", "c"]))[:4])
# expect: 120 [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a')]
def knight(n, start=(0, 0)):
    path, seen = [start], {start}
    moves = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))
    def options(r, c): return [(r + a, c + b) for a, b in moves if 0 <= r + a < n and 0 <= c + b < n and (r + a, c + b) not in seen]
    while len(path) < n * n:
        candidates = options(*path[-1])
        if not candidates: return len(path), path[-1]
        best = min(candidates, key=lambda p: (len(options(*p)), p))
        path.append(best); seen.add(best)
    return "tour", path[:5], path[-1]
print(knight(5), knight(8))
# expect: ('tour', [(0, 0), (1, 2), (0, 4), (2, 3), (4, 4)], (3, 3)) ('tour', [(0, 0), (1, 2), (0, 4), (1, 6), (3, 7)], (7, 4))
