# Comparisons: defaults, mixtures, results that are no bools, chains, min/max/sorted, NotImplemented at the end, __ne__.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Only:
    def __lt__(self, other): return "lt"
    def __eq__(self, other): return ["eq"]
x, y = Only(), Only()
print(x < y, x > y, x == y, x != y, attempt(lambda: x <= y), attempt(lambda: x >= y), x < 3, attempt(lambda: 3 < x), 3 > x, 3 == x)
# expect: lt lt ['eq'] False TypeError: '<=' not supported between instances of 'Only' and 'Only' TypeError: '>=' not supported between instances of 'Only' and 'Only' lt TypeError: '<' not supported between instances of 'int' and 'Only' lt ['eq']
print(attempt(lambda: 1 < "a"), attempt(lambda: [] >= ()), attempt(lambda: None < None), attempt(lambda: 1j < 2j), attempt(lambda: {} < {}), attempt(lambda: object() < object()))
# expect: TypeError: '<' not supported between instances of 'int' and 'str' TypeError: '>=' not supported between instances of 'list' and 'tuple' TypeError: '<' not supported between instances of 'NoneType' and 'NoneType' TypeError: '<' not supported between instances of 'complex' and 'complex' TypeError: '<' not supported between instances of 'dict' and 'dict' TypeError: '<' not supported between instances of 'object' and 'object'
print(1 == "1", [] == (), None == 0, 1j == 1, {} == [], 1.0 == 1, b"a" == "a", range(3) == [0, 1, 2], {1} == frozenset([1]), bytearray(b"a") == b"a")
# expect: False False False False False True False False True True
class Log:
    def __init__(self, v): self.v = v
    def __lt__(self, other): print("lt", self.v, other.v, end="; "); return self.v < other.v
    def __gt__(self, other): print("gt", self.v, other.v, end="; "); return self.v > other.v
    def __eq__(self, other): print("eq", self.v, other.v, end="; "); return self.v == other.v
    def __repr__(self): return "L%d" % self.v
a, b, c = Log(1), Log(2), Log(3)
print(a < b < c, end="\n")  # expect: lt 1 2; lt 2 3; True
print(c < b < a)  # expect: lt 3 2; False
print(a < c > b == b)  # expect: lt 1 3; gt 3 2; eq 2 2; True
print(min(c, a, b), max(a, c, b))  # expect: lt 1 3; lt 2 1; gt 3 1; gt 2 3; L1 L3
print(sorted([a, b, c]), [a, b, c].index(Log(3)))
# expect: lt 2 1; lt 3 2; eq 1 3; eq 2 3; eq 3 3; [L1, L2, L3] 2
print([a, b] < [a, c], (a,) == (b,), [a] != [a], (a, b) > (a,))
# expect: eq 2 3; lt 2 3; eq 1 2; True False False True
class NE:
    def __ne__(self, other): return "ne"
class EQ:
    def __eq__(self, other): return 5
class EQN:
    def __eq__(self, other): return NotImplemented
e = EQN()
print(NE() != 1, 1 != NE(), NE() == 1, EQ() != 1, 1 != EQ(), e == e, e != e, e == EQN(), e != 1)
# expect: ne ne False False False True False False True
class Array:
    def __init__(self, *v): self.v = v
    def __lt__(self, other): return [x < other for x in self.v]
    def __bool__(self): raise ValueError("ambiguous")
print(Array(1, 5) < 3, attempt(lambda: 0 < Array(1) < 3), attempt(lambda: sorted([Array(1), Array(2)])), attempt(lambda: not Array(1)))
# expect: [True, False] TypeError: '<' not supported between instances of 'int' and 'Array' TypeError: '<' not supported between instances of 'int' and 'Array' ValueError: ambiguous
print([1, 2, 3] < [1, 2, 4], [1, 2] < [1, 2, 0], [] < [1], (1, "a") < (1, "b"), attempt(lambda: (1, "a") < (1, 2)), (1, "a") < (2, 3), [[1], 2] == [[1], 2])
# expect: True True True True TypeError: '<' not supported between instances of 'str' and 'int' True True
print("a" < "b", "Z" < "a", "abc" < "abd", "ab" < "abc", "é" > "z", "\U0001f600" > "\uffff", b"a" < b"b", bytearray(b"a") < b"b")
# expect: True True True True True True True True
print({1} < {1, 2}, {1} <= {1}, {1, 2} > {3}, {1} >= set(), {1: 2} == {1: 2.0}, {1: 2}.keys() <= {1, 3}, {1: 2}.items() == {(1, 2)})
# expect: True True False True True True True
print(True < 2, False == 0.0, 1 < 1.5 < 2, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > float("inf"), -10 ** 400 < float("-inf"), 10 ** 400 > 1e308)
# expect: True True True True False True False False True
inf, nan = float("inf"), float("nan")
print(nan < 1, nan > 1, nan != nan, 1 < nan, 10 ** 400 < inf, 10 ** 400 == nan, -inf < -10 ** 400, max(nan, 1), max(1, nan), sorted([3, nan, 1])[0])
# expect: False False True False True False True nan 1 3
class Sub(int):
    def __eq__(self, other): return "sub eq"
    def __lt__(self, other): return "sub lt"
    def __gt__(self, other): return "sub gt"
    __hash__ = int.__hash__
print(Sub(1) == 1, 1 == Sub(1), 1 < Sub(1), Sub(1) < 1, Sub(3) <= 2, 1.0 == Sub(1), Sub(1) != 1)
# expect: sub eq sub eq sub gt sub lt False True False
