# check with: 3.13
# mappingproxy: a read-only window on a mapping.
Proxy = type(type.__dict__)
d = {"a": 1}
proxy = Proxy(d)
d["b"] = 2
print(proxy, len(proxy), proxy["b"], proxy.get("z", 0), "a" in proxy, list(proxy), list(proxy.items()), list(reversed(proxy)), proxy.copy(), type(proxy.copy()).__name__)
print(proxy == {"a": 1, "b": 2}, proxy == Proxy(d), proxy | {"c": 3}, {"c": 3} | proxy, Proxy[int, str], bool(Proxy({})), str(Proxy({})), repr(Proxy(Proxy({}))))
print(hash(Proxy(frozenset())) if False else "", list(proxy.keys()), list(proxy.values()))
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
print(own["x"], list(own), own.keys(), len(own))
for call in (lambda: proxy.__setitem__, lambda: Proxy(), lambda: Proxy(1), lambda: Proxy([]), lambda: Proxy({}, {}), lambda: proxy["q"], lambda: hash(proxy), lambda: proxy.update({}), lambda: proxy.__ior__({})):
    try:
        print(call())
    except (TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
try:
    proxy["a"] = 2
except TypeError as error:
    print(error)
try:
    del proxy["a"]
except TypeError as error:
    print(error)
