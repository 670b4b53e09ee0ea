# Shared references, copies, self-reference.
a = [1, 2]
b = a
b.append(3)
print(a, a is b, a == [1, 2, 3], a[:] is a, a[:] == a)  # expect: [1, 2, 3] True True False True
rows = [[0] * 2] * 3
rows[0][0] = 1
print(rows)  # expect: [[1, 0], [1, 0], [1, 0]]
rows = [[0] * 2 for _ in range(3)]
rows[0][0] = 1
print(rows)  # expect: [[1, 0], [0, 0], [0, 0]]
a.append(a)
print(a, a[3][3][0], len(a))  # expect: [1, 2, 3, [...]] 1 4
def grow(item, into=[]):
    into.append(item)
    return into
print(grow(1), grow(2), grow(3, []), grow(4))  # expect: [1, 2, 4] [1, 2, 4] [3] [1, 2, 4]
x = y = []
x += [1]
y = y + [2]
print(x, y)  # expect: [1] [1, 2]
