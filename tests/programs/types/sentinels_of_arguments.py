# check with: 3.13
# Built-in functions about objects: arguments and errors.
class Thing:
    x = 1
    def __init__(self):
        self.y = 2
t = Thing()
print(getattr(t, "x"), getattr(t, "z", None), hasattr(t, "z"), setattr(t, "z", 3), t.z, delattr(t, "z"), vars(t), callable(t), callable(Thing), callable(len), isinstance(t, (int, (str, Thing))), issubclass(bool, (str, int)), id(t) == id(t), type(t) is Thing, hash("a") == hash("a"), repr("\n"), ascii("\xe9\u20ac\U0001f600"), chr(8364), ord("\u20ac"), bin(-5), oct(8), hex(-255), abs(-5), abs(-1.5), abs(3 + 4j), round(2.5), round(-0.5), round(1.005, 2), divmod(-7, 2), divmod(7.5, -2), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), sum([0.1] * 10), sum([[1], [2]], []), all([]), any([]), len("\U0001f600"))
for call in (lambda: getattr(t), lambda: getattr(t, 1), lambda: getattr(t, "z"), lambda: hasattr(t, 1), lambda: setattr(t, "a"), lambda: setattr(t, 1, 2), lambda: delattr(t, "nothing"), lambda: vars(5), lambda: callable(), lambda: isinstance(1), lambda: id(), lambda: hash({}), lambda: repr(), lambda: ascii(), lambda: chr("a"), lambda: chr(0x110000), lambda: chr(-1), lambda: chr(1.5), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: bin(1.5), lambda: hex("a"), lambda: abs(None), lambda: abs(), lambda: round(), lambda: round("a"), lambda: round(1, 2, 3),
             lambda: divmod(1), lambda: divmod("a", 1), lambda: pow(1), lambda: pow("a", 2), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: sum(5), lambda: sum([1], start="a"), lambda: sum([], x=1), lambda: all(5), lambda: len(), lambda: len(1, 2), lambda: type(), lambda: type(1, 2), lambda: iter(5), lambda: callable(1, 2), lambda: print(sep=5), lambda: print(end=5), lambda: print(nothing=1), lambda: input(1, 2), lambda: open(), lambda: open([]), lambda: globals(1), lambda: locals(1), lambda: hash(), lambda: __import__(), lambda: __import__(5), lambda: __import__(""), lambda: format(), lambda: zip(strict=1, x=2), lambda: breakpoint.__name__, lambda: staticmethod(), lambda: sorted(5, key=1), lambda: max(5, 6, key=3), lambda: object(5)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
