# check with: 3.10+
# In-place operators: own method, fallback to the plain one, NotImplemented, targets of every kind, built-in types.
log = []
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, other): log.append("add"); return Num(self.v + getattr(other, "v", other))
    def __radd__(self, other): log.append("radd"); return Num(self.v + other)
    def __iadd__(self, other):
        log.append("iadd")
        if other == "refuse": return NotImplemented
        self.v += getattr(other, "v", other)
        return self
    def __sub__(self, other): log.append("sub"); return Num(self.v - other)
    def __imul__(self, other): log.append("imul"); return "replaced by a string"
    def __repr__(self): return "Num(%r)" % self.v
n = same = Num(1)
n += 5
print(n, n is same, log)  # expect: Num(6) True ['iadd']
n -= 2
print(n, n is same, same, log[-1])  # expect: Num(4) False Num(6) sub
n *= 3
print(n)  # expect: replaced by a string
log.clear()
n = Num(1)
try:
    n += "refuse"
except TypeError as error:
    print(type(error).__name__, error, log)
    # expect: TypeError unsupported operand type(s) for +: 'int' and 'str' ['iadd', 'add']
class OnlyRight:
    def __radd__(self, other): return ("right", other)
    def __rpow__(self, other): return ("rpow", other)
x = 5
x += OnlyRight()
y = [1]
try:
    y += OnlyRight()
except TypeError as error:
    print(error)
z = 2
z **= OnlyRight()
print(x, y, z)  # expect: ('right', 5) ('right', [1]) ('rpow', 2)
class Box:
    def __init__(self): self.items, self.count = {}, 0
    def __getitem__(self, key): log.append("get"); return self.items.get(key, 10)
    def __setitem__(self, key, value): log.append("set"); self.items[key] = value
    @property
    def prop(self): log.append("prop get"); return 1
    @prop.setter
    def prop(self, value): log.append("prop set %s" % value)
log.clear()
box = Box()
def index(): log.append("index"); return "k"
def value(): log.append("value"); return 7
box[index()] += value()
box.prop |= 6
print(log, box.items)  # expect: ['index', 'get', 'value', 'set', 'prop get', 'prop set 7'] {'k': 17}
l = alias = [1, 2]
l += (3,)
l += "ab"
l *= 2
print(l, l is alias)  # expect: [1, 2, 3, 'a', 'b', 1, 2, 3, 'a', 'b'] True
t = original = (1,)
t += (2,)
print(t, t is original)  # expect: (1, 2) False
s = alias = {1, 2, 3}
s |= {4}; s &= {2, 3, 4}; s -= {2}; s ^= {9}
print(s, s is alias)  # expect: {9, 3, 4} True
f = original = frozenset([1])
f |= {2}
print(f, f is original)  # expect: frozenset({1, 2}) False
d = alias = {"a": 1}
d |= [("b", 2)]
print(d, d is alias)  # expect: {'a': 1, 'b': 2} True
b = alias = bytearray(b"x")
b += b"yz"; b *= 2
print(b, b is alias)  # expect: bytearray(b'xyzxyz') True
text = "a"
text += "b"; text *= 3
print(text)  # expect: ababab
def attempt(f):
    try:
        return f()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def bad(target, op, value):
    scope = {"t": target, "v": value}
    if op == "+=": target += value
    elif op == "-=": target -= value
    elif op == "|=": target |= value
    elif op == "@=": target @= value
    elif op == "<<=": target <<= value
    elif op == "**=": target **= value
    return target
for case in (([1], "+=", 3), ((1,), "+=", [2]), ({1}, "|=", [2]), ({}, "|=", 3), (1, "@=", 2), (1, "<<=", -1), ("a", "-=", "b"), (None, "+=", 1), (2, "**=", "x")):
    print(case[1], attempt(lambda: bad(*case)))
    # expect: += TypeError: 'int' object is not iterable
    # expect: += TypeError: can only concatenate tuple (not "list") to tuple
    # expect: |= TypeError: unsupported operand type(s) for |=: 'set' and 'list'
    # expect: |= TypeError: 'int' object is not iterable
    # expect: @= TypeError: unsupported operand type(s) for @=: 'int' and 'int'
    # expect: <<= ValueError: negative shift count
    # expect: -= TypeError: unsupported operand type(s) for -=: 'str' and 'str'
    # expect: += TypeError: unsupported operand type(s) for +=: 'NoneType' and 'int'
    # expect: **= TypeError: unsupported operand type(s) for **=: 'int' and 'str'
nested = ([1],)
try:
    nested[0] += [2]
except TypeError as error:
    print(error, nested)  # expect: 'tuple' object does not support item assignment ([1, 2],)
