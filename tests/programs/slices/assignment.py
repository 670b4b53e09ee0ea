# Assignment to and deletion of slices.
a = list(range(6))
a[1:3] = "xyz"
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
a[2:2] = [10, 11]
print(a)  # expect: [0, 'x', 10, 11, 'y', 'z', 3, 4, 5]
a[:2] = []
print(a)  # expect: [10, 11, 'y', 'z', 3, 4, 5]
a[::2] = [0] * len(a[::2])
print(a)  # expect: [0, 11, 0, 'z', 0, 4, 0]
a[-2:] = a
print(a)  # expect: [0, 11, 0, 'z', 0, 0, 11, 0, 'z', 0, 4, 0]
a[5:1] = ["ins"]
print(a)  # expect: [0, 11, 0, 'z', 0, 'ins', 0, 11, 0, 'z', 0, 4, 0]
del a[::3]
print(a)  # expect: [11, 0, 0, 'ins', 11, 0, 0, 4]
del a[-2:]
del a[:1]
print(a)  # expect: [0, 0, 'ins', 11, 0]
a[:] = range(4)
print(a)  # expect: [0, 1, 2, 3]
a[::-1] = [1, 2, 3, 4]
print(a)  # expect: [4, 3, 2, 1]
del a[::-2]
print(a)  # expect: [4, 2]
a[100:] = (7, 8)
print(a)  # expect: [4, 2, 7, 8]
b = [1, 2, 3, 4]
b[1:3], b[0] = (9,), 0
print(b)  # expect: [0, 9, 4]
b[0:2] += [5]
print(b)  # expect: [0, 9, 5, 4]
for bad in (lambda: b.__setitem__(slice(0, 4, 2), [1]), lambda: b.__setitem__(slice(0, 1), 5)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
        # expect: ValueError
        # expect: TypeError
try:
    b[::2] = [1, 2, 3, 4, 5]
except ValueError as error:
    print(error)  # expect: attempt to assign sequence of size 5 to extended slice of size 2
