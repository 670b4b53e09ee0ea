# Subclasses of built-in types.
class I(int):
    def __add__(self, other): return I(int(self) + other + 100)
    def __repr__(self): return "I(%d)" % int(self)
print(repr(I(5) + 1), I(5) - 1, type(I(5) - 1).__name__, I(5) == 5, {5: "x"}[I(5)], [10, 20, 30][I(1)], 2 + I(3), sum([I(1), I(2)]))
# expect: I(106) 4 int True x 20 5 3
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s.shout(), s[0], type(s[0]).__name__, type(s + "d").__name__, s == "abc", {"abc": 1}[s], "%s" % s, len(s))
# expect: ABC! a str str True 1 abc 3
class L(list):
    def __init__(self, *items): list.__init__(self, items); self.extra = len(items)
    def append(self, item): list.append(self, (item, "appended"))
l = L(1, 2)
l.append(3)
l += [4]
print(l, l.extra, l == [1, 2, (3, "appended"), 4], type(l[:1]).__name__, isinstance(l, list), l.pop())
# expect: [1, 2, (3, 'appended')] 2 True list True 4
class E(ValueError):
    def __init__(self, code): ValueError.__init__(self, "code %d" % code); self.code = code
try:
    raise E(7)
except ValueError as error:
    print(error, error.code, error.args, repr(error).rstrip(",)") + ")")
    # expect: code 7 7 ('code 7',) E('code 7')
class Set(set): pass
print(len(Set([1, 2]) | {3}), type(Set([1]) | {2}).__name__ in ("Set", "set"), 1 in Set([1]))
# expect: 3 True True
for bad in (bool, type(None), range, type(lambda: 0)):
    try:
        type("Bad", (bad,), {})
    except TypeError as error:
        print(error)
        # expect: type 'bool' is not an acceptable base type
        # expect: type 'NoneType' is not an acceptable base type
        # expect: type 'range' is not an acceptable base type
        # expect: type 'function' is not an acceptable base type
