# Tuples: literals, methods, immutability, hashing.
t = 1, "a", [2]
print(t, (), (1,), 1,)  # expect: (1, 'a', [2]) () (1,) 1
print(t[0], t[-1], t[1:], t + (5,), t * 2, len(t), "a" in t, t.index("a"), t.count(1), t[::-1])
# expect: 1 [2] ('a', [2]) (1, 'a', [2], 5) (1, 'a', [2], 1, 'a', [2]) 3 True 1 1 ([2], 'a', 1)
t[2].append(3)
print(t, (1, 2) == (1, 2), (1, 2) < (1, 3), () < (0,), hash((1, 2)) == hash((1, 2)), tuple("ab"), tuple([1]))
# expect: (1, 'a', [2, 3]) True True True True ('a', 'b') (1,)
print({(1, 2): "x"}[1, 2], (1, (2, (3,))), ((),), ("a",))  # expect: x (1, (2, (3,))) ((),) ('a',)
for bad in (lambda: t[5], lambda: hash(t), lambda: t.index(99), lambda: (1,) + 2, lambda: tuple(3)):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__)
        # expect: IndexError
        # expect: TypeError
        # expect: ValueError
        # expect: TypeError
        # expect: TypeError
try:
    t[0] = 1
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
try:
    del t[0]
except TypeError as error:
    print(error)  # expect: 'tuple' object doesn't support item deletion
a, b = b, a = (1, 2)
print(a, b)  # expect: 2 1
