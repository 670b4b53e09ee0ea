# Views follow the dict and behave as sets.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(list(keys), list(values), list(items), len(keys), "c" in keys, 3 in values, ("a", 1) in items, ("a", 2) in items)
# expect: ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] 3 True True True False
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}), keys == {"a", "b", "c"}, keys > {"a"})
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] True True
print(keys, values, items)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)])
print(type(keys).__name__, type(values).__name__, type(items).__name__, type(iter(d)).__name__)
# expect: dict_keys dict_values dict_items dict_keyiterator
print([k + str(v) for k, v in d.items()], max(d, key=d.get), min(d.values()), sum(d.values()), sorted(d.items(), key=lambda kv: -kv[1]))
# expect: ['a1', 'b2', 'c3'] c 1 6 [('c', 3), ('b', 2), ('a', 1)]
print(dict(zip(d.values(), d.keys())), {v: k for k, v in d.items()}, list(zip(d, d.values())))
# expect: {1: 'a', 2: 'b', 3: 'c'} {1: 'a', 2: 'b', 3: 'c'} [('a', 1), ('b', 2), ('c', 3)]
