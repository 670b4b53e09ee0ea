# check with: 3.13
# Methods of dict, with their errors.
d = dict(a=1)
d.update(b=2)
d.update({"c": 3})
d.update([("d", 4)], e=5)
print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("q"), d.setdefault("b", 9), d.copy(), dict.fromkeys("ab"), dict.fromkeys([1], []), d | {"x": 1}, {"x": 1} | d)
# expect: {'b': 2, 'c': 3, 'd': 4, 'q': None} None 0 1 None ('e', 5) None 2 {'b': 2, 'c': 3, 'd': 4, 'q': None} {'a': None, 'b': None} {1: []} {'b': 2, 'c': 3, 'd': 4, 'q': None, 'x': 1} {'x': 1, 'b': 2, 'c': 3, 'd': 4, 'q': None}
d |= [("m", 0)]
print(d, list(reversed(d)), d == dict(d), d != {}, "b" in d, sorted(d.keys() - "b"), dict([(1, 2)], k=3), dict({}, **{"a": 1}), dict(zip("ab", "cd")), {1: "int", 1.0: "float", True: "bool"})
# expect: {'b': 2, 'c': 3, 'd': 4, 'q': None, 'm': 0} ['m', 'q', 'd', 'c', 'b'] True True True ['c', 'd', 'm', 'q'] {1: 2, 'k': 3} {'a': 1} {'a': 'c', 'b': 'd'} {1: 'bool'}
class Missing(dict):
    def __missing__(self, key):
        return "missing " + str(key)
m = Missing(a=1)
print(m["b"], m.get("b"), m, type(m.copy()).__name__, type(m | {}).__name__, type(Missing.fromkeys("a")).__name__)
# expect: missing b None {'a': 1} dict dict Missing
class Keys:
    def keys(self):
        return ["k1", "k2"]
    def __getitem__(self, key):
        return key.upper()
print(dict(Keys()), {**Keys()}, d.__sizeof__() > 0, d.__class_getitem__(int))
# expect: {'k1': 'K1', 'k2': 'K2'} {'k1': 'K1', 'k2': 'K2'} True dict[int]
class Bad:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise KeyError("eq")
bad = {Bad(): 1}
def grow():
    for key in d:
        d[key * 2] = 1
def deleter():
    del d["zz"]
for call in (lambda: d["zz"], lambda: d.pop("zz"), lambda: {}.popitem(), lambda: d.pop(), lambda: d.update(1), lambda: d.update([1]), lambda: d.update([(1,)]), lambda: d.update(["abc"]), lambda: d.update({}, {}), lambda: dict(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict({}, {}), lambda: dict.fromkeys(), lambda: dict.fromkeys(1), lambda: {[]: 1}, lambda: d[[]], lambda: [] in d,
             lambda: d.get([]), lambda: d | 1, lambda: d | [("a", 1)], lambda: d < d, lambda: hash(d), lambda: bad[Bad()], lambda: Bad() in bad, lambda: d.setdefault(), lambda: d.get(), lambda: d.copy(1), grow, deleter, lambda: {**1}, lambda: dict(**{1: 2}), lambda: d.setdefault([], 1), lambda: d.__ior__(1), lambda: d.clear(1), lambda: d.items(1), lambda: d.keys().x):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)
        # expect: KeyError 'zz'
        # expect: KeyError 'zz'
        # expect: KeyError 'popitem(): dictionary is empty'
        # expect: TypeError pop expected at least 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect: ValueError dictionary update sequence element #0 has length 1; 2 is required
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect: TypeError update expected at most 1 argument, got 2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect: TypeError dict expected at most 1 argument, got 2
        # expect: TypeError fromkeys expected at least 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unsupported operand type(s) for |: 'dict' and 'int'
        # expect: TypeError unsupported operand type(s) for |: 'dict' and 'list'
        # expect: TypeError '<' not supported between instances of 'dict' and 'dict'
        # expect: TypeError unhashable type: 'dict'
        # expect: KeyError 'eq'
        # expect: KeyError 'eq'
        # expect: TypeError setdefault expected at least 1 argument, got 0
        # expect: TypeError get expected at least 1 argument, got 0
        # expect: TypeError dict.copy() takes no arguments (1 given)
        # expect: RuntimeError dictionary changed size during iteration
        # expect: KeyError 'zz'
        # expect: TypeError 'int' object is not a mapping
        # expect: TypeError keywords must be strings
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError dict.clear() takes no arguments (1 given)
        # expect: TypeError dict.items() takes no arguments (1 given)
        # expect: AttributeError 'dict_keys' object has no attribute 'x'
r = {}
r["self"] = r
print(r, [r], r.values())  # expect: {'self': {...}} [{'self': {...}}] dict_values([{'self': {...}}])
