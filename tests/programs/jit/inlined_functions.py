# Small functions that are compiled in place of their calls: left in the middle with frames, tracebacks, other types, recursion, observers.
import sys


def frames(error):
    found = []
    at = error.__traceback__
    while at:
        found.append((at.tb_frame.f_code.co_name, at.tb_lineno))
        at = at.tb_next
    return found


def scale(x, y):
    z = x * y
    return z + 1


def twice(x):
    return scale(x, 2) + scale(x, 3)


def total(items):
    result = 0
    for item in items:
        result += twice(item)
    return result


for _ in range(60):
    first = total(range(30))
print(first)  # expect: 2235
print(total([1.5, 2.5]))  # expect: 24.0
print(total([2 ** 61, 2 ** 62, 1]))  # expect: 34587645138205409291
print(total([True, 3]))  # expect: 24
try:
    total([1, 2, "a", None])
except TypeError as error:
    names = [name for name, _ in frames(error)]
    print(error, names)
    # expect: can only concatenate str (not "int") to str ['<module>', 'total', 'twice', 'scale']
for _ in range(60):
    try:
        total([1, 2, None])
    except TypeError as error:
        lines = [line for _, line in frames(error)]
print(lines[1:])  # expect: [26, 20, 15]


def ratio(a, b):
    return a // b


def ratios(pairs):
    found = 0
    for a, b in pairs:
        found += ratio(a, b)
    return found


for _ in range(80):
    ratios([(7, 2), (9, 4), (-7, 2)])
print(ratios([(7, 2), (-7, 2), (7.5, 2)]))  # expect: 2.0
try:
    ratios([(1, 1), (1, 0)])
except ZeroDivisionError as error:
    print(error, frames(error)[-1][0])  # expect: integer division or modulo by zero ratio


def peek(depth):
    return sys._getframe(depth).f_locals


def above(a, kept):
    b = a + 1
    if kept is not None:
        kept.append((dict(peek(1)), dict(peek(2))["n"]))
    return b - a


def looks(n, kept):
    count = 0
    while n > 0:
        count += above(n, kept)
        n -= 1
    return count


for _ in range(50):
    looks(40, None)
kept = []
print(looks(2, kept), [(found["a"], found["b"], n) for found, n in kept])  # expect: 2 [(2, 3, 2), (1, 2, 1)]


def choose(n):
    if n < 2:
        return n
    return choose(n - 1) + choose(n - 2)


print(choose(20), choose(2.5))  # expect: 6765 2.0
limit = sys.getrecursionlimit()


def down(n):
    if n == 0:
        return 0
    return down(n - 1) + 1


for _ in range(30):
    down(50)
reached = []
for n in range(limit - 60, limit + 10):
    try:
        down(n)
    except RecursionError:
        reached.append(n)
print(len(reached) > 5, reached == list(range(reached[0], limit + 10)))  # expect: True True


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def size(self):
        return self.x * self.x + self.y * self.y


def walk(n, step):
    at = Point(0, 0)
    for _ in range(n):
        at = at.plus(step)
    return at.size()


for _ in range(60):
    size = walk(30, Point(1, 2))
print(size, walk(3, Point(0.5, 1)), walk(70, Point(2 ** 60, 1)))
# expect: 4500 11.25 6513217179346087777228654595373688427300
try:
    walk(2, Point("a", 1))
except TypeError as error:
    print(frames(error)[-1][0])  # expect: plus


class Refuses:
    def __init__(self, value):
        self.value = value
        if value == 29:
            raise ValueError(value)


def makes(n):
    made = 0
    for value in range(n):
        made += Refuses(value).value
    return made


for _ in range(60):
    made = makes(29)
print(made)  # expect: 406
try:
    makes(40)
except ValueError as error:
    names = [name for name, _ in frames(error)]
    print(error, names)  # expect: 29 ['<module>', 'makes', '__init__']


def one(a):
    return a + 1


def other(a):
    return a + 100


def calls(n):
    found = 0
    for i in range(n):
        found += one(i)
        if i == 500:
            one.__code__ = other.__code__
    return found


for _ in range(30):
    calls(100)
print(calls(502))  # expect: 126352


def changes(n):
    found = 0
    for i in range(n):
        found += helper(i)
        if i == 90:
            globals()["helper"] = other
    return found


def helper(a):
    return a


for _ in range(30):
    changes(80)
print(changes(100))  # expect: 5850


def has_loop(a, b):
    while b:
        a, b = b, a % b
    return a


def coprime(n):
    count = 0
    for a in range(1, n):
        for b in range(1, n):
            count += has_loop(a, b) == 1
    return count


print(coprime(60), has_loop(7.5, 2.5))  # expect: 2171 2.5
