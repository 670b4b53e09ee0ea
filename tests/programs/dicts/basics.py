# dict: literals, methods, order of insertion.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
# expect: {'b': 10, 'a': 2, 'c': 3} 3 ['b', 'a', 'c'] ['b', 'a', 'c'] [10, 2, 3] [('b', 10), ('a', 2), ('c', 3)]
del d["b"]
d["b"] = 5
print(d, "a" in d, "z" in d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("z", None), d)
# expect: {'c': 3, 'b': 5} True False None 0 2 None {'c': 3, 'b': 5}
print(d.setdefault("c", 9), d.setdefault("n", []), d, d.popitem(), d)
# expect: 3 [] {'c': 3, 'b': 5} ('n', []) {'c': 3, 'b': 5}
d.update({"c": 0, "x": 1})
d.update([("y", 2)], z=3)
d.update(w=4)
print(d, d.copy() == d, dict(d) is d, dict(a=1), dict([(1, 2)]), dict({"k": 1}, k=2), dict.fromkeys("ab"), dict.fromkeys([1], 0))
# expect: {'c': 0, 'b': 5, 'x': 1, 'y': 2, 'z': 3, 'w': 4} True False {'a': 1} {1: 2} {'k': 2} {'a': None, 'b': None} {1: 0}
print({1: "a", 1.0: "b", True: "c"}, {**{"a": 1}, "b": 2, **{"a": 3}}, {} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
# expect: {1: 'c'} {'a': 3, 'b': 2} True True
d.clear()
print(d, bool(d))  # expect: {} False
for bad in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict(["abc"])):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error if isinstance(error, KeyError) else "")
        # expect: KeyError 'k'
        # expect: KeyError 'k'
        # expect: KeyError 'popitem(): dictionary is empty'
        # expect: TypeError 
        # expect: TypeError 
        # expect: ValueError 
