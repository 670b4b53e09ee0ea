# Recursive algorithms: hanoi, permutations, ackermann, mutual recursion, trees, flood fill.
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
def subsets(s): return [[]] if not s else [x for r in subsets(s[1:]) for x in (r, [s[0]] + r)]
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def power(x, n): return 1 if n == 0 else power(x * x, n // 2) * (x if n % 2 else 1)
def reverse(s): return s and reverse(s[1:]) + s[0]
def partitions(n, k): return 1 if n == 0 else 0 if n < 0 or k == 0 else partitions(n - k, k) + partitions(n, k - 1)
def mc91(n): return n - 10 if n > 100 else mc91(mc91(n + 11))
def hof_f(n): return 1 if n == 0 else n - hof_m(hof_f(n - 1))
def hof_m(n): return 0 if n == 0 else n - hof_f(hof_m(n - 1))
print(len(hanoi(6)), hanoi(2), ackermann(2, 3), subsets([1, 2, 3]), flatten([1, [2, [3, []], 4]]), gcd(1071, 462), power(3, 50))
# expect: 63 ['AB', 'AC', 'BC'] 9 [[], [1], [2], [1, 2], [3], [1, 3], [2, 3], [1, 2, 3]] [1, 2, 3, 4] 21 717897987691852588770249
print(reverse("recursion"), partitions(20, 20), mc91(5), [hof_f(i) for i in range(10)], [hof_m(i) for i in range(10)])
# expect: noisrucer 627 91 [1, 1, 2, 2, 3, 3, 4, 5, 5, 6] [0, 0, 1, 2, 2, 3, 4, 4, 5, 6]
def fill(grid, x, y):
    if 0 <= y < len(grid) and 0 <= x < len(grid[y]) and grid[y][x] == ".":
        grid[y][x] = "#"
        return 1 + sum(fill(grid, x + dx, y + dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))
    return 0
grid = [list(row) for row in ("..x.", ".xx.", "...x")]
print(fill(grid, 0, 0), ["".join(row) for row in grid])  # expect: 6 ['##x.', '#xx.', '###x']
def repr_deep(n):
    x = []
    for _ in range(n): x = [x]
    return len(repr(x))
print(repr_deep(50))  # expect: 102
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda fac: lambda n: 1 if n < 2 else n * fac(n - 1))(20))  # expect: 2432902008176640000
a = []
a.append(a)
d = {"d": a}
a.append(d)
print(a, d)  # expect: [[...], {'d': [...]}] {'d': [[...], {...}]}
