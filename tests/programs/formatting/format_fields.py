# Fields of str.format: positions, names, attributes, items, conversions, nesting.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return "<%s:%s>" % (spec, self.x)

    def __repr__(self):
        return "Point!"


p = Point(3, [4, 5])
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a}{b}".format(a=1, b=2), "{0}{x}".format(1, x=2))
# expect: 1 2 b a b 12 12
print("{0.x} {0.y[1]} {1[k]} {2[0]}".format(p, {"k": "v"}, "str"), "{{}} {{{}}}".format(5))
# expect: 3 5 v s {} {5}
print("{!r} {!s} {!a} {:spec} {}".format("q", "q", "é", p, p), "{!r:>8}".format(p))
# expect: 'q' q '\xe9' <spec:3> <:3>   Point!
print("{:{}}|{:{w}.{p}f}".format("x", 5, 3.14159, w=8, p=2), "{:>{width}}".format("r", width=4))
# expect: x    |    3.14    r
print("{x} {y}".format_map({"x": 1, "y": 2}), format(3.5, "6.2f"), format("s"), format([1, 2]))
# expect: 1 2   3.50 s [1, 2]
for bad, args in (("{} {}", (1,)), ("{a}", ()), ("{0} {}", (1, 2)), ("{", ()), ("}", ()), ("{!z}", (1,))):
    try:
        print(bad.format(*args))
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__)
        # expect: IndexError
        # expect: KeyError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
try:
    "{:d}".format([])
except TypeError as error:
    print(error)  # expect: unsupported format string passed to list.__format__
