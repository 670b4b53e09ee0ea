# Bound, unbound, static and class methods.
class C:
    n = 0
    def method(self, x): return (self.n, x)
    @classmethod
    def make(cls, n):
        self = cls()
        self.n = n
        return self
    @staticmethod
    def add(a, b): return a + b
class D(C):
    n = 100
c, d = C.make(5), D.make(6)
bound = c.method
c.n = 7
print(bound(1), d.method(2), C.method(d, 3), C.add(1, 2), c.add(3, 4), D.make(1).__class__.__name__, type(d).__name__)
# expect: (7, 1) (6, 2) (6, 3) 3 7 D D
print(bound.__self__ is c, bound.__func__ is C.method, c.method == c.method, c.method is c.method, bound == d.method, C.make.__self__ is C, D.make.__self__ is D)
# expect: True True True False False True True
print(type(bound).__name__, type(C.method).__name__, type(C.__dict__["make"]).__name__, type(C.__dict__["add"]).__name__, bound.__name__)
# expect: method function classmethod staticmethod method
class E:
    def __init__(self): self.handlers = [self.on, E.static, lambda: "lambda"]
    def on(self): return "on"
    @staticmethod
    def static(): return "static"
print([h() for h in E().handlers])  # expect: ['on', 'static', 'lambda']
class F:
    f = len
    g = lambda self: "g"
    h = C().method
print(F().f([1, 2]), F().g(), F().h("x"), {c.method: 1}[c.method])  # expect: 2 g (0, 'x') 1
