# Loop targets: tuples, stars, attributes, items, nested.
class Box: pass
box, items = Box(), [0, 0]
for box.value in (1, 2): pass
for items[1] in "ab": pass
print(box.value, items)  # expect: 2 [0, 'b']
for a, (b, c) in [(1, (2, 3)), ("x", "yz")]:
    print(a, b, c)
    # expect: 1 2 3
    # expect: x y z
for first, *rest in ["abc", (1,), [1, 2]]:
    print(first, rest)
    # expect: a ['b', 'c']
    # expect: 1 []
    # expect: 1 [2]
for i, (k, v) in enumerate({"p": 1, "q": 2}.items()):
    print(i, k, v)
    # expect: 0 p 1
    # expect: 1 q 2
for x, y in zip("ab", range(5)):
    print(x, y, end=" ")
print()  # expect: a 0 b 1 
for i in 1, 2, 3: print(i, end=" ")
for (i) in (4,): print(i)  # expect: 1 2 3 4
for i, items[i] in [(0, "zero"), (1, "one")]: pass
print(items)  # expect: ['zero', 'one']
