# A product inside a sum or a difference: every mixture of operands, and the order in which special methods run.
# requires: 3.8


def forms(a, b, c):
    return a * b + c, c + a * b, a * b - c, c - a * b


def inplace(a, b, c):
    total = c
    total += a * b
    rest = c
    rest -= a * b
    return total, rest


for triple in [(2, 3, 4), (2.5, 3.0, 4.0), (2, 0.5, 1), (0.5, 2, 1.5), (3, 4, 0.25), (True, 2, 3.5), (1.5, True, 2)]:
    print(forms(*triple), inplace(*triple))
    # expect: (10, 10, 2, -2) (10, -2)
    # expect: (11.5, 11.5, 3.5, -3.5) (11.5, -3.5)
    # expect: (2.0, 2.0, 0.0, 0.0) (2.0, 0.0)
    # expect: (2.5, 2.5, -0.5, 0.5) (2.5, 0.5)
    # expect: (12.25, 12.25, 11.75, -11.75) (12.25, -11.75)
    # expect: (5.5, 5.5, -1.5, 1.5) (5.5, 1.5)
    # expect: (3.5, 3.5, -0.5, 0.5) (3.5, 0.5)

big = 2 ** 61
print(forms(big, 3, 1), inplace(big - 1, 1, 1))
# expect: (6917529027641081857, 6917529027641081857, 6917529027641081855, -6917529027641081855) (2305843009213693952, -2305843009213693950)
print(forms(2 ** 40, 2 ** 40, 5))
# expect: (1208925819614629174706181, 1208925819614629174706181, 1208925819614629174706171, -1208925819614629174706171)
print(forms(2 ** 31, 2 ** 30, 2 ** 61 - 1))  # expect: (4611686018427387903, 4611686018427387903, 1, -1)
print(forms(2 ** 53 + 1, 1, 0.5))
# expect: (9007199254740992.0, 9007199254740992.0, 9007199254740992.0, -9007199254740992.0)
print(forms(1e200, 1e200, 1.0))  # expect: (inf, inf, inf, -inf)
print(forms(1e200, 1e200, float("-inf")))  # expect: (nan, nan, inf, -inf)
print(forms(1e-200, 1e-200, -0.0))  # expect: (0.0, 0.0, 0.0, -0.0)
print(forms(0.1, 0.1, -0.010000000000000002))
# expect: (0.0, 0.0, 0.020000000000000004, -0.020000000000000004)
print(forms(10 ** 400, 0, 1.5))  # expect: (1.5, 1.5, -1.5, 1.5)
print(forms(2, 1 + 2j, 1))  # expect: ((3+4j), (3+4j), (1+4j), (-1-4j))


def repeat(a, n, b):
    return a * n + b


print(repeat("ab", 3, "x"), repeat([1], 2, [3]), repeat(2, (1,), (0,)))  # expect: abababx [1, 1, 3] (1, 1, 0)


class Loud:
    def __init__(self, name):
        self.name = name

    def __mul__(self, other):
        print("mul", self.name)
        return Loud(self.name + "*")

    def __rmul__(self, other):
        print("rmul", self.name)
        return Loud("*" + self.name)

    def __add__(self, other):
        print("add", self.name)
        return self

    def __radd__(self, other):
        print("radd", self.name)
        return self

    def __iadd__(self, other):
        print("iadd", self.name, getattr(other, "name", other))
        return self

    def __rsub__(self, other):
        print("rsub", self.name)
        return self


a, b = Loud("a"), Loud("b")


def run():
    a * 2 + 1
    1 + a * 2
    1 - 2 * a
    b + a * 2
    a * 2 + b
    c = b
    c += a * 3
    values = [1]
    values += [2] * 2
    print(values)


run()
# expect: mul a
# expect: add a*
# expect: mul a
# expect: radd a*
# expect: rmul a
# expect: rsub *a
# expect: mul a
# expect: add b
# expect: mul a
# expect: add a*
# expect: mul a
# expect: iadd b a*
# expect: [1, 2, 2]


def fail(x, y, z):
    return (x *
            y
            + z)


for arguments in [("a", "b", 1), (2, 3, "z"), (None, 3, 1), ("a", 2, 3), (1.5, [], 2), (1e308 * 10, 0, 1)]:
    try:
        print(fail(*arguments))
    except TypeError as error:
        traceback = error.__traceback__
        while traceback.tb_next is not None:
            traceback = traceback.tb_next
        print(error)
        if "operand" in str(error):
            print("line", traceback.tb_lineno - fail.__code__.co_firstlineno)
            # expect: can't multiply sequence by non-int of type 'str'
            # expect: unsupported operand type(s) for +: 'int' and 'str'
            # expect: line 1
            # expect: unsupported operand type(s) for *: 'NoneType' and 'int'
            # expect: line 1
            # expect: can only concatenate str (not "int") to str
            # expect: can't multiply sequence by non-int of type 'float'
            # expect: nan
