# check with: 3.13
# keys() and items() as sets: all operators, with sets, lists, other views; comparisons; reversed; mapping; isdisjoint; errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
a, b = {"x": 1, "y": 2, "z": 3}, {"y": 2, "z": 30, "w": 4}
for op in ("&", "|", "-", "^", "<", "<=", ">", ">=", "==", "!="):
    f = {"&": lambda p, q: p & q, "|": lambda p, q: p | q, "-": lambda p, q: p - q, "^": lambda p, q: p ^ q, "<": lambda p, q: p < q, "<=": lambda p, q: p <= q, ">": lambda p, q: p > q, ">=": lambda p, q: p >= q, "==": lambda p, q: p == q, "!=": lambda p, q: p != q}[op]
    def show(r): return sorted(r, key=repr) if isinstance(r, set) else r
    print(op, show(f(a.keys(), b.keys())), show(f(a.items(), b.items())), show(f(a.keys(), {"x"})), show(attempt(f, {"x", "q"}, a.keys())), show(attempt(f, a.keys(), ["x", "k"])), show(attempt(f, ["x"], a.keys())), show(attempt(f, a.items(), [("x", 1), 5])), show(attempt(f, a.keys(), 5)), show(attempt(f, a.keys(), frozenset("xyz"))), show(attempt(f, a.keys(), "xy")))
    # expect: & ['y', 'z'] [('y', 2)] ['x'] ['x'] ['x'] ['x'] [('x', 1)] TypeError: 'int' object is not iterable ['x', 'y', 'z'] ['x', 'y']
    # expect: | ['w', 'x', 'y', 'z'] [('w', 4), ('x', 1), ('y', 2), ('z', 3), ('z', 30)] ['x', 'y', 'z'] ['q', 'x', 'y', 'z'] ['k', 'x', 'y', 'z'] ['x', 'y', 'z'] [('x', 1), ('y', 2), ('z', 3), 5] TypeError: 'int' object is not iterable ['x', 'y', 'z'] ['x', 'y', 'z']
    # expect: - ['x'] [('x', 1), ('z', 3)] ['y', 'z'] ['q'] ['y', 'z'] [] [('y', 2), ('z', 3)] TypeError: 'int' object is not iterable [] ['z']
    # expect: ^ ['w', 'x'] [('w', 4), ('x', 1), ('z', 3), ('z', 30)] ['y', 'z'] ['q', 'y', 'z'] ['k', 'y', 'z'] ['y', 'z'] [('y', 2), ('z', 3), 5] TypeError: 'int' object is not iterable [] ['z']
    # expect: < False False False False TypeError: '<' not supported between instances of 'dict_keys' and 'list' TypeError: '<' not supported between instances of 'list' and 'dict_keys' TypeError: '<' not supported between instances of 'dict_items' and 'list' TypeError: '<' not supported between instances of 'dict_keys' and 'int' False TypeError: '<' not supported between instances of 'dict_keys' and 'str'
    # expect: <= False False False False TypeError: '<=' not supported between instances of 'dict_keys' and 'list' TypeError: '<=' not supported between instances of 'list' and 'dict_keys' TypeError: '<=' not supported between instances of 'dict_items' and 'list' TypeError: '<=' not supported between instances of 'dict_keys' and 'int' True TypeError: '<=' not supported between instances of 'dict_keys' and 'str'
    # expect: > False False True False TypeError: '>' not supported between instances of 'dict_keys' and 'list' TypeError: '>' not supported between instances of 'list' and 'dict_keys' TypeError: '>' not supported between instances of 'dict_items' and 'list' TypeError: '>' not supported between instances of 'dict_keys' and 'int' False TypeError: '>' not supported between instances of 'dict_keys' and 'str'
    # expect: >= False False True False TypeError: '>=' not supported between instances of 'dict_keys' and 'list' TypeError: '>=' not supported between instances of 'list' and 'dict_keys' TypeError: '>=' not supported between instances of 'dict_items' and 'list' TypeError: '>=' not supported between instances of 'dict_keys' and 'int' True TypeError: '>=' not supported between instances of 'dict_keys' and 'str'
    # expect: == False False False False False False False False True False
    # expect: != True True True True True True True True False True
print(a.keys().isdisjoint(b), a.keys().isdisjoint(["q"]), a.items().isdisjoint([("x", 2)]), attempt(a.keys().isdisjoint, 5), attempt(lambda: a.values() & {1}), attempt(lambda: a.values() == a.values()), a.keys() == {"x", "y", "z"}, a.keys() == ["x", "y", "z"], attempt(hash, a.keys()))
# expect: False True True TypeError: 'int' object is not iterable TypeError: unsupported operand type(s) for &: 'dict_values' and 'set' False True False TypeError: unhashable type: 'dict_keys'
print(type(a.keys() & b.keys()).__name__, type(frozenset("x") & a.keys()).__name__, ("x", 1) in a.items(), ("x", 2) in a.items(), "x" in a.items(), ("x", 1, 2) in a.items(), ["x", 1] in a.items(), "x" in a.keys(), 1 in a.values(), [] in a.values(), attempt(lambda: [] in a.keys()), attempt(lambda: ([], 1) in a.items()))
# expect: set set True False False False False True True False TypeError: unhashable type: 'list' TypeError: unhashable type: 'list'
print(list(reversed(a.keys())), list(reversed(a.values())), list(reversed(a.items())), list(reversed(a)), len(a.keys()), len(a.items()), a.keys().mapping == a, type(a.keys().mapping).__name__, attempt(lambda: a.keys().mapping.__setitem__("q", 1)), a.keys(), a.values(), a.items())
# expect: ['z', 'y', 'x'] [3, 2, 1] [('z', 3), ('y', 2), ('x', 1)] ['z', 'y', 'x'] 3 3 True mappingproxy AttributeError: 'mappingproxy' object has no attribute '__setitem__' dict_keys(['x', 'y', 'z']) dict_values([1, 2, 3]) dict_items([('x', 1), ('y', 2), ('z', 3)])
k, v, i = a.keys(), a.values(), a.items()
a["new"] = 9; del a["x"]
print(k, v, i, len(k), sorted(k ^ {"new"}), attempt(lambda: k[0]), attempt(setattr, k, "x", 1), attempt(type(k)), attempt(lambda: type("K", (type(k),), {})))
# expect: dict_keys(['y', 'z', 'new']) dict_values([2, 3, 9]) dict_items([('y', 2), ('z', 3), ('new', 9)]) 3 ['y', 'z'] TypeError: 'dict_keys' object is not subscriptable AttributeError: 'dict_keys' object has no attribute 'x' and no __dict__ for setting new attributes TypeError: cannot create 'dict_keys' instances TypeError: type 'dict_keys' is not an acceptable base type
un = {1: [1], 2: [2]}
print(attempt(lambda: un.items() & un.items()), attempt(lambda: un.items() | []), attempt(lambda: un.items() - []), un.items() == {1: [1], 2: [2]}.items(), un.items() <= un.items(), attempt(lambda: un.items() ^ un.items()), attempt(set, un.items()))
# expect: TypeError: unhashable type: 'list' TypeError: unhashable type: 'list' TypeError: unhashable type: 'list' True True set() TypeError: unhashable type: 'list'
it = iter({1: 1, 2: 2})
print(next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())  # expect: 1 1 [2] [] 0
from collections import OrderedDict, defaultdict, Counter
o = OrderedDict([("b", 1), ("a", 2)])
print(o.keys() & {"a"}, list(reversed(o.items())), o == {"a": 2, "b": 1}, o == OrderedDict([("a", 2), ("b", 1)]), list(o.keys() - ["b"]), o.keys(), o.move_to_end("b"), list(o), o.popitem(last=False))
# expect: {'a'} [('a', 2), ('b', 1)] True False ['a'] odict_keys(['b']) None ['a', 'b'] ('a', 2)
print({1: 1} | {2: 2}, {1: 1} | {1: 3}, attempt(lambda: {1: 1} | [(2, 2)]), attempt(lambda: {} | 5), OrderedDict(a=1) | {"b": 2}, {"z": 0} | OrderedDict(a=1), defaultdict(int, a=1) | {"b": 2})
# expect: {1: 1, 2: 2} {1: 3} TypeError: unsupported operand type(s) for |: 'dict' and 'list' TypeError: unsupported operand type(s) for |: 'dict' and 'int' OrderedDict({'a': 1, 'b': 2}) OrderedDict({'z': 0, 'a': 1}) defaultdict(<class 'int'>, {'a': 1, 'b': 2})
d = {}
d |= [(1, 2)]; d |= {3: 4}.items(); d |= OrderedDict({5: 6}); print(d, attempt(lambda: d.__ior__(5)), attempt(lambda: d.__ior__([1])), attempt(lambda: d.__ior__([(1, 2, 3)])), Counter("aab") & Counter("ab"), Counter("aab").keys() & "a" if False else "")
# expect: {1: 2, 3: 4, 5: 6} TypeError: 'int' object is not iterable TypeError: cannot convert dictionary update sequence element #0 to a sequence ValueError: dictionary update sequence element #0 has length 3; 2 is required Counter({'a': 1, 'b': 1}) 
print(dict.fromkeys("aba", 0), dict.fromkeys([], 1), attempt(dict.fromkeys, 5), attempt(dict.fromkeys, [[]]), dict([("a", 1)], a=2), dict({"a": 1}, b=2), dict(zip("ab", "cd")), attempt(dict, [("a",)]), attempt(dict, ["abc"]), dict(["ab"]), attempt(dict, [1]), attempt({}.update, [(1, 2, 3)]), {}.update(a=1), attempt({}.popitem), attempt({}.pop, 1), {}.pop(1, 2), {1: 2}.setdefault(1, 3), {1: 2}.setdefault(2), {1: 2}.get(9), {}.get([], 1) if False else "")
# expect: {'a': 0, 'b': 0} {} TypeError: 'int' object is not iterable TypeError: unhashable type: 'list' {'a': 2} {'a': 1, 'b': 2} {'a': 'c', 'b': 'd'} ValueError: dictionary update sequence element #0 has length 1; 2 is required ValueError: dictionary update sequence element #0 has length 3; 2 is required {'a': 'b'} TypeError: cannot convert dictionary update sequence element #0 to a sequence ValueError: dictionary update sequence element #0 has length 3; 2 is required None KeyError: 'popitem(): dictionary is empty' KeyError: 1 2 2 None None 
