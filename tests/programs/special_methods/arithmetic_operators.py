# All binary operators: normal, reflected and in place.
class N:
    def __init__(self, name): self.name = name
def add(op):
    setattr(N, "__%s__" % op, lambda self, other: "%s.%s(%s)" % (self.name, op, getattr(other, "name", other)))
for op in ("add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod "
           "radd rsub rmul rtruediv rfloordiv rmod rpow rlshift rrshift rand ror rxor rmatmul rdivmod iadd imul").split():
    add(op)
for op in ("neg", "pos", "invert", "abs"):
    setattr(N, "__%s__" % op, lambda self, op=op: "%s.%s" % (self.name, op))
a, b = N("a"), N("b")
print(a + b, a - 1, a * b, a / 2, a // b, a % 3)
# expect: a.add(b) a.sub(1) a.mul(b) a.truediv(2) a.floordiv(b) a.mod(3)
print(a ** b, a << 1, a >> b, a & 1, a | b, a ^ 2, a @ b, divmod(a, b))
# expect: a.pow(b) a.lshift(1) a.rshift(b) a.and(1) a.or(b) a.xor(2) a.matmul(b) a.divmod(b)
print(1 + a, 2 - a, "s" * a, 1.5 / a, 3 // a, 4 % a)
# expect: a.radd(1) a.rsub(2) a.rmul(s) a.rtruediv(1.5) a.rfloordiv(3) a.rmod(4)
print(2 ** a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1 @ a, divmod(1, a))
# expect: a.rpow(2) a.rlshift(1) a.rrshift(1) a.rand(1) a.ror(1) a.rxor(1) a.rmatmul(1) a.rdivmod(1)
print(-a, +a, ~a, abs(a))  # expect: a.neg a.pos a.invert a.abs
c = a
c += 1
print(c, a.name)  # expect: a.iadd(1) a
c = a
c *= b
print(c)  # expect: a.imul(b)
c = a
c -= b
print(c)  # expect: a.sub(b)
c = 5
c //= a
print(c)  # expect: a.rfloordiv(5)
