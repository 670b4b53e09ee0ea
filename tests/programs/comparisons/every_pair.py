# Six comparisons, identity and membership between values of every kind; what has no order says so.
import math
values = [None, True, 0, 1, -5, 2 ** 70, 0.5, 1.0, float("inf"), float("nan"), 1j, "", "a", "b", b"a", (), (1,), (1, 2), [1], [1, 2], {1}, {1, 2}, frozenset([1]), {}, {1: 2}, range(2), bytearray(b"a")]
functions = [("<", lambda a, b: a < b), ("<=", lambda a, b: a <= b), ("==", lambda a, b: a == b), ("!=", lambda a, b: a != b), (">", lambda a, b: a > b), (">=", lambda a, b: a >= b)]
def row(function, a):
    text = ""
    for b in values:
        try:
            text += "T" if function(a, b) else "."
        except TypeError:
            text += "e"
    return text
for name, function in functions:
    print(name)
    for value in values: print(row(function, value))
    # expect: <
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: e....T..T.eeeeeeeeeeeeeeeee
    # expect: eT.T.TTTT.eeeeeeeeeeeeeeeee
    # expect: e....T..T.eeeeeeeeeeeeeeeee
    # expect: eTTT.TTTT.eeeeeeeeeeeeeeeee
    # expect: e.......T.eeeeeeeeeeeeeeeee
    # expect: eT.T.T.TT.eeeeeeeeeeeeeeeee
    # expect: e....T..T.eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeee.TTeeeeeeeeeeeee
    # expect: eeeeeeeeeee..Teeeeeeeeeeeee
    # expect: eeeeeeeeeee...eeeeeeeeeeeee
    # expect: eeeeeeeeeeeeee.eeeeeeeeeee.
    # expect: eeeeeeeeeeeeeee.TTeeeeeeeee
    # expect: eeeeeeeeeeeeeee..Teeeeeeeee
    # expect: eeeeeeeeeeeeeee...eeeeeeeee
    # expect: eeeeeeeeeeeeeeeeee.Teeeeeee
    # expect: eeeeeeeeeeeeeeeeee..eeeeeee
    # expect: eeeeeeeeeeeeeeeeeeee.T.eeee
    # expect: eeeeeeeeeeeeeeeeeeee...eeee
    # expect: eeeeeeeeeeeeeeeeeeee.T.eeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeee.eeeeeeeeeee.
    # expect: <=
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eT.T.T.TT.eeeeeeeeeeeeeeeee
    # expect: eTTT.TTTT.eeeeeeeeeeeeeeeee
    # expect: eT.T.T.TT.eeeeeeeeeeeeeeeee
    # expect: eTTTTTTTT.eeeeeeeeeeeeeeeee
    # expect: e....T..T.eeeeeeeeeeeeeeeee
    # expect: eT.T.TTTT.eeeeeeeeeeeeeeeee
    # expect: eT.T.T.TT.eeeeeeeeeeeeeeeee
    # expect: e.......T.eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeTTTeeeeeeeeeeeee
    # expect: eeeeeeeeeee.TTeeeeeeeeeeeee
    # expect: eeeeeeeeeee..Teeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeTeeeeeeeeeeeT
    # expect: eeeeeeeeeeeeeeeTTTeeeeeeeee
    # expect: eeeeeeeeeeeeeee.TTeeeeeeeee
    # expect: eeeeeeeeeeeeeee..Teeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeTTeeeeeee
    # expect: eeeeeeeeeeeeeeeeee.Teeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeTTTeeee
    # expect: eeeeeeeeeeeeeeeeeeee.T.eeee
    # expect: eeeeeeeeeeeeeeeeeeeeTTTeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeTeeeeeeeeeeeT
    # expect: ==
    # expect: T..........................
    # expect: .T.T...T...................
    # expect: ..T........................
    # expect: .T.T...T...................
    # expect: ....T......................
    # expect: .....T.....................
    # expect: ......T....................
    # expect: .T.T...T...................
    # expect: ........T..................
    # expect: ...........................
    # expect: ..........T................
    # expect: ...........T...............
    # expect: ............T..............
    # expect: .............T.............
    # expect: ..............T...........T
    # expect: ...............T...........
    # expect: ................T..........
    # expect: .................T.........
    # expect: ..................T........
    # expect: ...................T.......
    # expect: ....................T.T....
    # expect: .....................T.....
    # expect: ....................T.T....
    # expect: .......................T...
    # expect: ........................T..
    # expect: .........................T.
    # expect: ..............T...........T
    # expect: !=
    # expect: .TTTTTTTTTTTTTTTTTTTTTTTTTT
    # expect: T.T.TTT.TTTTTTTTTTTTTTTTTTT
    # expect: TT.TTTTTTTTTTTTTTTTTTTTTTTT
    # expect: T.T.TTT.TTTTTTTTTTTTTTTTTTT
    # expect: TTTT.TTTTTTTTTTTTTTTTTTTTTT
    # expect: TTTTT.TTTTTTTTTTTTTTTTTTTTT
    # expect: TTTTTT.TTTTTTTTTTTTTTTTTTTT
    # expect: T.T.TTT.TTTTTTTTTTTTTTTTTTT
    # expect: TTTTTTTT.TTTTTTTTTTTTTTTTTT
    # expect: TTTTTTTTTTTTTTTTTTTTTTTTTTT
    # expect: TTTTTTTTTT.TTTTTTTTTTTTTTTT
    # expect: TTTTTTTTTTT.TTTTTTTTTTTTTTT
    # expect: TTTTTTTTTTTT.TTTTTTTTTTTTTT
    # expect: TTTTTTTTTTTTT.TTTTTTTTTTTTT
    # expect: TTTTTTTTTTTTTT.TTTTTTTTTTT.
    # expect: TTTTTTTTTTTTTTT.TTTTTTTTTTT
    # expect: TTTTTTTTTTTTTTTT.TTTTTTTTTT
    # expect: TTTTTTTTTTTTTTTTT.TTTTTTTTT
    # expect: TTTTTTTTTTTTTTTTTT.TTTTTTTT
    # expect: TTTTTTTTTTTTTTTTTTT.TTTTTTT
    # expect: TTTTTTTTTTTTTTTTTTTT.T.TTTT
    # expect: TTTTTTTTTTTTTTTTTTTTT.TTTTT
    # expect: TTTTTTTTTTTTTTTTTTTT.T.TTTT
    # expect: TTTTTTTTTTTTTTTTTTTTTTT.TTT
    # expect: TTTTTTTTTTTTTTTTTTTTTTTT.TT
    # expect: TTTTTTTTTTTTTTTTTTTTTTTTT.T
    # expect: TTTTTTTTTTTTTT.TTTTTTTTTTT.
    # expect: >
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: e.T.T.T...eeeeeeeeeeeeeeeee
    # expect: e...T.....eeeeeeeeeeeeeeeee
    # expect: e.T.T.T...eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: eTTTT.TT..eeeeeeeeeeeeeeeee
    # expect: e.T.T.....eeeeeeeeeeeeeeeee
    # expect: e.T.T.T...eeeeeeeeeeeeeeeee
    # expect: eTTTTTTT..eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeee...eeeeeeeeeeeee
    # expect: eeeeeeeeeeeT..eeeeeeeeeeeee
    # expect: eeeeeeeeeeeTT.eeeeeeeeeeeee
    # expect: eeeeeeeeeeeeee.eeeeeeeeeee.
    # expect: eeeeeeeeeeeeeee...eeeeeeeee
    # expect: eeeeeeeeeeeeeeeT..eeeeeeeee
    # expect: eeeeeeeeeeeeeeeTT.eeeeeeeee
    # expect: eeeeeeeeeeeeeeeeee..eeeeeee
    # expect: eeeeeeeeeeeeeeeeeeT.eeeeeee
    # expect: eeeeeeeeeeeeeeeeeeee...eeee
    # expect: eeeeeeeeeeeeeeeeeeeeT.Teeee
    # expect: eeeeeeeeeeeeeeeeeeee...eeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeee.eeeeeeeeeee.
    # expect: >=
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eTTTT.TT..eeeeeeeeeeeeeeeee
    # expect: e.T.T.....eeeeeeeeeeeeeeeee
    # expect: eTTTT.TT..eeeeeeeeeeeeeeeee
    # expect: e...T.....eeeeeeeeeeeeeeeee
    # expect: eTTTTTTT..eeeeeeeeeeeeeeeee
    # expect: e.T.T.T...eeeeeeeeeeeeeeeee
    # expect: eTTTT.TT..eeeeeeeeeeeeeeeee
    # expect: eTTTTTTTT.eeeeeeeeeeeeeeeee
    # expect: e.........eeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeT..eeeeeeeeeeeee
    # expect: eeeeeeeeeeeTT.eeeeeeeeeeeee
    # expect: eeeeeeeeeeeTTTeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeTeeeeeeeeeeeT
    # expect: eeeeeeeeeeeeeeeT..eeeeeeeee
    # expect: eeeeeeeeeeeeeeeTT.eeeeeeeee
    # expect: eeeeeeeeeeeeeeeTTTeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeT.eeeeeee
    # expect: eeeeeeeeeeeeeeeeeeTTeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeT.Teeee
    # expect: eeeeeeeeeeeeeeeeeeeeTTTeeee
    # expect: eeeeeeeeeeeeeeeeeeeeT.Teeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeeeeeeeeeeeeee
    # expect: eeeeeeeeeeeeeeTeeeeeeeeeeeT
errors = set()
for name, function in functions:
    for a in values:
        for b in values:
            try:
                function(a, b)
            except TypeError as error:
                errors.add(str(error))
print(len(errors), sorted(errors)[:3], sorted(errors)[-1])
# expect: 704 ["'<' not supported between instances of 'NoneType' and 'NoneType'", "'<' not supported between instances of 'NoneType' and 'bool'", "'<' not supported between instances of 'NoneType' and 'bytearray'"] '>=' not supported between instances of 'tuple' and 'str'
def agree():
    for a in values:
        for b in values:
            assert (a == b) == (b == a) and (a != b) == (not a == b)
            assert (a in [b]) == (a is b or a == b) == (a not in [0, b][:0] and [b].count(a) == 1)
            try:
                assert (a < b) == (b > a) and (a <= b) == (b >= a)
            except TypeError:
                pass
agree()
containers = ["abc", b"abc", (1, "a", None), [0.5, [1]], {"a": 1, 1: 2}, {1, "a"}, range(0, 10, 3), {"k": 1}.keys(), {"k": 1}.values(), {"k": 1}.items(), iter([1, 2])]
for item in (1, "a", None, 0.5, b"b", 98, ("k", 1), 9.0):
    found = []
    for container in containers:
        try:
            found.append("T" if item in container else ".")
        except TypeError as error:
            found.append("e")
    print(repr(item), "".join(found))
    # expect: 1 e.T.TT..T.T
    # expect: 'a' TeT.TT.....
    # expect: None eeT........
    # expect: 0.5 ee.T.......
    # expect: b'b' eT.........
    # expect: 98 eT.........
    # expect: ('k', 1) ee.......T.
    # expect: 9.0 ee....T....
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan is nan, (nan,) < (nan,), {nan: 1} == {nan: 1}, max(1, nan), max(nan, 1) != 1, sorted([3, 1, 2]) == [1, 2, 3], math.isnan(min(nan, 1)))
# expect: False True True True False True 1 True True True
print(1 < 2 < 3 != 3, 1 == 1.0 == True is True, not 1 == 2, (1, "x") < (2, 5), [1, [2, 3]] < [1, [2, 4]], "Z" < "a" < "aa" < "b", 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308, -10 ** 400 < -float("inf"))
# expect: False True True True True True False True True False
