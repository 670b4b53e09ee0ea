# requires: 3.8
# for, while, else, break, continue through try/finally/with; loop variables; nested loops; modifying while looping; big counts.
log = []
def search(grid, wanted):
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            if value == wanted: break
        else: continue
        break
    else: return None
    return r, c
grid = [[1, 2, 3], [4, 5, 6]]
print(search(grid, 5), search(grid, 1), search(grid, 9), search([], 1), search([[], []], 1))
# expect: (1, 1) (0, 0) None None None
def flow(n):
    out = []
    while n:
        n -= 1
        try:
            if n % 5 == 0: out.append("continue"); continue
            if n == 3: out.append("break"); break
            out.append(n)
        finally: out.append("f%d" % n)
    else: out.append("else")
    return out
for n in (0, 3, 4, 7): print(flow(n))
# expect: ['else']
# expect: [2, 'f2', 1, 'f1', 'continue', 'f0', 'else']
# expect: ['break', 'f3']
# expect: [6, 'f6', 'continue', 'f5', 4, 'f4', 'break', 'f3']
def nested_finally():
    out = []
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if j == 1: continue
                    if i == 1: break
                    out.append((i, j))
                finally: out.append("in")
        finally:
            out.append("out")
            if i == 2: break
    return out
print(nested_finally())
# expect: [(0, 0), 'in', 'in', (0, 2), 'in', 'out', 'in', 'out', (2, 0), 'in', 'in', (2, 2), 'in', 'out']
for i in []: pass
else: print("empty else", "i" in globals())  # expect: empty else False
for i in range(3): pass
print(i, [i for i in range(5)][-1], i)  # expect: 2 4 2
for i in range(3):
    seen = i
    i = 100
print(i, seen)  # expect: 100 2
x = 5
while (x := x - 1) if False else x > 0: x -= 2
else: print("while else", x)  # expect: while else -1
while True:
    x += 1
    if x > 3: break
else: print("never")
total = 0
for i in range(1, 100001):
    if i % 2: continue
    if i > 99990: break
    total += i
print(total, i)  # expect: 2499550020 99992
def collatz(n):
    steps = 0
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
    return steps
print([collatz(n) for n in (1, 7, 27, 97)], max(range(1, 1000), key=collatz))  # expect: [0, 16, 111, 118] 871
matrix = [[i * j for j in range(1, 6)] for i in range(1, 6)]
for row in matrix: print(" ".join("%3d" % v for v in row))
# expect:   1   2   3   4   5
# expect:   2   4   6   8  10
# expect:   3   6   9  12  15
# expect:   4   8  12  16  20
# expect:   5  10  15  20  25
for a, b in zip(range(3), "xyz"): print(a, b, end=" ")
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=10): print(i, a + b, end=" ")
for key in sorted({"b": 1, "a": 2}): print(key, end=" ")
for line in "one\ntwo\n".splitlines(): print(line.upper(), end=" ")
for ch in reversed("abc"): print(ch, end=" ")
for n in iter([3, 1, 2].pop, 1): print(n, end=" ")
print()  # expect: 0 x 1 y 2 z 10 3 11 7 a b ONE TWO c b a 2 
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def digits(n):
    while n: n, d = divmod(n, 10); yield d
print(gcd(1071, 462), list(digits(9075)), [n for n in range(2, 50) if all(n % d for d in range(2, n))], [(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
# expect: 21 [5, 7, 0, 9] [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] [(3, 4, 5), (6, 8, 10), (5, 12, 13), (9, 12, 15), (8, 15, 17), (12, 16, 20)]
def returns_from_loop():
    for i in range(5):
        for j in range(5):
            with_result = i * j
            if with_result == 6: return i, j, with_result
print(returns_from_loop())  # expect: (2, 3, 6)
queue, order = [1], []
for item in queue:
    order.append(item)
    if item < 20: queue.extend([item * 2, item * 3])
print(order)
# expect: [1, 2, 3, 4, 6, 6, 9, 8, 12, 12, 18, 12, 18, 18, 27, 16, 24, 24, 36, 24, 36, 36, 54, 24, 36, 36, 54, 36, 54, 32, 48]
