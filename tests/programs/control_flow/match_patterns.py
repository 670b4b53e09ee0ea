# requires: 3.10
# check with: 3.12+
# match: every kind of pattern, guards, captures, classes, mappings, sequences, or-patterns, stars, values with dots.
import sys
class Color:
    RED, GREEN = "red", "green"
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return "P(%r, %r)" % (self.x, self.y)
class Point3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
def describe(value):
    match value:
        case None: return "none"
        case True | False as b: return "bool %s" % b
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "one and a half"
        case 2 + 3j: return "complex"
        case Color.RED: return "red by value"
        case "a" | "b" | "c" as letter: return "letter " + letter
        case b"bytes": return "bytes"
        case int(n) if n > 100: return "big %d" % n
        case int(): return "int"
        case str(text) if text.isdigit(): return "digits " + text
        case []: return "empty sequence"
        case [x]: return "one of %r" % (x,)
        case [1, *rest]: return "one and %r" % (rest,)
        case ["go", ("north" | "south") as where]: return "go " + where
        case [first, *_, last] if first == last: return "same ends %r" % (first,)
        case [Point(x=0), Point() as second]: return "points, second %r" % second
        case (a, b, c): return "three: %r %r %r" % (a, b, c)
        case [*everything]: return "sequence of %d" % len(everything)
        case {"kind": "circle", "r": r}: return "circle %r" % r
        case {"kind": str(kind), **rest} if rest: return "%s with %s" % (kind, sorted(rest))
        case {1: _, 2: two}: return "one and two %r" % two
        case {}: return "mapping of %d" % len(value)
        case Point3(1, y, z=z): return "point3 %r %r" % (y, z)
        case Point(0, 0): return "origin"
        case Point(x, y) if x == y: return "diagonal %r" % x
        case Point(x=x): return "point with x %r" % x
        case float() | complex(): return "number"
        case set() | frozenset(): return "set"
        case _: return "other %s" % type(value).__name__
for value in (None, True, False, 0, 0.0, -1, 1.5, 2 + 3j, "red", "a", "c", "green", b"bytes", 500, 50, "123", [], (), [7], [1, 2, 3], (1,), ["go", "north"], ["go", "west"], [5, 6, 5],
              [Point(0, 1), Point(2, 3)], [1.0, 2], [3, 4, 5], [3, 4, 5, 6], range(4), {"kind": "circle", "r": 2}, {"kind": "box", "w": 1}, {"kind": "box"}, {1: 1, 2: 2, 3: 3}, {},
              Point3(1, 2, 3), Point(0, 0), Point(4, 4), Point(1, 2), 2.5, 3j, {1}, frozenset(), bytearray(b"bytes"), int, "", "ab", object(), bytearray()):
    print("%-24.24s %s" % ("object" if type(value) is object else value, describe(value)))
    # expect: None                     none
    # expect: True                     bool True
    # expect: False                    bool False
    # expect: 0                        zero
    # expect: 0.0                      zero
    # expect: -1                       minus one
    # expect: 1.5                      one and a half
    # expect: (2+3j)                   complex
    # expect: red                      red by value
    # expect: a                        letter a
    # expect: c                        letter c
    # expect: green                    other str
    # expect: b'bytes'                 bytes
    # expect: 500                      big 500
    # expect: 50                       int
    # expect: 123                      digits 123
    # expect: []                       empty sequence
    # expect: ()                       empty sequence
    # expect: [7]                      one of 7
    # expect: [1, 2, 3]                one and [2, 3]
    # expect: (1,)                     one of 1
    # expect: ['go', 'north']          go north
    # expect: ['go', 'west']           sequence of 2
    # expect: [5, 6, 5]                same ends 5
    # expect: [P(0, 1), P(2, 3)]       points, second P(2, 3)
    # expect: [1.0, 2]                 one and [2]
    # expect: [3, 4, 5]                three: 3 4 5
    # expect: [3, 4, 5, 6]             sequence of 4
    # expect: range(0, 4)              sequence of 4
    # expect: {'kind': 'circle', 'r':  circle 2
    # expect: {'kind': 'box', 'w': 1}  box with ['w']
    # expect: {'kind': 'box'}          mapping of 1
    # expect: {1: 1, 2: 2, 3: 3}       one and two 2
    # expect: {}                       mapping of 0
    # expect: P(1, 2)                  point3 2 3
    # expect: P(0, 0)                  origin
    # expect: P(4, 4)                  diagonal 4
    # expect: P(1, 2)                  point with x 1
    # expect: 2.5                      number
    # expect: 3j                       number
    # expect: {1}                      set
    # expect: frozenset()              set
    # expect: bytearray(b'bytes')      bytes
    # expect: <class 'int'>            other type
    # expect:                          other str
    # expect: ab                       other str
    # expect: object                   other object
    # expect: bytearray(b'')           other bytearray
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadName: __match_args__ = (3,)
class Dup: __match_args__ = ("a", "a"); a = 1
def positional(value, cls):
    match value:
        case cls(1): return "matched"
    return "no match"
for value, cls in ((NoArgs(), NoArgs), (BadArgs(), BadArgs), (BadName(), BadName), (1, int), (2, int), ("x", 3), (Dup(), Dup)):
    print(attempt(positional, value, cls))
    # expect: TypeError: NoArgs() accepts 0 positional sub-patterns (1 given)
    # expect: TypeError: BadArgs.__match_args__ must be a tuple (got list)
    # expect: TypeError: __match_args__ elements must be strings (got int)
    # expect: matched
    # expect: no match
    # expect: TypeError: called match pattern must be a class
    # expect: matched
def two(value, cls):
    match value:
        case cls(1, 2): return "matched"
    return "no match"
print(attempt(two, 1, int), attempt(two, Dup(), Dup), attempt(two, Point(1, 2), Point), attempt(two, Point(1, 3), Point))
# expect: TypeError: int() accepts 1 positional sub-pattern (2 given) TypeError: Dup() got multiple sub-patterns for attribute 'a' matched no match
def partial(value):
    a = b = "unset"
    match value:
        case [a, 1] | [1, a]: pass
        case {"k": b}: pass
    return a, b
print(partial([5, 1]), partial([1, 6]), partial({"k": 3}), partial(4), partial([1, 1]))
# expect: (5, 'unset') (6, 'unset') ('unset', 3) ('unset', 'unset') (1, 'unset')
class Mapping(dict):
    def get(self, *args): log.append(args[0]); return super().get(*args)
    def __missing__(self, key): log.append("missing"); return 1
log = []
match Mapping(a=1):
    case {"zzz": _}: print("wrong")
    case {"a": x}: print("x", x, log)  # expect: x 1 ['zzz', 'a']
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
match Seq():
    case [a, b]: print("sequence")
    case _: print("not registered as a sequence")  # expect: not registered as a sequence
