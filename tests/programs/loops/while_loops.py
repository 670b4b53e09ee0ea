# while: break, continue, nested, conditions with side effects.
n, steps = 27, 0
while n != 1:
    n = 3 * n + 1 if n & 1 else n >> 1
    steps += 1
print(steps)  # expect: 111
out = []
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 10:
        break
    j = 0
    while j < i:
        j += 3
        if j == 6:
            continue
        if j > 7:
            break
        out.append((i, j))
print(out)  # expect: [(2, 3), (4, 3), (6, 3), (8, 3), (10, 3)]
items = [3, 1, 2]
while items:
    print(items.pop(), end=" ")
print()  # expect: 2 1 3 
a, b = 0, 10
while a < b and not (a == 5):
    a, b = a + 1, b - 0
print(a, b)  # expect: 5 10
x = 100
while x > 1:
    x //= 2
    if x == 12: continue
    print(x, end=",")
print()  # expect: 50,25,6,3,1,
