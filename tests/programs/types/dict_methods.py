# check with: 3.13
# Methods of dict, with their errors.
d = dict(a=1)
d.update(b=2)
d.update({"c": 3})
d.update([("d", 4)], e=5)
print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("q"), d.setdefault("b", 9), d.copy(), dict.fromkeys("ab"), dict.fromkeys([1], []), d | {"x": 1}, {"x": 1} | d)
d |= [("m", 0)]
print(d, list(reversed(d)), d == dict(d), d != {}, "b" in d, sorted(d.keys() - "b"), dict([(1, 2)], k=3), dict({}, **{"a": 1}), dict(zip("ab", "cd")), {1: "int", 1.0: "float", True: "bool"})
class Missing(dict):
    def __missing__(self, key):
        return "missing " + str(key)
m = Missing(a=1)
print(m["b"], m.get("b"), m, type(m.copy()).__name__, type(m | {}).__name__, type(Missing.fromkeys("a")).__name__)
class Keys:
    def keys(self):
        return ["k1", "k2"]
    def __getitem__(self, key):
        return key.upper()
print(dict(Keys()), {**Keys()}, d.__sizeof__() > 0, d.__class_getitem__(int))
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
r = {}
r["self"] = r
print(r, [r], r.values())
