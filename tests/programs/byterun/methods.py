# byterun kinds: classes, subclass methods, static methods, unbound, bound, callback, decorators, multiple classes.
class Thing:
    def __init__(self, x): self.x = x
    def meth(self, y): return self.x * y
    @staticmethod
    def smeth(n): return "static", n
    @classmethod
    def cmeth(cls, n): return cls.__name__, n
class SubThing(Thing):
    def foo(self): return self.meth(10)
bound, unbound = SubThing(4).meth, SubThing.meth
print(SubThing(3).foo(), bound(5), unbound(Thing(6), 2), Thing.smeth(1), SubThing(0).smeth(2), SubThing.cmeth(3), Thing(1).cmeth(4))
# expect: 30 20 12 ('static', 1) ('static', 2) ('SubThing', 3) ('Thing', 4)
def lcase(s): return s.lower()
print(sorted(["xyz", "ABC", "Def"], key=lcase), list(map(Thing(3).meth, [1, 2])))
# expect: ['ABC', 'Def', 'xyz'] [3, 6]
def twice(f): return lambda *a: f(f(*a))
@twice
@twice
def inc(x): return x + 1
print(inc(0))  # expect: 4
class A:
    def a(self): return "A.a"
class B:
    def a(self): return "B.a then " + A().a()
print(B().a())  # expect: B.a then A.a
