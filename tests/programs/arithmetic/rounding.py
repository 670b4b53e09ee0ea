# round, abs, divmod, min, max, sum.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1234, -2), round(1250, -2))
# expect: 0 2 2 0 -2 2.67 1200 1200
print(round(1350, -2), round(5, 3), type(round(2.0)).__name__, type(round(2.0, 0)).__name__, round(7.0, -1))
# expect: 1400 5 int float 10.0
print(abs(-3), abs(3.5), abs(-0.0), abs(True), abs(-2 ** 70))  # expect: 3 3.5 0.0 1 1180591620717411303424
print(divmod(17, 5), divmod(-17, 5), divmod(17.5, -5))  # expect: (3, 2) (-4, 3) (-4.0, -2.5)
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max((1, "x"), (2, "a")), min([5], default=0), max([], default="none"))
# expect: 1 3 a (2, 'a') 5 none
print(min([3, -4, 2], key=abs), max("aa", "b", key=len), min([1, True, 1.0]), max(1, True, 1.0))
# expect: 2 aa 1 1
print(sum([1, 2, 3]), sum([]), sum([1.5, 2]), sum([[1], [2]], []), sum((x for x in range(5)), 10))
# expect: 6 0 3.5 [1, 2] 20
for bad in (lambda: max([]), lambda: min(), lambda: sum(["a"]), lambda: sum(["a"], "")):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
        # expect: ValueError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
