# super(): cooperative calls, with and without arguments, in class methods and closures.
class Root:
    def __init__(self, **kw): self.trace = ["Root"]; self.kw = kw
    def name(self): return ["Root"]
    @classmethod
    def make(cls): return [cls.__name__, "Root.make"]
class L(Root):
    def __init__(self, left=None, **kw): super().__init__(**kw); self.trace.append("L"); self.left = left
    def name(self): return ["L"] + super().name()
class R(Root):
    def __init__(self, right=None, **kw): super(R, self).__init__(**kw); self.trace.append("R"); self.right = right
    def name(self): return ["R"] + super(R, self).name()
    @classmethod
    def make(cls): return ["R.make"] + super().make()
class Both(L, R):
    def __init__(self, **kw): super().__init__(**kw); self.trace.append("Both")
    def name(self): return ["Both"] + super().name()
    def skip(self): return super(L, self).name()
    def in_closure(self): return (lambda: super(Both, self).name())(), [super(Both, self).name() for _ in range(1)][0]
    def cls(self): return __class__.__name__
b = Both(left=1, right=2, extra=3)
print(b.trace, b.left, b.right, b.kw)  # expect: ['Root', 'R', 'L', 'Both'] 1 2 {'extra': 3}
print(b.name(), b.skip(), Both.make(), b.in_closure(), b.cls())
# expect: ['Both', 'L', 'R', 'Root'] ['R', 'Root'] ['R.make', 'Both', 'Root.make'] (['L', 'R', 'Root'], ['L', 'R', 'Root']) Both
class S(dict):
    def __getitem__(self, k): return super().__getitem__(k) * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
s = S()
s["a"] = 1
print(s["a"], s)  # expect: 4 {'a': 2}
class P:
    @property
    def v(self): return "P.v"
class Q(P):
    @property
    def v(self): return "Q+" + super().v
print(Q().v)  # expect: Q+P.v
def outside(): return super().name()
try:
    outside()
except RuntimeError as error:
    print(error)  # expect: super(): no arguments
try:
    super(L, b).nothing
except AttributeError as error:
    print(error)  # expect: 'super' object has no attribute 'nothing'
