# Stability, keys, reverse, and comparison only by <.
words = ["bb", "a", "ccc", "dd", "e", "fff"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
# expect: ['a', 'e', 'bb', 'dd', 'ccc', 'fff'] ['ccc', 'fff', 'bb', 'dd', 'a', 'e']
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[1], reverse=True))
# expect: [(0, 'y'), (0, 'z'), (1, 'a'), (1, 'b')] [(0, 'z'), (0, 'y'), (1, 'b'), (1, 'a')] [(0, 'z'), (0, 'y'), (1, 'b'), (1, 'a')]
class OnlyLess:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return "L%d" % self.n
print(sorted([OnlyLess(3), OnlyLess(1), OnlyLess(2)]), max([OnlyLess(3), OnlyLess(5)], key=lambda o: o.n))
# expect: [L1, L2, L3] L5
print(sorted([3, 1.5, True, False, 2]), sorted("banana"), sorted({"b": 1, "a": 2}), sorted((3, 2), reverse=1))
# expect: [False, True, 1.5, 2, 3] ['a', 'a', 'a', 'b', 'n', 'n'] ['a', 'b'] [3, 2]
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
def failing(x):
    if x == 3:
        raise ValueError("key of 3")
    return x
a = [5, 3, 1]
try:
    a.sort(key=failing)
except ValueError as error:
    print(error, a)  # expect: key of 3 [5, 3, 1]
big = [(i * 7919) % 1000 for i in range(1000)]
big.sort(key=lambda v: v % 10)
print(big[:5], big[-5:], big[100:103])
# expect: [0, 190, 380, 570, 760] [969, 159, 349, 539, 729] [271, 461, 651]
try:
    a.sort(None)
except TypeError:
    print("positional")  # expect: positional
