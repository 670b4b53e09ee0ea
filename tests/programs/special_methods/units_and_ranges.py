# check with: 3.9+
# Classes that behave like numbers, sequences and mappings, used only through operators, subscripts, slices and loops.
class Vector:
    def __init__(self, *items): self.items = list(items)
    def __repr__(self): return "<%s>" % " ".join(map(str, self.items))
    def __len__(self): return len(self.items)
    def __getitem__(self, key):
        if isinstance(key, slice): return Vector(*self.items[key])
        if isinstance(key, tuple): return Vector(*[self.items[i] for i in key])
        return self.items[key]
    def __setitem__(self, key, value): log.append(("set", key)); self.items[key] = value
    def __delitem__(self, key): log.append(("del", key)); del self.items[key]
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return Vector(*self.items[::-1])
    def __contains__(self, item): return any(abs(item - own) < 0.5 for own in self.items)
    def __add__(self, other): return Vector(*[a + b for a, b in zip(self, other)])
    def __radd__(self, other): return self if other == 0 else NotImplemented
    def __iadd__(self, other): log.append("iadd"); self.items = [a + b for a, b in zip(self, other)]; return self
    def __sub__(self, other): return self + -other
    def __neg__(self): return self * -1
    def __pos__(self): return Vector(*map(abs, self))
    def __mul__(self, factor): return Vector(*[a * factor for a in self]) if isinstance(factor, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, other): return sum(a * b for a, b in zip(self, other))
    def __imatmul__(self, other): log.append("imatmul"); return Vector(self @ other)
    def __truediv__(self, n): return Vector(*[a / n for a in self])
    def __floordiv__(self, n): return Vector(*[a // n for a in self])
    def __mod__(self, n): return Vector(*[a % n for a in self])
    def __divmod__(self, n): return self // n, self % n
    def __pow__(self, n, modulus=None): return Vector(*[pow(a, n, modulus) for a in self])
    def __abs__(self): return (self @ self) ** 0.5
    def __round__(self, digits=0): return Vector(*[round(a, digits) for a in self])
    def __bool__(self): return any(self)
    def __invert__(self): return Vector(*[~a for a in self])
    def __and__(self, other): return Vector(*[a for a in self if a in other])
    def __rand__(self, other): return "rand"
    def __lshift__(self, n): return self[n:] + self[:n] if False else Vector(*(self.items[n:] + self.items[:n]))
    def __rshift__(self, n): return self << -n
    def __eq__(self, other): return isinstance(other, Vector) and self.items == other.items
    def __index__(self): return self.items[0]
    def __call__(self, function): return Vector(*map(function, self))
log = []
a, b = Vector(1, 2, 3), Vector(4, -5, 6)
print(a + b, a - b, -a, +b, a * 2, 3 * b, a @ b, a / 2, b // 2, b % 4, divmod(b, 4), a ** 2, pow(b, 2, 7), abs(Vector(3, 4)), round(a / 3, 2), ~a, a << 1, a >> 1)
# expect: <5 -3 9> <-3 7 -3> <-1 -2 -3> <4 5 6> <2 4 6> <12 -15 18> 12 <0.5 1.0 1.5> <2 -3 3> <0 3 2> (<1 -2 1>, <0 3 2>) <1 4 9> <2 4 1> 5.0 <0.33 0.67 1.0> <-2 -3 -4> <2 3 1> <3 1 2>
print(sum([a, b, a]), a(lambda n: n * n), [1, 2][Vector(1)], "abcdef"[Vector(1):Vector(4)], bin(b), a & [2, 3], [2] & a, bool(Vector(0, 0)), 2.3 in a, 2.6 not in Vector(9))
# expect: <6 -1 12> <1 4 9> 2 bcd 0b100 <2 3> rand False True True
print(a[0], a[-1], a[1:], a[::-1], a[0, 2], list(reversed(a)), len(a), max(a), sorted(b), [*a, *b], *a)
# expect: 1 3 <2 3> <3 2 1> <1 3> [3, 2, 1] 3 3 [-5, 4, 6] [1, 2, 3, 4, -5, 6] 1 2 3
same = a
a += b
a[0] += 100
a[1:] = [7, 8, 9]
del a[0], a[::2]
print(a, same is a, log)
# expect: <8> True ['iadd', ('set', 0), ('set', slice(1, None, None)), ('del', 0), ('del', slice(None, None, 2))]
del log[:]
a @= b
print(a, same, log)  # expect: <32> <8> ['imatmul']
first, *rest = b
print(first, rest, (lambda *args: args)(*b), dict(zip(b, "xyz")), a == Vector(8 * 4), a != b, b == Vector(4, -5, 6), b == [4, -5, 6])
# expect: 4 [-5, 6] (4, -5, 6) {4: 'x', -5: 'y', 6: 'z'} True True True False
for wrong in (lambda: b + 1, lambda: b * b, lambda: b - "x", lambda: b[9], lambda: b["k"], lambda: b < b, lambda: 5 @ b, lambda: {b: 1}, lambda: 1 + b, lambda: b(5)):
    try:
        print(wrong())
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for *: 'Vector' and 'Vector'
        # expect: TypeError bad operand type for unary -: 'str'
        # expect: IndexError list index out of range
        # expect: TypeError list indices must be integers or slices, not str
        # expect: TypeError '<' not supported between instances of 'Vector' and 'Vector'
        # expect: TypeError unsupported operand type(s) for @: 'int' and 'Vector'
        # expect: TypeError unhashable type: 'Vector'
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'Vector'
        # expect: TypeError 'int' object is not callable

class Grid:
    """Subscripts with several indices, slices, Ellipsis and names."""
    def __init__(self): self.cells = {}
    def key(self, key):
        if isinstance(key, slice): return "%s:%s:%s" % (key.start, key.stop, key.step)
        if key is Ellipsis: return "..."
        return "(%s)" % ",".join(map(self.key, key)) if isinstance(key, tuple) else repr(key)
    def __getitem__(self, key): return self.cells.get(self.key(key), self.key(key))
    def __setitem__(self, key, value): self.cells[self.key(key)] = value
    def __delitem__(self, key): del self.cells[self.key(key)]
    def __class_getitem__(cls, item): return "Grid of %s" % (item,)
    def __missing__(self, key): return "never asked"
grid = Grid()
print(grid[1], grid[1, 2], grid[1:2], grid[:, 1], grid[::2, ...], grid[...], grid[()], grid[(1, 2), 3], grid["a":"b"], grid[None:], Grid[int, str])
# expect: 1 (1,2) 1:2:None (None:None:None,1) (None:None:2,...) ... () ((1,2),3) a:b:None None:None:None Grid of (<class 'int'>, <class 'str'>)
grid[1, :] = 5
grid[1, :] += 2
grid["x"], grid[2:] = grid[1, :], grid[0]
print(sorted(grid.cells.items()))  # expect: [("'x'", 7), ('(1,None:None:None)', 7), ('2:None:None', '0')]
del grid["x"], grid[2:]
print(sorted(grid.cells))  # expect: ['(1,None:None:None)']
try:
    del grid[5]
except KeyError as error:
    print(error)  # expect: '5'
