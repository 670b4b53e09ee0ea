# Instances made by compiled code: an __init__ that is left in the middle, raises, returns something, is replaced; classes that change.
class Point:
    made = 0
    def __init__(self, x, y):
        self.x = x
        self.y = y
def total(n):
    found = 0
    for i in range(n):
        point = Point(i, i + 1)
        found += point.x * point.y
    return found
for _ in range(5): print(total(300), end=" ")
print()  # expect: 8999900 8999900 8999900 8999900 8999900 
class Counted:
    def __init__(self, x):
        if x == 777: raise ValueError(x)
        Counted.last = x
        self.x = x if x < 900 else float(x)
def make(numbers): return sum(Counted(number).x for number in numbers)
def make_all(numbers):
    found = 0
    for number in numbers: found += Counted(number).x
    return found
for _ in range(5): make_all(range(300))
print(make(range(10)), make_all(range(895, 905)), Counted.last)  # expect: 45 8995.0 904
try: make_all(range(770, 780))
except ValueError as error: print(error, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)
# expect: 777 __init__
class Wrong:
    def __init__(self, x):
        self.x = x
        if x > 400: return x
def wrong(n):
    for i in range(n): Wrong(i)
wrong(350)
try: wrong(450)
except TypeError as error: print(error)  # expect: __init__() should return None, not 'int'
def old(self, x, y): self.x, self.y = x, y
def new(self, x, y): self.x, self.y = y, -x
def replaced(n):
    found = 0
    for i in range(n):
        if i == n // 2: Point.__init__ = new
        found += Point(i, 2).x
    return found
print(replaced(600))  # expect: 45450
Point.__init__ = old
class Other:
    def __new__(cls, x): return x + 1
    def __init__(self, x): self.x = x
class Plain:
    def __init__(self, x): self.x = x
def build(kind, n):
    made = None
    for i in range(n): made = kind(i)
    return made
print(build(Plain, 500).x, build(Other, 500), build(Plain, 5).x, build(int, 5), build(str, 5), build(complex, 3))
# expect: 499 500 4 4 4 (2+0j)
Plain.__new__ = lambda cls, x: "made"
print(build(Plain, 400))  # expect: made
def deep(n):
    class Local:
        def __init__(self, depth): self.below = deep(depth - 1) if depth else None
    return Local(n)
print(type(deep(40)).__name__)  # expect: Local
class Node:
    def __init__(self, depth):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None
def size(node): return 1 + size(node.left) + size(node.right) if node else 0
print(size(Node(11)))  # expect: 4095
class Endless:
    def __init__(self, n): self.inner = Endless(n + 1)
try: Endless(0)
except RecursionError: print("too deep")  # expect: too deep
class Shape:
    def __init__(self, size): self.size = size
    def area(self): return 0
class Square(Shape):
    def area(self): return self.size * self.size
class Circle(Shape):
    def area(self): return 3 * self.size * self.size
class Line(Shape): pass
class Odd(Shape):
    def area(self, scale=2): return scale
def areas(shapes):
    found = 0
    for shape in shapes: found += shape.area()
    return found
shapes = [Square(2), Circle(3), Line(4)] * 100
for _ in range(5): print(areas(shapes), end=" ")
print(areas(shapes + [Odd(1)]))  # expect: 3100 3100 3100 3100 3100 3102
Circle.area = lambda self: 1000
print(areas(shapes))  # expect: 100400
shapes[5].area = lambda: 5
print(areas(shapes))  # expect: 100900
del Square.area
print(areas(shapes))  # expect: 100500
try: areas(shapes + [None])
except AttributeError as error: print(error)  # expect: 'NoneType' object has no attribute 'area'
