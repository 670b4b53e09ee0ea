# Attributes and methods of objects of several classes, static methods, small lists and tuples, and dicts that lose keys, in compiled code.
class One:
    def __init__(self, x):
        self.x = x
        self.y = 1

    def area(self):
        return self.x * 2

    @staticmethod
    def scale(a, b):
        return a * b + 1


class Two:
    y = 20

    def __init__(self, x):
        self.first = 0
        self.x = x

    def area(self):
        return self.x * 3

    scale = staticmethod(One.scale)


class Three(One):
    def area(self):
        return self.helper() + self.x

    def helper(self):
        return self.y * 100

    @staticmethod
    def scale(a, b):
        return -a


def total(objects):
    result = 0
    for item in objects:
        result += item.x * item.y
    return result


def areas(objects):
    result = 0
    for item in objects:
        result += item.area()
    return result


def scaled(objects):
    result = 0
    for item in objects:
        result += item.scale(item.x, 2)
    return result


def stores(objects, value):
    for item in objects:
        item.x = value
        item.extra = value
    return [sorted(item.__dict__) for item in objects]


objects = [One(1), Two(2), Three(3)] * 10
for _ in range(60):
    found = total(objects), areas(objects), scaled(objects)
print(found)  # expect: (440, 1110, 50)
print(total([One(1.5), Two(2.5)]), areas([Three(0.5)]), scaled([One(2 ** 62)]))
# expect: 51.5 100.5 9223372036854775809
try:
    total([One(1), 5])
except AttributeError as error:
    print(error)  # expect: 'int' object has no attribute 'x'
for _ in range(60):
    fresh = [One(1), Two(2), Three(3)]
    keys = stores(fresh, 7)
print(keys, [item.extra for item in fresh])
# expect: [['extra', 'x', 'y'], ['extra', 'first', 'x'], ['extra', 'x', 'y']] [7, 7, 7]
Two.y = 5
print(total(objects))  # expect: 140
One.scale = staticmethod(lambda a, b: 1000)
print(scaled(objects))  # expect: 10020
objects[0].scale = lambda a, b: 5
print(scaled(objects))  # expect: 70
del objects[0].y
try:
    total(objects)
except AttributeError as error:
    print(error)  # expect: 'One' object has no attribute 'y'
Three.area = One.area
print(areas(objects))  # expect: 140


class Planner:
    @staticmethod
    def consumers(value):
        return [value, value + 1]

    def run(self, n):
        found = 0
        for i in range(n):
            a, b = self.consumers(i)
            found += a * b
        return found


planner = Planner()
for _ in range(40):
    run = planner.run(50)
print(run, planner.run(3))  # expect: 41650 8
Planner.consumers = lambda self, value: (value, 1)
print(planner.run(50))  # expect: 1225


def pairs(n):
    made = []
    for i in range(n):
        made.append((i, [i, i + 1], [], (), (i,), [i] * 2))
        made.append((i, (i, -i), (i, i, i)))
    return made


for _ in range(40):
    made = pairs(40)
print(made[-2:], made[0][2] is made[2][2])
# expect: [(39, [39, 40], [], (), (39,), [39, 39]), (39, (39, -39), (39, 39, 39))] False


def drain(table, keys):
    found = 0
    for key in keys:
        found += table.pop(key)
    return found


def forget(table, keys):
    for key in keys:
        del table[key]
    return len(table)


def oldest(table, n):
    found = []
    for _ in range(n):
        key = next(iter(table))
        found.append(key)
        del table[key]
    return found


for _ in range(60):
    drained = drain({i: i * 2 for i in range(40)}, range(40))
    forgotten = forget({str(i): i for i in range(40)}, [str(i) for i in range(0, 40, 2)])
    order = oldest({i * 7 % 30: i for i in range(30)}, 25)
print(drained, forgotten, order[-3:])  # expect: 1560 20 [4, 11, 18]
for work, keys in ((drain, [1, 99]), (forget, ["a", 1]), (drain, [[]]), (forget, [{}])):
    try:
        work({1: 1, "a": 2}, keys)
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: KeyError 99
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'dict'
try:
    oldest({1: 1}, 2)
except StopIteration as error:
    print("over", error.args)  # expect: over ()


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        asked.append(self.number)
        return isinstance(other, Key) and self.number == other.number or self.number == other


asked = []
print(drain({Key(1): 10, 2: 20, 3: 30}, [1, Key(2), 3]), asked)  # expect: 60 [1, 2]


def firsts(items):
    return [next(items) for _ in range(3)]


for _ in range(400):
    found = firsts(iter(range(5))), firsts(iter([1, 2, 3, 4])), firsts(iter("abcd")), firsts(x for x in "xyz")
print(found)  # expect: ([0, 1, 2], [1, 2, 3], ['a', 'b', 'c'], ['x', 'y', 'z'])
