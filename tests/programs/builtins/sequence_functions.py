# enumerate, zip, map, filter, reversed, sorted, any, all, sum, iter, next.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip("abc", [1, 2])), list(zip()), list(zip("a")), list(zip([1], (2,), {3: 0})))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [('a', 1), ('b', 2)] [] [('a',)] [(1, 2, 3)]
print(list(map(str, [1, 2])), list(map(lambda *a: a, "ab", "cd", "ef")), list(filter(str.isdigit, "a1b2")), list(reversed([1, 2, 3])), list(reversed("ab")))
# expect: ['1', '2'] [('a', 'c', 'e'), ('b', 'd', 'f')] ['1', '2'] [3, 2, 1] ['b', 'a']
print(dict(zip("ab", range(2))), next(iter("x")), next(iter([]), "default"), list(iter([1, 2, 3].pop, 1)), sum(map(len, ["a", "bb"])))
# expect: {'a': 0, 'b': 1} x default [3, 2] 3
e = enumerate("abc")
print(next(e), list(e), list(e), type(e).__name__, type(zip()).__name__, type(map(len, [])).__name__, type(reversed([])).__name__)
# expect: (0, 'a') [(1, 'b'), (2, 'c')] [] enumerate zip map list_reverseiterator
a = iter([1, 2, 3, 4])
print(list(zip(a, a)), [*zip(*[(1, 2), (3, 4)])], list(map(None.__class__, [])), tuple(reversed(range(3))), list(reversed({"a": 1, "b": 2}.copy().keys().__iter__().__class__ and [0])))
# expect: [(1, 2), (3, 4)] [(1, 3), (2, 4)] [] (2, 1, 0) [0]
s = iter("abcde")
print(list(zip(range(2), s)), next(s))  # expect: [(0, 'a'), (1, 'b')] c
print(sorted("bca"), sorted([(2, "a"), (1, "b")], key=lambda t: t[1]), max("abc"), min([3, 1], default=0), max(map(abs, [-5, 3])))
# expect: ['a', 'b', 'c'] [(2, 'a'), (1, 'b')] c 1 5
for bad in (lambda: next(iter([])), lambda: zip(1), lambda: enumerate(5), lambda: map(len), lambda: list(map(len, [1])), lambda: sum("ab"), lambda: sorted(5)):
    try:
        bad()
    except (TypeError, StopIteration) as error:
        print(type(error).__name__)
        # expect: StopIteration
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
