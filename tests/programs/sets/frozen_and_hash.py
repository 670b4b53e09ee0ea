# frozenset as key and element; equality across kinds; membership by hash.
f = frozenset([1, 2])
d = {f: "v"}
print(d[frozenset([2, 1])], f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {1, 2} in {f}, f | {3} == {1, 2, 3})
# expect: v True True True True
print(type(f | {3}).__name__, type({3} | f).__name__, len({f, frozenset([2, 1])}), f.union([5]) == frozenset([1, 2, 5]))
# expect: frozenset set 1 True
print({1, True, 1.0}, len({0, False, 0.0, -0.0}), 1.0 in {1}, "a" in {"a": 1}.keys(), set("aab") == {"a", "b"})
# expect: {1} 1 True True True
try:
    f.add(3)
except AttributeError as error:
    print(error)  # expect: 'frozenset' object has no attribute 'add'
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)  # expect: Set changed size during iteration
nan = float("nan")
print(len({nan, nan}), len({nan, float("nan")}), {x * x for x in range(-3, 4)} == {0, 1, 4, 9})
# expect: 1 2 True
print(sorted([{1, 2}, {1}], key=len), [s for s in ({1}, set()) if s])  # expect: [{1}, {1, 2}] [{1}]
