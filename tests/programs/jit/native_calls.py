# check with: 3.13
# Native functions and methods in hot loops, with arguments that run no Python code, and then with some that do.
import math
from collections import deque

log = []


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        log.append(self.number)
        return self.number


class Key:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Key({self.number})"

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        log.append(("eq", self.number))
        return NotImplemented if isinstance(other, Key) else self.number == other

    def __lt__(self, other):
        log.append(("lt", self.number))
        return self.number < other.number


class Stack(list):
    def insert(self, index, item):
        log.append(("insert", index))
        list.insert(self, index, item)

    def pop(self, index=-1):
        log.append("pop")
        return list.pop(self, index)


class Text(str):
    def split(self, *rest):
        return ["split", *str.split(self, *rest)]


def rotate(items, rounds, at):
    for number in range(rounds):
        items.insert(at, items.pop(0))
        if number % 7 == 0:
            items.extend([number, number % 3])
            items.reverse()
        if len(items) > 12:
            del items[4:]
    return items


print(rotate([1, 2, 3], 400, 2))  # expect: [0, 399, 385, 350, 1, 0, 364, 2, 378, 392]
print(rotate(Stack([1, 2, 3]), 9, 2), len(log))  # expect: [7, 2, 1, 3, 0, 1, 0] 18
print(rotate([1, 2, 3], 5, Index(1)), log[-3:])  # expect: [0, 0, 3, 1, 2] [1, 1, 1]
log.clear()


def words(text, rounds):
    total = []
    for number in range(rounds):
        parts = text.split()
        joined = "-".join(parts).upper()
        total.append((len(parts), joined.find("B"), joined.startswith("A"), joined.replace("A", "xx", 1)))
    return len(total), total[-1], sorted(set(total))[0]


print(words("a b c", 300))  # expect: (300, (3, 2, True, 'xx-B-C'), (3, 2, True, 'xx-B-C'))
print(words(Text("a b c"), 3))  # expect: (3, (4, 8, False, 'SPLIT-xx-B-C'), (4, 8, False, 'SPLIT-xx-B-C'))
print(words("", 3))  # expect: (3, (0, -1, False, ''), (0, -1, False, ''))


def joins(parts):
    try:
        return ",".join(parts)
    except TypeError as error:
        return str(error)


for number in range(300):
    joins(["a", "b"])
print(joins(("x", "y")), joins(["a", 1]), joins(iter("abc")), joins(character for character in "pq"), joins([Text("t")]))
# expect: x,y sequence item 1: expected str instance, int found a,b,c p,q t


def keys(table, found, key, rounds):
    for number in range(rounds):
        table.setdefault(key, number)
        found.add(key)
        found.add(number % 5)
        found.discard(number % 7)
    return len(table), sorted(found, key=str)[:4]


print(keys({}, set(), "k", 300), keys({}, set(), (1, "k"), 300))
# expect: (1, [0, 1, 2, 3]) (1, [(1, 'k'), 0, 1, 2])
hostile = {Key(3): "mine"}
print(keys(hostile, {Key(3)}, 3, 2), len(log), log[:3])
# expect: (1, [Key(3)]) 4 [('eq', 3), ('eq', 3), ('eq', 3)]
log.clear()
try:
    keys({}, set(), [], 1)
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'


def take(items, table, rounds):
    problems = 0
    for number in range(rounds):
        try:
            items.pop(number % 3)
        except IndexError as error:
            problems += 1
            items.extend((number, number + 1, str(error)))
        try:
            table.pop(number % 11)
        except KeyError as error:
            problems += 1
            table[error.args[0]] = problems
        table.pop(number % 5, None)
    return problems, items, table


print(take([], {}, 300))
# expect: (298, [295, 299, 300, 'pop index out of range'], {5: 288, 6: 289, 7: 290, 8: 291, 9: 293, 10: 294, 0: 295, 1: 296, 2: 298})


def convert(texts, rounds):
    total = 0
    for number in range(rounds):
        try:
            total += int(texts[number % len(texts)]) + len(str(number)) + ord(chr(65 + number % 26))
            total += max(number, 3) + min([number, 7, 2]) + sum([number, 1, 2]) + math.gcd(number, 12) + divmod(number, 7)[1]
        except ValueError as error:
            total += len(error.args[0])
    return total


print(convert(["1", "22", " 3 "], 300), convert(["1", "x"], 300), convert([True, 2.5], 5))
# expect: 119656 65152 427


def ordered(items):
    return sorted(items), max(items), any(items), list(enumerate(items))[-1], tuple(reversed(items))


for number in range(300):
    last = ordered([3, 1, 2])
print(last)  # expect: ([1, 2, 3], 3, True, (2, 2), (2, 1, 3))
objects = [Key(2), Key(1)]
print([key.number for key in ordered(objects)[0]], log)  # expect: [1, 2] [('lt', 1), ('lt', 2)]
log.clear()


def parts(items, first, last, rounds):
    found = []
    for number in range(rounds):
        items[first:last] = items[last:] + items[:first]
        if len(items) % 2:
            items.append(number)
        items[::2] = items[1::2]
        if number % 100 == 99:
            items[::2] = items
        found = items[::-1]
        del items[9:]
        if len(items) < 6:
            items[len(items):] = (number, number, number)
    return items, found, items[first:last], "abcdefgh"[first:last], (1, 2, 3, 4)[first:], b"abcdef"[:last]


print(parts([1, 2, 3, 4, 5, 6], 1, 3, 99))
# expect: ([4, 4, 6, 6, 6, 6, 6, 6, 6], [4, 4, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 4, 4], [4, 6], 'bc', (2, 3, 4), b'abc')
try:
    print(parts([1, 2, 3, 4, 5, 6], 1, 3, 300))
except ValueError as error:
    print(error)  # expect: attempt to assign sequence of size 14 to extended slice of size 7


def swap(items, first, last):
    items[first:last] = items[last:first:-1]
    return items[:]


work = list(range(9))
for number in range(300):
    swap(work, number % 4, 7)
print(work[:5], len(work))  # expect: [7, 7, 7, 7, 7] 9
print(swap(list(range(6)), Index(1), Index(4)), log)  # expect: [0, 4, 3, 2, 4, 5] [4, 1, 1, 4]
print(swap(list(range(6)), None, None), swap(list(range(6)), -4, -1), swap(list(range(6)), 4, 1))
# expect: [5, 4, 3, 2, 1, 0] [0, 1, 5, 4, 3, 5] [0, 1, 2, 3, 4, 5]
try:
    swap((1, 2, 3), 0, 1)
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
for step in (1, 2, 0):
    try:
        for number in range(200):
            last = [1, 2, 3, 4][::step]
        print(last)
        # expect: [1, 2, 3, 4]
        # expect: [1, 3]
    except ValueError as error:
        print(error)  # expect: slice step cannot be zero


def queue(rounds):
    waiting = deque(maxlen=5)
    total = 0
    for number in range(rounds):
        waiting.append(number)
        waiting.appendleft(-number)
        if number % 3:
            total += waiting.popleft() + waiting.pop()
        if number % 50 == 49:
            waiting.clear()
            try:
                waiting.popleft()
            except IndexError as error:
                total += len(str(error))
    return total, waiting


print(queue(500))  # expect: (76, deque([], maxlen=5))


def shadowed(rounds):
    return [len(str(number)) for number in range(rounds)][-3:]


print(shadowed(400))  # expect: [3, 3, 3]
str = lambda number: "lambda"  # noqa
print(shadowed(400))  # expect: [6, 6, 6]
del str
print(shadowed(4))  # expect: [1, 1, 1]


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    def __radd__(self, other):
        return Money(self.cents + other)

    def __repr__(self):
        return f"Money({self.cents})"


class Names(list):
    def __add__(self, other):
        return ("sum", len(self), len(other))

    def __iadd__(self, other):
        return ("more", len(self), len(other))


def operate(one, other, rounds):
    for number in range(rounds):
        total = one + other
    return total


def grow(one, other, rounds):
    for number in range(rounds):
        one += other
    return one


def operators(text, number, rounds):
    for _ in range(rounds):
        result = text * 3 + text, "%s and %d and %r" % (text, number, number), number * number - number, number // 7 % 1000, number >> 30, number ^ 5, number | 1
        more = number & 2**70, number << 3, -number, text % number if "%" in text else text, [text] * 2 + [number], (number, text) + (1,)
    return result, more


for _ in range(2):
    print(operate("ab", "c", 200), operate([1], [2, 3], 200), operate((1,), (2,), 200), operate(b"x", b"y", 200), operate(2**70, 1, 200))
    print(len(grow("ab", "c", 200)), len(grow([1], [2, 3], 200)), len(grow((1,), (2,), 200)), grow(2**70, 2**64, 3))
    # expect: abc [1, 2, 3] (1, 2) b'xy' 1180591620717411303425
    # expect: 202 401 201 1235931852938539958272
    # expect: abc [1, 2, 3] (1, 2) b'xy' 1180591620717411303425
    # expect: 202 401 201 1235931852938539958272
print(operate(Money(1), 2, 3), operate(3, Money(4), 3), operate(Names("ab"), [1], 3), operate([1], Names("abc"), 3), grow([1], Names("ab"), 2))
# expect: Money(3) Money(7) ('sum', 2, 1) [1, 'a', 'b', 'c'] [1, 'a', 'b', 'a', 'b']
print(grow(Names("ab"), [1], 1), grow([], "ab", 3), grow([1], range(2), 2), operate(True, 2**65, 3), operate("a", "ä€", 3))
# expect: ('more', 2, 1) ['a', 'b', 'a', 'b', 'a', 'b'] [1, 0, 1, 0, 1] 36893488147419103233 aä€
for left, right in (("a", 1), ([1], (2,)), (1, "a"), ({}, {})):
    for work in (operate, grow):
        try:
            print(str(work(left, right, 300))[:20])
        except TypeError as error:
            print(error)
            # expect: can only concatenate str (not "int") to str
            # expect: can only concatenate str (not "int") to str
            # expect: can only concatenate list (not "tuple") to list
            # expect: [1, 2, 2, 2, 2, 2, 2
            # expect: unsupported operand type(s) for +: 'int' and 'str'
            # expect: unsupported operand type(s) for +=: 'int' and 'str'
            # expect: unsupported operand type(s) for +: 'dict' and 'dict'
            # expect: unsupported operand type(s) for +=: 'dict' and 'dict'
print(operators("x", 2**80, 300))
# expect: (('xxxx', 'x and 1208925819614629174706176 and 1208925819614629174706176', 1461501637330902918203683623790463405026757836800, 596, 1125899906842624, 1208925819614629174706181, 1208925819614629174706177), (0, 9671406556917033397649408, -1208925819614629174706176, 'x', ['x', 'x', 1208925819614629174706176], (1208925819614629174706176, 'x', 1)))
print(operators("%x", 255, 300))
# expect: (('%x%x%x%x', '%x and 255 and 255', 64770, 36, 0, 250, 255), (0, 2040, -255, 'ff', ['%x', '%x', 255], (255, '%x', 1)))
