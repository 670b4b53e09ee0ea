# __new__, __init__, singletons, immutable subclasses, call order.
class A:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)
    def __init__(self, x, y=0):
        print("init", x, y)
        self.x = x
A(1)
# expect: new A (1,) {}
# expect: init 1 0
A(2, y=3)
# expect: new A (2,) {'y': 3}
# expect: init 2 3
class Single:
    one = None
    def __new__(cls):
        if cls.one is None:
            cls.one = object.__new__(cls)
        return cls.one
print(Single() is Single())  # expect: True
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Other())  # expect: 42
class Meters(float):
    def __new__(cls, value): return float.__new__(cls, value * 2)
    def __add__(self, other): return Meters((float(self) + float(other)) / 2)
m = Meters(1.5)
print(m, m + 1, type(m + 1).__name__, type(m * 2).__name__, isinstance(m, float))
# expect: 3.0 4.0 Meters float True
class Pair(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    @property
    def first(self): return self[0]
p = Pair(1, 2)
print(p, p.first, p == (1, 2), len(p), p + (3,))  # expect: (1, 2) 1 True 2 (1, 2, 3)
class Bad:
    def __init__(self): return 1
try:
    Bad()
except TypeError as error:
    print(error)  # expect: __init__() should return None, not 'int'
