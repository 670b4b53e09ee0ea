# List, set, dict comprehensions and generator expressions; conditions and nesting.
print([i * i for i in range(5)], {i % 3 for i in range(9)}, {k: v for v, k in enumerate("abc")}, sum(i for i in range(5)))
# expect: [0, 1, 4, 9, 16] {0, 1, 2} {'a': 0, 'b': 1, 'c': 2} 10
print([(i, j) for i in range(3) for j in range(i)], [i for i in range(20) if i % 2 if i % 3], [[j for j in range(i)] for i in range(4)])
# expect: [(1, 0), (2, 0), (2, 1)] [1, 5, 7, 11, 13, 17, 19] [[], [0], [0, 1], [0, 1, 2]]
print([x for row in [[1, 2], [3]] for x in row], [y for x in "ab" for y in (x, x * 2)], {(i, j): i * j for i in (1, 2) for j in (3, 4)})
# expect: [1, 2, 3] ['a', 'aa', 'b', 'bb'] {(1, 3): 3, (1, 4): 4, (2, 3): 6, (2, 4): 8}
print([i if i % 2 else -i for i in range(5)], [f(2) for f in [lambda x: x + 1, abs]], [a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["ab", "cd"]])
# expect: [0, 1, -2, 3, -4] [3, 2] [3, 7] ['a', 'c']
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [list(c) for c in zip(*matrix)], {len(w) for w in "a bb cc".split()} == {1, 2})
# expect: [[1, 4], [2, 5], [3, 6]] [[1, 4], [2, 5], [3, 6]] True
print([x for x in [y * 2 for y in [z + 1 for z in range(3)]]], dict((k, [v for v in range(k)]) for k in range(3)), [() for _ in range(2)])
# expect: [2, 4, 6] {0: [], 1: [0], 2: [0, 1]} [(), ()]
print({k: v for k, v in [("a", 1), ("a", 2)]}, [i for i in ()], {i for i in ()} == set(), [0 for i in range(3) for j in ()], any(x > 2 for x in range(4)))
# expect: {'a': 2} [] True [] True
