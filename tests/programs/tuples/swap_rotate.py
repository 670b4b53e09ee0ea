# Swaps and rotations through tuples, with targets that depend on each other.
a, b, c, d = 1, 2, 3, 4
a, b = b, a
print(a, b)  # expect: 2 1
a, b, c = c, a, b
print(a, b, c)  # expect: 3 2 1
a, b, c, d = d, c, b, a
print(a, b, c, d)  # expect: 4 1 2 3
items = [0, 1, 2]
i = 0
i, items[i] = 2, "x"
print(i, items)  # expect: 2 [0, 1, 'x']
items[0], items[1], items[2] = items[2], items[0], items[1]
print(items)  # expect: ['x', 0, 1]
x = [1, 2]
x[0], x = 9, x
print(x)  # expect: [9, 2]
(p, q), r = (r, s), t = (1, 2), 3
print(p, q, r, s, t)  # expect: 1 2 1 2 3
