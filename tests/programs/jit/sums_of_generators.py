# `sum` of generator expressions whose code is compiled in place of the call: all kinds of items, left in the middle, failing, observed.
import sys


def frames(error):
    found = []
    at = error.__traceback__
    while at:
        found.append((at.tb_frame.f_code.co_name, at.tb_lineno))
        at = at.tb_next
    return found


def squares(n):
    return sum(i * i for i in range(n))


def halves(values):
    return sum(value * 0.5 for value in values)


def odd(values):
    return sum(value % 2 == 1 for value in values)


def filtered(values, least):
    return sum(value for value in values if value > least)


def many(work, *arguments):
    for _ in range(40):
        for _ in range(30):
            result = work(*arguments)
    return result


def loop(work, argument, n):
    found = []
    for _ in range(n):
        found.append(work(argument))
    return found[-1]


def rows(matrix):
    return [sum(cell * (row + 1) for cell in cells) for row, cells in enumerate(matrix)]


print(many(squares, 10), many(halves, [1, 2, 3.5]), many(odd, range(9)), many(filtered, [3, 1, 4], 2))
# expect: 285 3.25 4 7
print(loop(squares, 50, 300), loop(halves, range(50), 300), loop(odd, range(50), 300))
# expect: 40425 612.5 25
matrix = [[row * column for column in range(20)] for row in range(40)]
for _ in range(40):
    last = rows(matrix)
print(sum(last), rows([[1.5, 2.5], [2 ** 61, 2 ** 62], [], [True, 2]]))
# expect: 4050800 [4.0, 13835058055282163712, 0, 12]
print(squares(0), halves([]), odd([]), squares(3), halves([2 ** 70, -0.0, 1e308]))  # expect: 0 0 0 5 5e+307


def floats(rows):
    return [sum(x for x in row) for row in rows]


tenth = [[0.1] * 10, [1e16, 1.0, -1e16], [float("inf"), 1.0], [float("inf"), float("-inf")], [-0.0], [1e308, 1e308, -1e308], []]
for _ in range(200):
    found = floats(tenth)
print(found)  # expect: [1.0, 1.0, inf, nan, 0.0, inf, 0]
print(floats([[0.1, 1], [1, 0.1], ["a"][:0], [0.5, 2 ** 80]]))
# expect: [1.1, 1.1, 0, 1.2089258196146292e+24]
try:
    floats([[0.5, 0.25], [0.5, "a"]])
except TypeError as error:
    print(error, len(frames(error)) > 1)  # expect: unsupported operand type(s) for +: 'float' and 'str' True


def inverse(values):
    return [sum(12 // value for value in row) for row in values]


for _ in range(200):
    inverse([[1, 2, 3], [4, 5]])
try:
    inverse([[1, 2], [3, 0, 1]])
except ZeroDivisionError as error:
    print(error, [name for name, _ in frames(error)][-1])
    # expect: integer division or modulo by zero <genexpr>
print(inverse([[1, 2.5], [True, 5]]), inverse([range(1, 5), {1: 2}, (x for x in (3, 4))]))
# expect: [16.0, 14] [25, 12, 7]


def overflowing(n, start):
    total = []
    for i in range(n):
        total.append(sum(start << j for j in range(60)))
    return total[-1]


print(overflowing(300, 1), overflowing(300, 5), overflowing(5, 2 ** 70))
# expect: 1152921504606846975 5764607523034234875 1361129467683753852672906809009661542400


def scale(x, y):
    return x * y + 1


def called(n, factor):
    return [sum(scale(i, factor) for i in range(row)) for row in range(n)]


for _ in range(60):
    found = called(20, 3)
print(found[-1], called(4, 0.5), called(4, 2 ** 62))
# expect: 532 [0, 1.0, 2.5, 4.5] [0, 1, 4611686018427387906, 13835058055282163715]
try:
    called(3, None)
except TypeError as error:
    print(error, [name for name, _ in frames(error)][-1])
    # expect: unsupported operand type(s) for *: 'int' and 'NoneType' scale


def peeked(n, at):
    return [sum(look(i, at) for i in range(row)) for row in range(n)]


def look(i, at):
    if i == at:
        seen.append(sys._getframe(1).f_locals["i"])
    return i


seen = []
for _ in range(60):
    peeked(20, -1)
print(peeked(10, 7)[-1], seen)  # expect: 36 [7, 7]


class Stop(Exception):
    pass


def stopped(values):
    found = []
    for row in values:
        try:
            found.append(sum(check(value) for value in row))
        except Stop as stop:
            found.append(stop.args[0])
    return found


def check(value):
    if value > 90:
        raise Stop(value)
    return value


for _ in range(60):
    stopped([range(30), range(40)])
print(stopped([range(30), range(100), range(95, 98), range(3)]))  # expect: [435, 91, 95, 3]


def reused(n):
    found = []
    for i in range(n):
        items = (x + i for x in range(5))
        found.append((sum(items), sum(items), next(items, "over")))
    return found[-1]


print(reused(300))  # expect: (1505, 0, 'over')


def shared(n):
    found = []
    for i in range(n):
        source = iter(range(10))
        for x in source:
            found.append(sum(y for y in source if y != x))
    return found[-1], len(found)


print(shared(300))  # expect: (45, 300)


def begun(n):
    found = []
    for i in range(n):
        items = (x * 2 for x in range(6))
        if i % 3 == 0:
            next(items)
        found.append(sum(items))
    return found[-3:]


print(begun(300))  # expect: [30, 30, 30]


def nested(n):
    return [sum(sum(x * y for x in range(4)) for y in range(z)) for z in range(n)]


for _ in range(60):
    found = nested(12)
print(found)  # expect: [0, 0, 6, 18, 36, 60, 90, 126, 168, 216, 270, 330]


def started(n):
    return [sum((x for x in range(i)), 10) for i in range(n)]


for _ in range(100):
    found = started(10)
print(found)  # expect: [10, 10, 11, 13, 16, 20, 25, 31, 38, 46]


def replaced(n):
    found = []
    for i in range(n):
        found.append(total(x for x in range(4)))
        if i == n - 10:
            globals()["total"] = max
    return found[-1]


total = sum
print(replaced(400))  # expect: 3
