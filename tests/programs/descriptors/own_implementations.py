# Static methods, class methods, lazy and typed attributes written as descriptors.
class Static:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner): return self.f
class Class:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner): return lambda *args: self.f(owner, *args)
class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError("%s must be %s" % (self.name[1:], self.kind.__name__))
        setattr(obj, self.name, value)
class C:
    n = Typed(int)
    s = Typed(str)
    def __init__(self, n): self.n = n
    @Static
    def add(a, b): return a + b
    @Class
    def make(cls, n): return cls(n)
    @Lazy
    def big(self): return self.n * 1000
c = C.make(5)
print(C.add(1, 2), c.add(3, 4), c.n, c.big, c.big, c.__dict__)
# expect: computing big
# expect: 3 7 5 5000 5000 {'_n': 5, 'big': 5000}
try:
    c.s = 1
except TypeError as error:
    print(error)  # expect: s must be str
c.s = "ok"
print(c.s, C.n is C.__dict__["n"], type(C.big).__name__)  # expect: ok True Lazy
def function(self, x): return self, x
print(function.__get__("instance")(1), function.__get__(None, str) is function, str.upper.__get__("abc")())
# expect: ('instance', 1) True ABC
