# check with: 3.12+
# Abstract classes with the native _abc, protocols by duck typing, registration, __subclasshook__, mixins, operator mixins.
import _abc
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class ABCMeta(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        _abc._abc_init(cls)
        return cls
    def register(cls, sub): return _abc._abc_register(cls, sub)
    def __instancecheck__(cls, obj): return _abc._abc_instancecheck(cls, obj)
    def __subclasscheck__(cls, sub): return _abc._abc_subclasscheck(cls, sub)
def abstract(f): f.__isabstractmethod__ = True; return f
class Shape(metaclass=ABCMeta):
    @abstract
    def area(self): return "default"
    @property
    @abstract
    def name(self): pass
    def describe(self): return "%s of %s" % (self.name, self.area())
class Half(Shape):
    def area(self): return super().area()
class Square(Half):
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
    name = "square"
print(attempt(Shape), attempt(Half), attempt(Square), Square(3).describe(), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__, Half.area(Square(1)))
# expect: TypeError: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name' TypeError: Can't instantiate abstract class Half without an implementation for abstract method 'name' TypeError: Square.__init__() missing 1 required positional argument: 'side' square of 9 ['area', 'name'] ['name'] frozenset() default
class Duck: area = lambda self: 1
print(isinstance(Duck(), Shape), Shape.register(Duck) is Duck, isinstance(Duck(), Shape), issubclass(Duck, Shape), Duck.__mro__[1:], attempt(Shape.register, 5), attempt(lambda: Square.register(Shape)))
# expect: False True True True (<class 'object'>,) TypeError: Can only register classes RuntimeError: Refusing to create an inheritance cycle
class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, sub):
        if cls is Sized: return any("__len__" in vars(b) for b in sub.__mro__) or NotImplemented
        return NotImplemented
class StrictSized(Sized): pass
print(isinstance([], Sized), isinstance(5, Sized), issubclass(str, Sized), isinstance([], StrictSized), isinstance(type("L", (), {"__len__": lambda s: 0})(), Sized), attempt(isinstance, 5, 6), attempt(issubclass, 5, Sized))
# expect: True False True False True TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union TypeError: issubclass() arg 1 must be a class
class Ordered:
    def __gt__(self, o): return o < self
    def __le__(self, o): return not o < self
    def __ge__(self, o): return not self < o
class Version(Ordered):
    def __init__(self, text): self.parts = [int(p) for p in text.split(".")]
    def __lt__(self, o): return self.parts < o.parts
    def __eq__(self, o): return self.parts == o.parts
    def __repr__(self): return "v" + ".".join(map(str, self.parts))
vs = [Version(t) for t in ("1.10", "1.2", "0.9.1", "1.2.0", "1.2")]
print(sorted(vs), max(vs), vs[1] == vs[4], vs[0] > vs[1], vs[1] >= vs[4], vs[2] <= vs[0], min(vs), vs.index(Version("1.2")))
# expect: [v0.9.1, v1.2, v1.2, v1.2.0, v1.10] v1.10 True True True True v0.9.1 1
class Vec:
    __slots__ = ("v",)
    def __init__(self, *v): self.v = v
    def _op(symbol, f):
        def forward(self, o): return Vec(*[f(a, b) for a, b in zip(self.v, o.v)]) if isinstance(o, Vec) else Vec(*[f(a, o) for a in self.v]) if isinstance(o, (int, float)) else NotImplemented
        def backward(self, o): return Vec(*[f(o, a) for a in self.v])
        return forward, backward
    __add__, __radd__ = _op("+", lambda a, b: a + b)
    __sub__, __rsub__ = _op("-", lambda a, b: a - b)
    __mul__, __rmul__ = _op("*", lambda a, b: a * b)
    __truediv__, __rtruediv__ = _op("/", lambda a, b: a / b)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __neg__(self): return self * -1
    def __abs__(self): return (self @ self) ** 0.5
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
    def __iter__(self): return iter(self.v)
    def __repr__(self): return "Vec%r" % (self.v,)
    def __bool__(self): return any(self.v)
    def __format__(self, spec): return "(" + ", ".join(format(x, spec) for x in self.v) + ")"
    def __getitem__(self, i): return Vec(*self.v[i]) if isinstance(i, slice) else self.v[i]
    def __len__(self): return len(self.v)
a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a - 1, 10 - a, 2 * a, b / 2, 6 / a, a @ b, -a, abs(Vec(3, 4)), a == Vec(1, 2, 3), {a: 1}[Vec(1, 2, 3)], bool(Vec(0, 0)), f"{a:.1f}", a[1], a[1:], [*a], len(a), sum([a, b], Vec(0, 0, 0)), attempt(lambda: a + "x"), attempt(lambda: "x" - a), max(a), sorted(b, reverse=True))
# expect: Vec(5, 7, 9) Vec(0, 1, 2) Vec(9, 8, 7) Vec(2, 4, 6) Vec(2.0, 2.5, 3.0) Vec(6.0, 3.0, 2.0) 32 Vec(-1, -2, -3) 5.0 True 1 False (1.0, 2.0, 3.0) 2 Vec(2, 3) [1, 2, 3] 3 Vec(5, 7, 9) TypeError: unsupported operand type(s) for +: 'Vec' and 'str' TypeError: unsupported operand type(s) for -: 'str' and 'int' 3 [6, 5, 4]
