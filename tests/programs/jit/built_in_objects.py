# Dicts, sets, strs, bytes and their iterators in compiled code: other types in the middle, missing keys, hostile keys, changes under way.
class Same:
    asked = 0
    def __init__(self, number): self.number = number
    def __hash__(self): return hash(self.number)
    def __eq__(self, other):
        Same.asked += 1
        return other == self.number
def look(table, keys):
    found = 0
    for key in keys:
        if key in table: found += table[key]
    return found
table = {key: 1 for key in range(50)}
table.update({str(key): 10 for key in range(50)})
table[(1, 2)] = 100
table[2.5] = 1000
for _ in range(300): total = look(table, [3, "4", (1, 2), 2.5, "none", None, True])
print(total)  # expect: 1112
print(look({Same(3): 7}, [3, 4, 3] * 20), Same.asked > 0)  # expect: 280 True
try: look(table, [[]] * 40)
except TypeError as error: print(error)  # expect: unhashable type: 'list'
def count(words):
    counts = {}
    for word in words: counts[word] = counts.get(word, 0) + 1
    return counts
for _ in range(100): counts = count("a b a c b a".split())
print(counts, count([1, 1.0, True, "1", b"1", None]))
# expect: {'a': 3, 'b': 2, 'c': 1} {1: 3, '1': 1, b'1': 1, None: 1}
class Counting(dict):
    def __missing__(self, key): return len(key)
    def __getitem__(self, key): return dict.__getitem__(self, key) if key in self else self.__missing__(key)
def item(container, key): return container[key]
for _ in range(300): item({"a": 1}, "a")
print(item(Counting(), "four"), item("text", -1), item(b"text", 1), item(bytearray(b"xyz"), -3), item({"b": None}, "b"))
# expect: 4 t 101 120 None
for container, key in (({}, "a"), ("text", 4), (b"", 0), ("text", "x"), ({"a": 1}, [])):
    try: item(container, key)
    except Exception as error: print(type(error).__name__, error)
    # expect: KeyError 'a'
    # expect: IndexError string index out of range
    # expect: IndexError index out of range
    # expect: TypeError string indices must be integers, not 'str'
    # expect: TypeError unhashable type: 'list'
def fill(array, values):
    for index, value in enumerate(values): array[index] = value
    return array
for _ in range(100): fill(bytearray(4), [1, 2, 3, 4])
print(fill(bytearray(4), [1, 255, True]), fill({}, "ab"), fill([0, 0], "ab"))
# expect: bytearray(b'\x01\xff\x01\x00') {0: 'a', 1: 'b'} ['a', 'b']
for bad in ([1, 256], [1, -1], ["x"], [1] * 9):
    try: fill(bytearray(4), bad)
    except Exception as error: print(type(error).__name__, error)
    # expect: ValueError byte must be in range(0, 256)
    # expect: ValueError byte must be in range(0, 256)
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: IndexError bytearray index out of range
def pairs(mapping, one, other):
    made = []
    for key, value in mapping.items(): made.append((value, key))
    for x, y in zip(one, other): made.append((x, y))
    for place, x in enumerate(one, 5): made.append((place, x))
    return made
for _ in range(200): made = pairs({"a": 1, "b": 2}, [1, 2], (3, 4, 5))
print(made, pairs({}, "xy", {7: 8}), pairs({1: 2}, iter([]), (c for c in "gen")))
# expect: [(1, 'a'), (2, 'b'), (1, 3), (2, 4), (5, 1), (6, 2)] [('x', 7), (5, 'x'), (6, 'y')] [(2, 1)]
def grow(table, at):
    for key in table:
        if key == at: table["new"] = 1
    return len(table)
for _ in range(200): grow({1: 1, 2: 2}, 9)
try: grow({1: 1, 2: 2}, 1)
except RuntimeError as error: print(error)  # expect: dictionary changed size during iteration
def compare(one, other): return one == other, one != other
def order(one, other): return one < other, one >= other
for _ in range(300): compare("ab", "ab"), order("ab", "b")
print(compare("a", "b"), compare("é", "é"), compare("a", 1), compare(1, 1.0), compare((1, "a"), (1, "a")), compare(None, 0))
# expect: (False, True) (True, False) (False, True) (True, False) (True, False) (False, True)
print(order("b", "ab"), order(2, 1.5))  # expect: (False, True) (False, True)
try: order("a", 1)
except TypeError as error: print(error)  # expect: '<' not supported between instances of 'str' and 'int'
class Odd:
    def __eq__(self, other): return "odd"
print(compare("a", Odd())[0], compare(Odd(), "a")[0])  # expect: odd odd
def numbers(x): return int(x), round(x), float(x)
for _ in range(300): numbers(2.5)
print(numbers(-0.5), numbers(1e15 + 0.5), numbers(7), numbers(2.0 ** 70), numbers(True))
# expect: (0, 0, -0.5) (1000000000000000, 1000000000000000, 1000000000000000.5) (7, 7, 7.0) (1180591620717411303424, 1180591620717411303424, 1.1805916207174113e+21) (1, 1, 1.0)
for bad in (float("nan"), float("inf"), "x"):
    try: numbers(bad)
    except Exception as error: print(type(error).__name__)
    # expect: ValueError
    # expect: OverflowError
    # expect: ValueError
import math
def whole(x): return math.floor(x), math.ceil(x), math.trunc(x)
for _ in range(300): whole(-2.5)
print(whole(-2.5), whole(2 ** 70), whole(10 ** 17 + 1), whole(1e300) == whole(int(1e300)), whole(-0.0))
# expect: (-3, -2, -2) (1180591620717411303424, 1180591620717411303424, 1180591620717411303424) (100000000000000001, 100000000000000001, 100000000000000001) True (0, 0, 0)
def spans(n, step):
    total = 0
    for i in range(n):
        for j in range(i, n, step): total += j
    return total
for _ in range(30): spans(10, 2)
print(spans(10, 3), spans(2 ** 3, 2 ** 70))  # expect: 126 28
try: spans(3, 0)
except ValueError as error: print(error)  # expect: range() arg 3 must not be zero
def sizes(things): return [len(thing) for thing in things]
for _ in range(200): sizes(["abc", b"ab", {1: 2}, {3}, [4], (5, 6)])
class Long:
    def __len__(self): return 42
print(sizes(["é", bytearray(3), Long(), range(9), frozenset()]))  # expect: [1, 3, 42, 9, 0]
def drain(stack):
    taken = []
    while stack: taken.append(stack.pop())
    return taken
for _ in range(200): drain([1, 2, 3])
print(drain(["x", 2.5]))  # expect: [2.5, 'x']
def points(text): return sum(ord(character) for character in text)
for _ in range(100): points("abc")
print(points("aé\U0001F600"))  # expect: 128842
try: ord("ab")
except TypeError as error: print(error)  # expect: ord() expected a character, but string of length 2 found
