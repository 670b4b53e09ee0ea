# check with: 3.13
# Subclasses of built-in types: what results are, which overrides the built-in operations respect, attributes, conversion back.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class I(int):
    def __repr__(self): return "I(%s)" % int(self)
class S(str):
    def upper(self): return "own upper"
    def __getitem__(self, i): return "own item"
class L(list):
    def __getitem__(self, i): return "own"
    def __len__(self): return 99
    def append(self, x): super().append((x, "tagged"))
class D(dict):
    def __getitem__(self, k): return "own " + str(k)
    def __missing__(self, k): return "missing " + str(k)
class M(dict):
    def __missing__(self, k): return "missing " + str(k)
class T(tuple):
    def __iter__(self): return iter("own iter")
class F(float): pass
class B(bytes): pass
class FS(frozenset): pass
class SE(set):
    def add(self, x): super().add(x * 2)
i, s = I(5), S("abc")
print([type(x).__name__ for x in (i + 1, -i, +i, i * i, i // 2, ~i, abs(i), int(i), i.__index__(), round(i), i.real, i & 3, divmod(i, 2)[0], i ** 2)], i, [i], "%d %s %r" % (i, i, i), f"{i} {i!s} {i:03d}", str(i), hash(i) == hash(5), i == 5, {5: "x"}[i], I("7"), I() + 0, I.from_bytes(b"\x01", "big"))
# expect: ['int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int', 'int'] I(5) [I(5)] 5 I(5) I(5) I(5) I(5) 005 I(5) True True x I(7) 0 I(1)
print([type(x).__name__ for x in (s + "x", s * 2, s.lower(), s[0:1] if False else s.strip(), s.replace("z", "y"), str(s), s.join(["a"]), s % () if False else s.title(), s.center(1), s.encode(), "%s" % s, f"{s}", s.split()[0], s.__str__())], s.upper(), s[1], list(s), "x" + s, s == "abc", {"abc": 1}[s], "".join([s]), s in "xabcx")
# expect: ['str', 'str', 'str', 'str', 'str', 'str', 'str', 'str', 'str', 'bytes', 'str', 'str', 'str', 'str'] own upper own item ['a', 'b', 'c'] xabc True 1 abc True
l = L([1, 2])
l.append(3); l.extend([4]); l += [5]
print(l, len(l), l[0], list(l), l == [1, 2, (3, "tagged"), 4, 5], [*l], sorted(map(str, l)), type(l + [1]).__name__, type(l * 2).__name__, type(l[:] if False else list(l)).__name__, type(l.copy()).__name__, bool(L()), list.__len__(l), l.index(2), max([1, 2]), tuple(l), 4 in l, list(reversed([1])))
# expect: [1, 2, (3, 'tagged'), 4, 5] 99 own [1, 2, (3, 'tagged'), 4, 5] True [1, 2, (3, 'tagged'), 4, 5] ["(3, 'tagged')", '1', '2', '4', '5'] list list list list True 5 1 2 (1, 2, (3, 'tagged'), 4, 5) True [1]
d = D(a=1)
print(d["a"], d.get("a"), dict(d), {**d}, d.pop("a"), d["zz"], M()["q"], M().get("q"), attempt(M().pop, "q"), "q" in M(), type(d.copy()).__name__, type(D.fromkeys("a")).__name__, list(D(b=2).items()), D(c=1) == {"c": 1}, "%(k)s" % D(), "{k}".format_map(D()), (lambda **k: k)(**D(x=1)), M() | {1: 2}, type(M() | {}).__name__)
# expect: own a 1 {'a': 1} {'a': 1} 1 own zz missing q None KeyError: 'q' False dict D [('b', 2)] True own k own k {'x': 1} {1: 2} dict
t = T((1, 2))
print(t, list(t), tuple(t), len(t), t[0], t + (3,), type(t + (3,)).__name__, type(t[:]).__name__, [*t], t == (1, 2), (1, 2) == t, hash(t) == hash((1, 2)), "%s-%s" % t, (lambda *a: a)(*t), sorted(t), T() is T(), isinstance(t, tuple))
# expect: (1, 2) ['o', 'w', 'n', ' ', 'i', 't', 'e', 'r'] ('o', 'w', 'n', ' ', 'i', 't', 'e', 'r') 2 1 (1, 2, 3) tuple tuple ['o', 'w', 'n', ' ', 'i', 't', 'e', 'r'] True True True 1-2 ('o', 'w', 'n', ' ', 'i', 't', 'e', 'r') [' ', 'e', 'i', 'n', 'o', 'r', 't', 'w'] False True
print(type(F(1.5) + 1).__name__, F(2.5).hex(), F("1e5"), type(F.fromhex("0x1p0")).__name__, F(3).is_integer(), type(B(b"ab") + b"c").__name__, type(B(b"ab").upper()).__name__, B(b"ab")[0], type(B(b"ab")[:1]).__name__, type(B.fromhex("00")).__name__, type(FS("ab") | {"c"}).__name__, type(FS("a").copy()).__name__, type(SE("a") | SE("b")).__name__, type(SE("a").copy()).__name__, SE(["x"]), sorted(SE.union(SE("a"), "b")))
# expect: float 0x1.4000000000000p+1 100000.0 F True bytes bytes 97 bytes B frozenset frozenset set set SE({'x'}) ['a', 'b']
se = SE(); se.add("y"); se.update(["z"]); se |= {"w"}
print(sorted(se), type(se).__name__, type({1} | se).__name__, type(se - {1}).__name__, type(FS() & se).__name__)
# expect: ['w', 'yy', 'z'] SE set set frozenset
i.attr = s.attr = l.attr = d.attr = t.attr = "attribute"
print(i.attr, s.attr, l.attr, d.attr, t.attr, vars(i), attempt(setattr, 5, "a", 1), attempt(setattr, "s", "a", 1), attempt(setattr, [], "a", 1), attempt(lambda: type("X", (bool,), {})), attempt(lambda: type("X", (type(None),), {})), attempt(lambda: type("X", (range,), {})), attempt(lambda: type("X", (int, str), {})), attempt(lambda: type("X", (slice,), {})), attempt(lambda: type("X", (type(len),), {})))
# expect: attribute attribute attribute attribute attribute {'attr': 'attribute'} AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes AttributeError: 'str' object has no attribute 'a' and no __dict__ for setting new attributes AttributeError: 'list' object has no attribute 'a' and no __dict__ for setting new attributes TypeError: type 'bool' is not an acceptable base type TypeError: type 'NoneType' is not an acceptable base type TypeError: type 'range' is not an acceptable base type TypeError: multiple bases have instance lay-out conflict TypeError: type 'slice' is not an acceptable base type TypeError: type 'builtin_function_or_method' is not an acceptable base type
class Both(I):
    def __new__(cls, value, note="none"): self = super().__new__(cls, value); self.note = note; return self
    def __init__(self, value, note="none"): self.inited = True
    def __add__(self, other): return Both(int(self) + other, self.note)
print(Both(3, "n").note, (Both(3, "n") + 4).note, Both(3) + 4, Both("12") == 12, Both(1).inited, sum([Both(1), Both(2)]), max(Both(1), Both(9)), int.__repr__(Both(4)))
# expect: n n I(7) True True 3 I(9) 4
