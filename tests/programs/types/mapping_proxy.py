# check with: 3.13
# mappingproxy: a read-only window on a mapping.
Proxy = type(type.__dict__)
d = {"a": 1}
proxy = Proxy(d)
d["b"] = 2
print(proxy, len(proxy), proxy["b"], proxy.get("z", 0), "a" in proxy, list(proxy), list(proxy.items()), list(reversed(proxy)), proxy.copy(), type(proxy.copy()).__name__)
# expect: {'a': 1, 'b': 2} 2 2 0 True ['a', 'b'] [('a', 1), ('b', 2)] ['b', 'a'] {'a': 1, 'b': 2} dict
print(proxy == {"a": 1, "b": 2}, proxy == Proxy(d), proxy | {"c": 3}, {"c": 3} | proxy, Proxy[int, str], bool(Proxy({})), str(Proxy({})), repr(Proxy(Proxy({}))))
# expect: True True {'a': 1, 'b': 2, 'c': 3} {'c': 3, 'a': 1, 'b': 2} mappingproxy[int, str] False {} mappingproxy(mappingproxy({}))
print(hash(Proxy(frozenset())) if False else "", list(proxy.keys()), list(proxy.values()))
# expect:  ['a', 'b'] [1, 2]
class Mapping:
    def __getitem__(self, key):
        return key * 2
    def keys(self):
        return ["k"]
    def __len__(self):
        return 1
    def __iter__(self):
        return iter("k")
own = Proxy(Mapping())
print(own["x"], list(own), own.keys(), len(own))  # expect: xx ['k'] ['k'] 1
for call in (lambda: proxy.__setitem__, lambda: Proxy(), lambda: Proxy(1), lambda: Proxy([]), lambda: Proxy({}, {}), lambda: proxy["q"], lambda: hash(proxy), lambda: proxy.update({}), lambda: proxy.__ior__({})):
    try:
        print(call())
    except (TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
        # expect: AttributeError 'mappingproxy' object has no attribute '__setitem__'
        # expect: TypeError mappingproxy() missing required argument 'mapping' (pos 1)
        # expect: TypeError mappingproxy() argument must be a mapping, not int
        # expect: TypeError mappingproxy() argument must be a mapping, not list
        # expect: TypeError mappingproxy() takes at most 1 argument (2 given)
        # expect: KeyError 'q'
        # expect: TypeError unhashable type: 'dict'
        # expect: AttributeError 'mappingproxy' object has no attribute 'update'
        # expect: TypeError '|=' is not supported by mappingproxy; use '|' instead
try:
    proxy["a"] = 2
except TypeError as error:
    print(error)  # expect: 'mappingproxy' object does not support item assignment
try:
    del proxy["a"]
except TypeError as error:
    print(error)  # expect: 'mappingproxy' object does not support item deletion
