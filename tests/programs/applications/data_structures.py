# Linked list, binary tree, heap, trie, LRU cache, ring buffer, matrix, fraction, polynomial, interval set: with special methods.
class LinkedList:
    def __init__(self, items=()): self.head, self.size = None, 0; [self.append(x) for x in items]
    def append(self, x):
        node = [x, None]
        if self.head is None: self.head = node
        else: self.tail[1] = node
        self.tail = node; self.size += 1
    def __iter__(self):
        node = self.head
        while node: yield node[0]; node = node[1]
    def __len__(self): return self.size
    def __reversed__(self): return reversed(list(self))
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        for n, x in enumerate(self):
            if n == i: return x
        raise IndexError(i)
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
    def __add__(self, other): return LinkedList([*self, *other])
    def __eq__(self, other): return isinstance(other, LinkedList) and list(self) == list(other)
    def __contains__(self, x): return any(x == y for y in self)
l = LinkedList("abc")
print(l, len(l), l[1], l[::-1], list(reversed(l)), l + [1], l == LinkedList(["a", "b", "c"]), "b" in l, LinkedList(), bool(LinkedList()), [*l], dict(enumerate(l)))
# expect: 'a' -> 'b' -> 'c' 3 b 'c' -> 'b' -> 'a' ['c', 'b', 'a'] 'a' -> 'b' -> 'c' -> 1 True True empty False ['a', 'b', 'c'] {0: 'a', 1: 'b', 2: 'c'}
class Tree:
    __slots__ = ("key", "left", "right")
    def __init__(self, key): self.key, self.left, self.right = key, None, None
    @classmethod
    def of(cls, keys):
        root = None
        for k in keys: root = root.insert(k) if root else cls(k)
        return root
    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        setattr(self, side, child.insert(key) if child else Tree(key))
        return self
    def __iter__(self):
        if self.left: yield from self.left
        yield self.key
        if self.right: yield from self.right
    def depth(self): return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)
    def __contains__(self, key): return key == self.key or key in ((self.left if key < self.key else self.right) or ())
t = Tree.of([50, 30, 70, 20, 40, 60, 80, 30])
print(list(t), t.depth(), 60 in t, 65 in t, Tree.of(range(50)).depth())
# expect: [20, 30, 30, 40, 50, 60, 70, 80] 4 True False 50
class Trie(dict):
    def add(self, word):
        node = self
        for c in word: node = node.setdefault(c, Trie())
        node[None] = word
    def words(self, prefix=""):
        node = self
        for c in prefix:
            node = node.get(c)
            if node is None: return
        stack = [node]
        while stack:
            n = stack.pop()
            if None in n: yield n[None]
            stack.extend(n[c] for c in sorted((c for c in n if c), reverse=True))
trie = Trie()
for w in "to tea ten i in inn inner".split(): trie.add(w)
print(list(trie.words("te")), list(trie.words()), list(trie.words("x")))
# expect: ['tea', 'ten'] ['i', 'in', 'inn', 'inner', 'tea', 'ten', 'to'] []
class LRU:
    def __init__(self, size): self.size, self.data, self.hits = size, {}, 0
    def __getitem__(self, key): value = self.data.pop(key); self.data[key] = value; self.hits += 1; return value
    def __setitem__(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.size: del self.data[next(iter(self.data))]
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
print(c.data, c.hits, "b" in c.data)  # expect: {'a': 1, 'c': 3} 1 False
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))]), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __eq__(self, o): return self.rows == o.rows
    def det(self):
        r = self.rows
        return r[0][0] if len(r) == 1 else sum((-1) ** j * r[0][j] * Matrix([x[:j] + x[j + 1:] for x in r[1:]]).det() for j in range(len(r)))
f = Matrix([[1, 1], [1, 0]])
print((f ** 100)[0, 1], f.T == f, (f @ f).rows, Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det())
# expect: 354224848179261915075 True [[2, 1], [1, 1]] 18
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): out[i + j] += a * b
        return Poly(*out)
    def __str__(self): return " + ".join("%sx^%d" % (a, i) if i else str(a) for i, a in enumerate(self.c) if a)
    def d(self): return Poly(*[i * a for i, a in enumerate(self.c)][1:])
p = Poly(1, 2, 1)
print(p, "|", p * p, "|", p.d(), "|", p(3), (p * p)(10), [Poly(0, 1)(x) for x in range(3)])
# expect: 1 + 2x^1 + 1x^2 | 1 + 4x^1 + 6x^2 + 4x^3 + 1x^4 | 2 + 2x^1 | 16 14641 [0, 1, 2]
class Ring:
    def __init__(self, n): self.items, self.at, self.n = [None] * n, 0, 0
    def push(self, x): self.items[self.at] = x; self.at = (self.at + 1) % len(self.items); self.n = min(self.n + 1, len(self.items)); return self
    def __iter__(self): return (self.items[(self.at - self.n + i) % len(self.items)] for i in range(self.n))
r = Ring(3)
print([list(r.push(i)) for i in range(6)])
# expect: [[0], [0, 1], [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5]]
