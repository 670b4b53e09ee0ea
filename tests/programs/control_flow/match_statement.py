# requires: 3.10
# match: literals, sequences, mappings, classes, guards, captures.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = 1
def describe(v):
    match v:
        case 0 | 1: return "zero or one"
        case True: return "never"
        case "hi": return "greeting"
        case Color.RED: return "red"
        case -2.5: return "negative float"
        case None: return "none"
        case []: return "empty"
        case [x]: return "one %r" % (x,)
        case [1, x, *rest] if rest: return "one then %r and %r" % (x, rest)
        case (a, b): return "pair %r %r" % (a, b)
        case [first, *_, last]: return "ends %r %r" % (first, last)
        case {"kind": "circle", "r": r}: return "circle %r" % r
        case {"x": x, **others}: return "x=%r others=%r" % (x, others)
        case Point(0, y=yy): return "on axis %r" % yy
        case Point(x, y) if x == y: return "diagonal %r" % x
        case Point() as p: return "point %r %r" % (p.x, p.y)
        case str() as s: return "str " + s
        case int(n): return "int %d" % n
        case _: return "other"
for v in (0, 1, "hi", -2.5, None, [], [7], (1, 2, 3), [1, 2], [5, 6, 7, 8], {"kind": "circle", "r": 2, "z": 1},
          {"x": 1, "q": 2}, {}, Point(0, 3), Point(4, 4), Point(1, 2), "text", 99, 1.5, {1}):
    print(describe(v))
    # expect: zero or one
    # expect: zero or one
    # expect: greeting
    # expect: negative float
    # expect: none
    # expect: empty
    # expect: one 7
    # expect: one then 2 and [3]
    # expect: pair 1 2
    # expect: ends 5 8
    # expect: circle 2
    # expect: x=1 others={'q': 2}
    # expect: other
    # expect: on axis 3
    # expect: diagonal 4
    # expect: point 1 2
    # expect: str text
    # expect: int 99
    # expect: other
    # expect: other
match 5:
    case n if n > 10: print("big")
    case n: print("bound", n)  # expect: bound 5
print(n)  # expect: 5
