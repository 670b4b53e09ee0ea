# A list that changes while it is iterated over.
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
print(a)  # expect: [1, 3, 4]
a = [1]
for x in a:
    if x < 5:
        a.append(x + 1)
print(a)  # expect: [1, 2, 3, 4, 5]
a = [1, 2, 3]
it = iter(a)
print(next(it), next(it))  # expect: 1 2
a.clear()
print(list(it))  # expect: []
a.extend([9, 9, 9, 9])
print(list(it))  # expect: []
a = [1, 2, 3]
for i, x in enumerate(a):
    a[i] = x * 10
print(a)  # expect: [10, 20, 30]
for x in a[:]:
    a.insert(0, x)
print(a)  # expect: [30, 20, 10, 10, 20, 30]
