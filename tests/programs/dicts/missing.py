# __missing__ of a subclass, and subclass methods.
class Default(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]
d = Default(x=5)
print(d["x"], d["a"], d["b"], d["a"], d, d.get("q"), "q" in d)
# expect: 5 1 2 1 {'x': 5, 'a': 1, 'b': 2} None False
class Upper(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key.upper(), value)
    def __getitem__(self, key):
        return dict.__getitem__(self, key.upper())
u = Upper(raw=1)
u["key"] = 2
print(u, u["Key"], list(u), isinstance(u, dict), u.get("KEY"), u == {"raw": 1, "KEY": 2})
# expect: {'raw': 1, 'KEY': 2} 2 ['raw', 'KEY'] True 2 True
class Counter(dict):
    def __missing__(self, key):
        return 0
c = Counter()
for letter in "mississippi":
    c[letter] += 1
print(c, c["z"], len(c))  # expect: {'m': 1, 'i': 4, 's': 4, 'p': 2} 0 4
