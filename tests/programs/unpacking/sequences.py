# Unpacking of all iterables, with stars and nesting.
a, b = 1, 2
(c, d), [e, f] = (3, 4), "xy"
g, = [7]
[h] = {8}
print(a, b, c, d, e, f, g, h)  # expect: 1 2 3 4 x y 7 8
first, *middle, last = range(5)
print(first, middle, last)  # expect: 0 [1, 2, 3] 4
*init, end = "abc"
head, *tail = (1,)
x, (y, *z), w = 1, (2, 3, 4), 5
print(init, end, head, tail, x, y, z, w)  # expect: ['a', 'b'] c 1 [] 1 2 [3, 4] 5
for i, (j, *k) in [(1, "ab"), (2, (3, 4, 5))]: print(i, j, k)
# expect: 1 a ['b']
# expect: 2 3 [4, 5]
p = q, r = 1, 2
print(p, q, r)  # expect: (1, 2) 1 2
(l, m), n = [iter([1, 2]), "n"]
print(l, m, n)  # expect: 1 2 n
def gen(): yield 1; yield 2
s, t = gen()
u, v = {"k1": 1, "k2": 2}
print(s, t, u, v)  # expect: 1 2 k1 k2
aa = [1, 2, 3]
aa[0], *aa[1:] = 9, 8, 7
print(aa)  # expect: [9, 8, 7]
class Box: pass
o = Box()
o.x, *o.y = 1, 2, 3
print(o.x, o.y)  # expect: 1 [2, 3]
[] = ()
() = []
_, _, kept = 1, 2, 3
print(_, kept)  # expect: 2 3
i = 0
items = [0, 0, 0]
i, items[i] = 1, "at one"
print(items)  # expect: [0, 'at one', 0]
