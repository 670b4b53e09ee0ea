# All the methods of list.
a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.insert(1, "i")
a.insert(-1, "j")
a.insert(100, "end")
a.insert(-100, "start")
print(a, len(a), a.index(2), a.count(3))  # expect: ['start', 3, 'i', 1, 2, 5, 'x', 'j', 'y', 'end'] 10 4 1
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: end start j [3, 'i', 1, 2, 5, 'x', 'y']
a.remove("y")
a.reverse()
print(a, a.copy() == a, a.copy() is a)  # expect: ['x', 5, 2, 1, 'i', 3] True False
b = [3, 1, 2]
print(b.sort(), b, b.sort(reverse=True), b, b.clear(), b)  # expect: None [] None [] None []
print([1, 2] + [3], [1] * 3, 2 in [1, 2], [1, 2, 1].index(1, 1), [[]] * 2, list(range(3)), list("ab"), list())
# expect: [1, 2, 3] [1, 1, 1] True 2 [[], []] [0, 1, 2] ['a', 'b'] []
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [][0], lambda: [1][-2],
            lambda: [1]["a"], lambda: list(5), lambda: [1].append()):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__)
        # expect: IndexError
        # expect: IndexError
        # expect: ValueError
        # expect: IndexError
        # expect: IndexError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
try:
    [1].index(9)
except ValueError as error:
    print(type(error).__name__)  # expect: ValueError
try:
    [].pop()
except IndexError as error:
    print(error)  # expect: pop from empty list
try:
    [1, 2][7] = 1
except IndexError as error:
    print(error)  # expect: list assignment index out of range
