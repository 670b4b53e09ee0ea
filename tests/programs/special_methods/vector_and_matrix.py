# A vector, a fraction and a polynomial with operators.
def gcd(a, b): return abs(a) if b == 0 else gcd(b, a % b)
class Frac:
    def __init__(self, n, d=1):
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    @staticmethod
    def of(x): return x if isinstance(x, Frac) else Frac(x)
    def __add__(self, o): o = Frac.of(o); return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Frac(-self.n, self.d)
    def __sub__(self, o): return self + -Frac.of(o)
    def __rsub__(self, o): return -self + o
    def __mul__(self, o): o = Frac.of(o); return Frac(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o): o = Frac.of(o); return self * Frac(o.d, o.n)
    def __rtruediv__(self, o): return Frac.of(o) / self
    def __pow__(self, k): return Frac(self.n ** k, self.d ** k) if k >= 0 else Frac(self.d ** -k, self.n ** -k)
    def __eq__(self, o): o = Frac.of(o); return (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): o = Frac.of(o); return self.n * o.d < o.n * self.d
    def __hash__(self): return hash((self.n, self.d))
    def __float__(self): return self.n / self.d
    def __repr__(self): return "%d/%d" % (self.n, self.d) if self.d != 1 else str(self.n)
h, t = Frac(1, 2), Frac(1, 3)
print(h + t, h - t, h * t, h / t, 1 + h, 1 - t, 2 * t, 3 / h, -h, t ** 3, t ** -2, h == Frac(2, 4), h < t, t < 1, float(h))
# expect: 5/6 1/6 1/6 3/2 3/2 2/3 2/3 6 -1/2 1/27 9 True False True 0.5
print(sum([h, t, Frac(1, 6)]), sorted([h, t, Frac(-5, 4)]), {h: "half"}[Frac(3, 6)], sum(Frac(1, i * (i + 1)) for i in range(1, 30)))
# expect: 1 [-5/4, 1/3, 1/2] half 29/30
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x):
        r = 0
        for k in reversed(self.c): r = r * x + k
        return r
    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
    def __repr__(self): return " + ".join("%dx^%d" % (k, i) for i, k in enumerate(self.c) if k)
p = Poly(1, 1)
print(p * p * p, (p * p)(4), Poly(1, 0, 2)(h))  # expect: 1x^0 + 3x^1 + 3x^2 + 1x^3 25 3/2
