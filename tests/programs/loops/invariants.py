# Loops whose invariants are not what they seem: lists that grow, names for one object, ranges of ints up to their ends.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def length_grows(items, most):
    n = 0
    while n < len(items) and n < most:
        if items[n] % 3 == 0:
            items.append(items[n] + 1)
        n += 1
    return n, len(items), items[-1]


def same_object(a, b, n):
    total = 0.0
    for i in range(n):
        a.x = a.x + 1.0
        b.x = b.x * 0.5
        total += a.x - b.x
    return a.x, b.x, total


def same_list(a, b, n):
    for i in range(n):
        a[0] = b[0] + 1
        b[0] = a[0] + a[-1]
        a[-1] = a[-1] % 7
    return a, b


def attribute_appears(points, n):
    total = 0
    for i in range(n):
        for p in points:
            if i == n // 2 and p is points[0]:
                p.z = i
            total += p.x + p.y
    return total, hasattr(points[0], "z"), hasattr(points[-1], "z")


def perhaps_never(items, n, what):
    total = 0
    for i in range(n):
        total += what.x + items[i % len(items)]
    return total


def near_the_end(start, n):
    i = start
    steps = 0
    while i < n:
        i += 1
        steps += 1
    return i, steps


def doubles(start, n):
    for i in range(n):
        start = start + start
    return start


def divisions(pairs, rounds):
    total = 0
    for _ in range(rounds):
        for a, b in pairs:
            total += a // b * 3 + a % b
    return total


def masks(values, rounds):
    total = 0
    for _ in range(rounds):
        for v in values:
            total ^= (v & 0xFFFF) * 5 + (v >> 3) % 1024 + (v | 7) // 16 - (v ^ 12) % 10
    return total


def exact(values, rounds):
    total = 0.0
    for _ in range(rounds):
        for v in values:
            total += (v & (2 ** 53 - 1)) / 3 + v / 4
    return total


def items_from_both_ends(items, rounds):
    total = 0
    for r in range(rounds):
        for i in range(-len(items), len(items)):
            total += items[i] * (i + 3)
    return total


def beyond(items, n):
    try:
        for i in range(n):
            items[i] = items[i] + 1
    except IndexError as error:
        return i, str(error), items[-1]


def steps(start, stop, step):
    total = 0
    last = None
    for i in range(start, stop, step):
        total += i & 1023
        last = i
    return total, last


for _ in range(2):
    print(length_grows([1, 2, 3, 4, 5, 6], 700))
    p, q = Point(1.0, 2.0), Point(3.0, 4.0)
    print(same_object(p, q, 300), same_object(p, p, 300))
    numbers = [1, 2, 3]
    print(same_list(numbers, [5, 6], 200), same_list(numbers, numbers, 200))
    print(attribute_appears([Point(1, 2), Point(3, 4)], 200))
    for n in range(30):
        perhaps_never([1], 0, None)
    print(perhaps_never([1, 2], 300, Point(1, 1)), perhaps_never((1, 2), 300, Point(1.5, 1)), perhaps_never([1.5], 300, Point(1, 1)))
    for top in (2 ** 61, 2 ** 62, 2 ** 63, 2 ** 64):
        print(near_the_end(top - 300, top), near_the_end(top - 300, top - 1), near_the_end(-top, 300 - top))
    print(doubles(1, 70), doubles(-3, 66), doubles(2.5, 40))
    pairs = [(7, 3), (-7, 3), (7, -3), (-7, -3), (2 ** 40, 3), (5, 2 ** 33), (-1, 2 ** 32), (2 ** 32, 2 ** 32 - 1), (2 ** 61, -1)]
    print(divisions(pairs, 100))
    print(masks([0, 1, -1, 5, -6, 2 ** 31, -2 ** 31, 2 ** 60, -2 ** 61], 101))
    print(exact([0, 1, -1, 2 ** 53, 2 ** 53 + 1, -2 ** 60 - 1], 100))
    print(items_from_both_ends([3, 1, 4, 1, 5], 100))
    print(beyond([0] * 250, 300), beyond([0] * 10, 10))
    print(steps(0, 3000, 7), steps(3000, 0, -7), steps(2 ** 61 - 900, 2 ** 61 - 1, 3), steps(-2 ** 61 + 900, -2 ** 61 - 1, -3))
    print(steps(0, 2 ** 61 - 1, 2 ** 53), steps(0, -2 ** 61, -2 ** 60 - 1))
    # expect: (8, 8, 7)
    # expect: (301.0, 1.472728039589318e-90, 45447.0) (1.0, 1.0, 0.0)
    # expect: ([1602, 2, 3], [805, 6]) ([1602, 2, 3], [1602, 2, 3])
    # expect: (2000, True, False)
    # expect: 750 900.0 750.0
    # expect: (2305843009213693952, 300) (2305843009213693951, 299) (-2305843009213693652, 300)
    # expect: (4611686018427387904, 300) (4611686018427387903, 299) (-4611686018427387604, 300)
    # expect: (9223372036854775808, 300) (9223372036854775807, 299) (-9223372036854775508, 300)
    # expect: (18446744073709551616, 300) (18446744073709551615, 299) (-18446744073709551316, 300)
    # expect: 1180591620717411303424 -221360928884514619392 2748779069440.0
    # expect: -691752792383448678500
    # expect: -72057594037927942
    # expect: -2.7772197702118003e+19
    # expect: 7800
    # expect: (250, 'list index out of range', 1) None
    # expect: (214610, 2996) (214278, 4) (171750, 2305843009213693949) (135450, -2305843009213693952)
    # expect: (0, 2296835809958952960) (1023, -1152921504606846977)
    # expect: (8, 8, 7)
    # expect: (301.0, 1.472728039589318e-90, 45447.0) (1.0, 1.0, 0.0)
    # expect: ([1602, 2, 3], [805, 6]) ([1602, 2, 3], [1602, 2, 3])
    # expect: (2000, True, False)
    # expect: 750 900.0 750.0
    # expect: (2305843009213693952, 300) (2305843009213693951, 299) (-2305843009213693652, 300)
    # expect: (4611686018427387904, 300) (4611686018427387903, 299) (-4611686018427387604, 300)
    # expect: (9223372036854775808, 300) (9223372036854775807, 299) (-9223372036854775508, 300)
    # expect: (18446744073709551616, 300) (18446744073709551615, 299) (-18446744073709551316, 300)
    # expect: 1180591620717411303424 -221360928884514619392 2748779069440.0
    # expect: -691752792383448678500
    # expect: -72057594037927942
    # expect: -2.7772197702118003e+19
    # expect: 7800
    # expect: (250, 'list index out of range', 1) None
    # expect: (214610, 2996) (214278, 4) (171750, 2305843009213693949) (135450, -2305843009213693952)
    # expect: (0, 2296835809958952960) (1023, -1152921504606846977)
