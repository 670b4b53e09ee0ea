# check with: 3.13
# The views of dicts: set operations, mapping, comparison.
d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), list(reversed(keys)), list(reversed(values)), list(reversed(items)))
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 ['c', 'b', 'a'] [3, 2, 1] [('c', 3), ('b', 2), ('a', 1)]
print(sorted(keys & {"a", "z"}), sorted(keys | ["z"]), sorted(keys - "ab"), sorted(keys ^ {"a", "q"}), sorted({"a", "q"} & keys), sorted({"q"} | keys), sorted(["a", "q"] - keys), sorted("aq" ^ keys))
# expect: ['a'] ['a', 'b', 'c', 'z'] ['c'] ['b', 'c', 'q'] ['a'] ['a', 'b', 'c', 'q'] ['q'] ['b', 'c', 'q']
print(sorted(items & [("a", 1), ("b", 9)]), sorted(items - {("a", 1)}), items == {("a", 1), ("b", 2), ("c", 3)}, items >= {("a", 1)}, ("a", 1) in items, ("a", 2) in items, "a" in items)
# expect: [('a', 1)] [('b', 2), ('c', 3)] True True True False False
print(keys == {"a", "b", "c"}, keys == ["a", "b", "c"], keys <= set("abcd"), keys < set("abc"), keys > {"a"}, keys.isdisjoint("xyz"), keys.isdisjoint("a"), items.isdisjoint([("a", 1)]), values == d.values(), keys == d.keys())
# expect: True False True False True True False False False True
print(type(keys & keys).__name__, keys.mapping, type(keys.mapping).__name__, keys.mapping["a"], [1] in d.values(), d.values().mapping == d)
# expect: set {'a': 1, 'b': 2, 'c': 3} mappingproxy 1 False True
d["d"] = [4]
print(keys, len(items), ("d", [4]) in items)  # expect: dict_keys(['a', 'b', 'c', 'd']) 4 True
for call in (lambda: keys & 1, lambda: items & keys, lambda: 1 - keys, lambda: values & values, lambda: hash(keys), lambda: keys.mapping.__setitem__("a", 1), lambda: keys[0], lambda: keys < 1, lambda: items | items, lambda: type(keys)(), lambda: keys.isdisjoint(1)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'int' object is not iterable
        # expect: set()
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for &: 'dict_values' and 'dict_values'
        # expect: TypeError unhashable type: 'dict_keys'
        # expect: AttributeError 'mappingproxy' object has no attribute '__setitem__'
        # expect: TypeError 'dict_keys' object is not subscriptable
        # expect: TypeError '<' not supported between instances of 'dict_keys' and 'int'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError cannot create 'dict_keys' instances
        # expect: TypeError 'int' object is not iterable
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
try:
    for key in list(d)[:1]:
        iterator = iter(d)
        next(iterator)
        d.clear()
        next(iterator)
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
