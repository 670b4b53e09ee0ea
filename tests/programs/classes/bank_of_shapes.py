# One program with everything a class body can hold: constants from loops, conditions, nested classes, functions as decorators, and several bases.
import math
class Registry(type):
    """Collects its classes by name; a class may opt out with a keyword."""
    known = {}
    def __new__(meta, name, bases, namespace, register=True, **options):
        cls = super().__new__(meta, name, bases, namespace)
        cls.options = dict(options)
        if register: meta.known[name.lower()] = cls
        return cls
    def __init__(cls, name, bases, namespace, register=True, **options):
        super().__init__(name, bases, namespace)
        cls.depth = max((getattr(base, "depth", 0) for base in bases), default=0) + 1
    def __iter__(cls): return iter(sorted(cls.known))
    def __len__(cls): return len(cls.known)
    def __contains__(cls, name): return name in cls.known
    def __getitem__(cls, name): return cls.known[name]
    def __call__(cls, *arguments, **named):
        Registry.made = getattr(Registry, "made", 0) + 1
        return super().__call__(*arguments, **named)

def described(method):
    def wrapper(self, *arguments):
        return "%s.%s=%s" % (type(self).__name__, method.__name__, method(self, *arguments))
    wrapper.__name__ = method.__name__
    return wrapper

class Shape(metaclass=Registry, register=False, unit="cm"):
    units = {}
    for _name, _factor in (("mm", 10), ("cm", 1), ("m", 0.01)): units[_name] = _factor
    del _name, _factor
    if len(units) > 2: many = True
    else: few = True
    class Error(ValueError):
        def __init__(self, shape, text): super().__init__("%s: %s" % (type(shape).__name__, text))
    corners = 0
    def __init__(self, *sizes):
        if any(size <= 0 for size in sizes): raise self.Error(self, "sizes must be positive, not %s" % (sizes,))
        self.sizes = sizes
    def area(self): raise NotImplementedError
    @described
    def show(self, unit="cm"): return "%.2f" % (self.area() * self.units[unit] ** 2)
    def __eq__(self, other): return math.isclose(self.area(), other.area()) if isinstance(other, Shape) else NotImplemented
    def __lt__(self, other): return self.area() < other.area() if isinstance(other, Shape) else NotImplemented
    def __hash__(self): return hash(round(self.area(), 6))
    def __repr__(self): return "%s(%s)" % (type(self).__name__, ", ".join(map(repr, self.sizes)))
class Circle(Shape):
    def area(self): return math.pi * self.sizes[0] ** 2
class Polygon(Shape, register=False):
    @property
    def perimeter(self): return sum(self.sides())
    @classmethod
    def regular(cls, size): return cls(*[size] * cls.parameters)
class Rectangle(Polygon, sides=4):
    corners, parameters = 4, 2
    def sides(self): return list(self.sizes) * 2
    def area(self): return self.sizes[0] * self.sizes[1]
class Square(Rectangle, sides=1):
    parameters = 1
    def __init__(self, size): super().__init__(size, size)
    def __repr__(self): return super().__repr__().replace(", %r" % self.sizes[0], "")
class Triangle(Polygon):
    corners = parameters = 3
    def sides(self): return self.sizes
    def area(self):
        p = self.perimeter / 2
        a, b, c = self.sizes
        return math.sqrt(p * (p - a) * (p - b) * (p - c))
class Coloured:
    colour = "black"
    def __init__(self, *arguments, colour=None, **named):
        super().__init__(*arguments, **named)
        if colour: self.colour = colour
    def __repr__(self): return "%s %s" % (self.colour, super().__repr__())
class ColouredSquare(Coloured, Square): pass

print(list(Shape), len(Shape), "circle" in Shape, Shape["square"], Shape.depth, ColouredSquare.depth)
# expect: ['circle', 'colouredsquare', 'rectangle', 'square', 'triangle'] 5 True <class '__main__.Square'> 1 5
print(Shape.options, Rectangle.options, Square.options, Shape.units, Shape.many, hasattr(Shape, "few"), hasattr(Shape, "_name"))
# expect: {'unit': 'cm'} {'sides': 4} {'sides': 1} {'mm': 10, 'cm': 1, 'm': 0.01} True False False
shapes = [Circle(1), Rectangle(2, 3), Square(2), Triangle(3, 4, 5), ColouredSquare(1.5, colour="red"), Square.regular(4), Rectangle.regular(2)]
for shape in sorted(shapes): print(shape, shape.show(), shape.show("mm"), shape.corners)
# expect: red ColouredSquare(1.5) ColouredSquare.show=2.25 ColouredSquare.show=225.00 4
# expect: Circle(1) Circle.show=3.14 Circle.show=314.16 0
# expect: Square(2) Square.show=4.00 Square.show=400.00 4
# expect: Rectangle(2, 2) Rectangle.show=4.00 Rectangle.show=400.00 4
# expect: Rectangle(2, 3) Rectangle.show=6.00 Rectangle.show=600.00 4
# expect: Triangle(3, 4, 5) Triangle.show=6.00 Triangle.show=600.00 3
# expect: Square(4) Square.show=16.00 Square.show=1600.00 4
print(Registry.made, Square(2) == Rectangle(1, 4), Square(2) == 4, Square(2) != Circle(2), len({Square(2), Rectangle(4, 1), Rectangle(2, 2)}))
# expect: 7 True False True 1
print([cls.__name__ for cls in ColouredSquare.__mro__], ColouredSquare(2).colour, ColouredSquare.regular(3))
# expect: ['ColouredSquare', 'Coloured', 'Square', 'Rectangle', 'Polygon', 'Shape', 'object'] black black ColouredSquare(3)
print([isinstance(shapes[4], cls) for cls in (Shape, Polygon, Rectangle, Square, Circle, Coloured, Registry, object)], isinstance(Square, Registry), issubclass(Square, (Circle, Polygon)))
# expect: [True, True, True, True, False, True, False, True] True True
for wrong in (lambda: Square(-1), lambda: Rectangle(1), lambda: Shape(1).area(), lambda: Square(1) < 3, lambda: Shape["hexagon"], lambda: Circle(1).perimeter, lambda: Square()):
    try:
        print(wrong())
    except Shape.Error as error:
        print("Shape.Error", error)
    except Exception as error:
        print(type(error).__name__)
        # expect: Shape.Error Square: sizes must be positive, not (-1, -1)
        # expect: Rectangle(1)
        # expect: NotImplementedError
        # expect: TypeError
        # expect: KeyError
        # expect: AttributeError
        # expect: TypeError
Square.area = lambda self: 0
print(Square(3).show(), ColouredSquare(3).show(), Rectangle(3, 3).show())
# expect: Square.show=0.00 ColouredSquare.show=0.00 Rectangle.show=9.00
del Square.area
print(Square(3).show(), Square(3) == Rectangle(3, 3))  # expect: Square.show=9.00 True
Hexagon = Registry("Hexagon", (Polygon,), {"parameters": 6, "sides": lambda self: self.sizes, "area": lambda self: 1.5 * math.sqrt(3) * self.sizes[0] ** 2}, note="made at run time")
print("%.3f" % Hexagon.regular(1).area(), Hexagon.regular(2).perimeter, Hexagon.options, "hexagon" in Shape, Hexagon.__qualname__, Hexagon.__module__)
# expect: 2.598 12 {'note': 'made at run time'} True Hexagon __main__
