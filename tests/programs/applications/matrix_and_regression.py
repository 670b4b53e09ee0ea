# Numbers: Gauss elimination with fractions of own making, least squares, Newton, integration, Simpson, power iteration, running statistics, FFT.
import math
class Q:
    def __init__(self, p, q=1):
        if q == 0: raise ZeroDivisionError("Q(%d, 0)" % p)
        g = math.gcd(p, q) * (1 if q > 0 else -1)
        self.p, self.q = p // g, q // g
    def _of(f):
        def method(self, other):
            if isinstance(other, int): other = Q(other)
            return f(self, other) if isinstance(other, Q) else NotImplemented
        return method
    __add__ = __radd__ = _of(lambda a, b: Q(a.p * b.q + b.p * a.q, a.q * b.q))
    __sub__ = _of(lambda a, b: Q(a.p * b.q - b.p * a.q, a.q * b.q))
    __rsub__ = _of(lambda a, b: b - a)
    __mul__ = __rmul__ = _of(lambda a, b: Q(a.p * b.p, a.q * b.q))
    __truediv__ = _of(lambda a, b: Q(a.p * b.q, a.q * b.p))
    __rtruediv__ = _of(lambda a, b: b / a)
    __eq__ = _of(lambda a, b: (a.p, a.q) == (b.p, b.q))
    __lt__ = _of(lambda a, b: a.p * b.q < b.p * a.q)
    def __hash__(self): return hash(self.p / self.q)
    def __float__(self): return self.p / self.q
    def __bool__(self): return self.p != 0
    def __neg__(self): return Q(-self.p, self.q)
    def __abs__(self): return Q(abs(self.p), self.q)
    def __repr__(self): return "%d/%d" % (self.p, self.q) if self.q != 1 else str(self.p)
print(Q(1, 2) + Q(1, 3), 1 - Q(1, 4), 2 / Q(4, 6), Q(3, -6), sum([Q(1, n) for n in range(1, 11)]), Q(2, 4) == Q(1, 2), Q(4, 2) == 2, sorted([Q(1, 2), Q(1, 3), Q(2, 5)]), {Q(1, 2): "half"}[Q(2, 4)], float(Q(1, 8)), max(Q(1, 3), Q(3, 10)))
# expect: 5/6 3/4 3 -1/2 7381/2520 True True [1/3, 2/5, 1/2] half 0.125 1/3
for bad in (lambda: Q(1, 0), lambda: Q(1) / 0, lambda: Q(1) + "x", lambda: Q(1) + 1.5, lambda: Q(1) < "a"):
    try: print(bad())
    except Exception as error: print(type(error).__name__, error)
    # expect: ZeroDivisionError Q(1, 0)
    # expect: ZeroDivisionError Q(1, 0)
    # expect: TypeError unsupported operand type(s) for +: 'Q' and 'str'
    # expect: TypeError unsupported operand type(s) for +: 'Q' and 'float'
    # expect: TypeError '<' not supported between instances of 'Q' and 'str'
def solve(a, b):
    n, m = len(a), [[Q(x) for x in row] + [Q(y)] for row, y in zip(a, b)]
    for c in range(n):
        pivot = next((r for r in range(c, n) if m[r][c]), None)
        if pivot is None: raise ValueError("singular at column %d" % c)
        m[c], m[pivot] = m[pivot], m[c]
        m[c] = [x / m[c][c] for x in m[c]]
        for r in range(n):
            if r != c: m[r] = [x - m[r][c] * y for x, y in zip(m[r], m[c])]
    return [row[-1] for row in m]
print(solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]), solve([[1, 1], [1, 2]], [1, 0]), solve([[i ** j for j in range(5)] for i in range(1, 6)], [i ** 4 - 3 * i for i in range(1, 6)]))
# expect: [2, 3, -1] [2, -1] [0, -3, 0, 0, 1]
try: solve([[1, 2], [2, 4]], [1, 2])
except ValueError as error: print(error)  # expect: singular at column 1
def fit(xs, ys):
    n = len(xs); mx, my = sum(xs) / n, sum(ys) / n
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
    return round(slope, 10), round(my - slope * mx, 10)
print(fit(range(10), [3 * x + 1 for x in range(10)]), fit([1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8]))
# expect: (3.0, 1.0) (1.94, 0.15)
def newton(f, x, eps=1e-12):
    for _ in range(60):
        d = (f(x + 1e-7) - f(x - 1e-7)) / 2e-7
        x, old = x - f(x) / d, x
        if abs(x - old) < eps: break
    return round(x, 8)
print(newton(lambda x: x * x - 2, 1.0), newton(lambda x: math.cos(x) - x, 1.0), newton(lambda x: x ** 3 - x - 2, 1.5))
# expect: 1.41421356 0.73908513 1.52137971
def simpson(f, a, b, n=200):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))
print(round(simpson(math.sin, 0, math.pi), 7), round(simpson(lambda x: x ** 3, 0, 2), 7), round(simpson(lambda x: math.exp(-x * x), -6, 6) ** 2, 7))
# expect: 2.0 4.0 3.1415927
def fft(v):
    n = len(v)
    if n == 1: return v
    even, odd = fft(v[::2]), fft(v[1::2])
    t = [complex(math.cos(-2 * math.pi * k / n), math.sin(-2 * math.pi * k / n)) * odd[k] for k in range(n // 2)]
    return [e + x for e, x in zip(even, t)] + [e - x for e, x in zip(even, t)]
print([round(abs(z), 6) for z in fft([math.sin(2 * math.pi * 3 * i / 16) for i in range(16)])], [round(z.real, 6) + 0 for z in fft([1, 0, 0, 0])])
# expect: [0.0, 0.0, 0.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 8.0, 0.0, 0.0] [1.0, 1.0, 1.0, 1.0]
v = [1.0, 1.0]
for _ in range(50): v = [2 * v[0] + v[1], v[0] + 3 * v[1]]; s = math.hypot(*v); v = [x / s for x in v]
print([round(x, 8) for x in v], round((2 * v[0] + v[1]) / v[0], 8))
# expect: [0.52573111, 0.85065081] 3.61803399
