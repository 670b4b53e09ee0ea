# check with: 3.8+
# Equality and hashing: defaults, __hash__ = None, inheritance, numbers across types, keys that lie, containers of them.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Plain: pass
class OnlyEq:
    def __eq__(self, other): return True
class Both(OnlyEq):
    def __eq__(self, other): return isinstance(other, Both)
    def __hash__(self): return 7
class InheritsHash(Both): pass
class OverridesEq(Both):
    def __eq__(self, other): return False
class Restores(OnlyEq): __hash__ = object.__hash__
class KeepsBoth(Both):
    def __eq__(self, other): return super().__eq__(other)
    __hash__ = Both.__hash__
print(Plain() == Plain(), Plain.__hash__ is object.__hash__, OnlyEq.__hash__, hash(Both()), hash(InheritsHash()), OverridesEq.__hash__, hash(KeepsBoth()))
# expect: False True None 7 7 None 7
for cls in (OnlyEq, OverridesEq, list, dict, set, bytearray):
    print(cls.__name__, attempt(hash, cls()), attempt(lambda: {cls(): 1}), attempt(lambda: {cls()}))
    # expect: OnlyEq TypeError: unhashable type: 'OnlyEq' TypeError: unhashable type: 'OnlyEq' TypeError: unhashable type: 'OnlyEq'
    # expect: OverridesEq TypeError: unhashable type: 'OverridesEq' TypeError: unhashable type: 'OverridesEq' TypeError: unhashable type: 'OverridesEq'
    # expect: list TypeError: unhashable type: 'list' TypeError: unhashable type: 'list' TypeError: unhashable type: 'list'
    # expect: dict TypeError: unhashable type: 'dict' TypeError: unhashable type: 'dict' TypeError: unhashable type: 'dict'
    # expect: set TypeError: unhashable type: 'set' TypeError: unhashable type: 'set' TypeError: unhashable type: 'set'
    # expect: bytearray TypeError: unhashable type: 'bytearray' TypeError: unhashable type: 'bytearray' TypeError: unhashable type: 'bytearray'
print(isinstance(hash(Restores()), int), attempt(hash, (1, [2])), attempt(hash, slice(1)) if False else "", hash(None) == hash(None))
# expect: True TypeError: unhashable type: 'list'  True
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(0.5), hash(float("inf")), hash(float("-inf")))
# expect: True 0 1 -2 -2 1152921504606846976 314159 -314159
print(hash(10 ** 100), hash(-(10 ** 100)), hash(1e100) == hash(int(1e100)), hash(3 + 4j), hash(1j), hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))))
# expect: 910685213754167845 -910685213754167845 True 4000015 1000003 5740354900026072187 -6644214454873602895 -3550055125485641917 7267574591690527098
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([3, 2, 1])), hash(range(0)) == hash(range(5, 5)), hash(range(0, 10, 3)) == hash(range(0, 11, 3)))
# expect: 133146708735736 -272375401224217160 -272375401224217160 True True
d = {1: "int"}
d[1.0] = "float"; d[True] = "bool"; d[1 + 0j] = "complex"
print(d, {0: 1, False: 2, 0.0: 3, -0.0: 4}, {2 ** 70: 1}[float(2 ** 70)])  # expect: {1: 'complex'} {0: 4} 1
nan = float("nan")
other = float("nan")
print(nan == nan, nan in [nan], nan in [other], {nan: 1}.get(nan), {nan: 1}.get(other), [nan] == [nan], [nan] == [other], (nan,) == (nan,), {nan} == {nan})
# expect: False True False 1 None True False True True
class Chameleon:
    def __init__(self, value): self.value = value
    def __hash__(self): return hash(self.value)
    def __eq__(self, other): return self.value == getattr(other, "value", other)
    def __repr__(self): return "C(%r)" % self.value
c = Chameleon(1)
table = {c: "one", Chameleon(2): "two"}
print(table[1], table[2], 1 in table, c in {1, 2}, Chameleon(3) in table)  # expect: one two True True False
c.value = 2 ** 40
print(c in table, 1 in table, len(table), list(table), c in list(table), table.get(2))
# expect: False False 2 [C(1099511627776), C(2)] True two
class BadHash:
    def __hash__(self): raise ZeroDivisionError("no hash today")
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, other): raise LookupError("no equality")
print(attempt(lambda: {BadHash(): 1}), attempt(lambda: BadHash() in {}), attempt(lambda: BadHash() in {1}), attempt({}.get, BadHash()))
# expect: ZeroDivisionError: no hash today ZeroDivisionError: no hash today ZeroDivisionError: no hash today ZeroDivisionError: no hash today
print(attempt(lambda: BadEq() in {1: 2}), attempt(lambda: BadEq() in {2: 2}), attempt(lambda: {BadEq(), 1}), attempt(lambda: [BadEq()].index(3)), attempt(lambda: [BadEq()].count(3)))
# expect: LookupError: no equality False LookupError: no equality LookupError: no equality LookupError: no equality
same = BadEq()
print(same in [same], same in {same}, {same: 1}[same], attempt(lambda: [same] == [BadEq()]), [same] == [same])
# expect: True True 1 LookupError: no equality True
class Collide:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return self.n == other.n
keys = [Collide(i) for i in range(60)]
table = {k: k.n for k in keys}
for k in keys[::2]: del table[k]
print(len(table), sum(table.values()), table[Collide(31)], Collide(30) in table, len({k for k in keys} | {Collide(5)}))
# expect: 30 900 31 False 60
