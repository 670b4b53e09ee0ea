# Overriding, template methods, mixins, delegation, class attribute lookup through bases.
class Shape:
    sides = None
    def area(self): raise NotImplementedError(type(self).__name__)
    def describe(self): return "%s: %s sides, area %.2f" % (self.__class__.__name__, self.sides, self.area())
class Square(Shape):
    sides = 4
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
class Circle(Shape):
    sides = 0
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
class Loud:
    def describe(self): return super().describe().upper()
class LoudSquare(Loud, Square): pass
for shape in (Square(2), Circle(1), LoudSquare(3)):
    print(shape.describe())
    # expect: Square: 4 sides, area 4.00
    # expect: Circle: 0 sides, area 3.14
    # expect: LOUDSQUARE: 4 SIDES, AREA 9.00
try:
    Shape().describe()
except NotImplementedError as error:
    print(repr(error).rstrip(",)") + ")")  # expect: NotImplementedError('Shape')
class Proxy:
    def __init__(self, target): self.__dict__["target"] = target
    def __getattr__(self, name): return getattr(self.target, name)
    def __setattr__(self, name, value): setattr(self.target, name, value)
p = Proxy(Square(5))
p.a = 6
print(p.area(), p.target.a, p.sides, p.__dict__ == {"target": p.target})  # expect: 36 6 4 True
