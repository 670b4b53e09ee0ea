# Operators whose methods are written in Python: what happens after NotImplemented, who goes first, what jumps want.


class Left:
    def __add__(self, other):
        return NotImplemented if isinstance(other, Right) else ("Left.__add__", other)

    def __lt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return [] if other == 0 else [other]

    def __imul__(self, other):
        return NotImplemented if other is None else self

    def __mul__(self, other):
        return ("Left.__mul__", other)

    def __isub__(self, other):
        raise ValueError(other)


class Right:
    def __radd__(self, other):
        return "Right.__radd__"

    def __gt__(self, other):
        return "Right.__gt__"


class Derived(Left):
    def __radd__(self, other):
        return "Derived.__radd__"


class Silent:
    def __add__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return NotImplemented

    def __le__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented


print(Left() + 1, Left() + Right(), Left() + Derived(), 1 + Right())
# expect: ('Left.__add__', 1) Right.__radd__ Derived.__radd__ Right.__radd__
print(Left() < Right(), (Left() == 0), (Left() == 1), Left() != 1)  # expect: Right.__gt__ [] [1] False
for other in 0, 1:
    if Left() == other:
        print("equal to", other)
    else:
        print("not equal to", other)
        # expect: not equal to 0
        # expect: equal to 1
if Left() < Right():
    print("a true str")  # expect: a true str
left = Left()
left *= 3
print(type(left).__name__)  # expect: Left
left *= None
print(left)  # expect: ('Left.__mul__', None)


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError, RecursionError) as error:
        print(type(error).__name__ + ":", error)


def subtract():
    value = Left()
    value -= 5
    return value


def augment():
    value = Silent()
    value += 1


silent = Silent()
attempt(subtract)  # expect: ValueError: 5
attempt(augment)  # expect: TypeError: unsupported operand type(s) for +=: 'Silent' and 'int'
attempt(lambda: silent + 1)  # expect: TypeError: unsupported operand type(s) for +: 'Silent' and 'int'
attempt(lambda: silent - silent)
# expect: TypeError: unsupported operand type(s) for -: 'Silent' and 'Silent'
attempt(lambda: silent <= silent)
# expect: TypeError: '<=' not supported between instances of 'Silent' and 'Silent'
attempt(lambda: Left() < 1)  # expect: TypeError: '<' not supported between instances of 'Left' and 'int'
print(silent == silent, silent == 1, silent != 1)  # expect: True False True


class Truth:
    def __bool__(self):
        raise ValueError("neither true nor false")


class Odd:
    def __eq__(self, other):
        return Truth()


def jump():
    return "yes" if Odd() == 1 else "no"


attempt(jump)  # expect: ValueError: neither true nor false


class Deep:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return other if self.n == 0 else Deep(self.n - 1) + other

    def __getitem__(self, key):
        return key if self.n == 0 else Deep(self.n - 1)[key]

    def __call__(self, *arguments, **names):
        return (arguments, names) if self.n == 0 else Deep(self.n - 1)(*arguments, **names)

    def __lt__(self, other):
        return self.n < other

    def generate(self):
        yield self[1]
        yield self + 2


print(Deep(200) + "end", Deep(200)["key"], Deep(200)[3], Deep(50)(1, *[2], three=3), [n for n in range(6) if Deep(3) < n])
# expect: end key 3 ((1, 2), {'three': 3}) [4, 5]
print(list(Deep(3).generate()))  # expect: [1, 2]


class Endless:
    def __add__(self, other):
        return self + other

    def __getitem__(self, key):
        return self[key]


def is_endless(function):
    try:
        function()
    except RecursionError as error:
        return str(error).startswith("maximum recursion depth exceeded")


print(is_endless(lambda: Endless() + 1), is_endless(lambda: Endless()[1]))  # expect: True True


class Matrix(list):
    def __getitem__(self, key):
        return list.__getitem__(self, key) * 10

    def __iadd__(self, other):
        self.extend(other)
        return self


matrix = Matrix([1, 2])
matrix += (3, 4)
print(matrix[1], matrix[-1], matrix, matrix[:2])
# expect: 20 40 [1, 2, 3, 4] [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]


class Number(int):
    def __add__(self, other):
        return Number(int.__add__(self, other))

    def __radd__(self, other):
        return "reflected"


print(Number(3) + 4, 4 + Number(3), Number(2) + Number(2))  # expect: 7 reflected 4


class Meta(type):
    def __call__(cls, *arguments):
        return "Meta.__call__", arguments

    def __getitem__(cls, key):
        return "Meta.__getitem__", key

    def __add__(cls, other):
        return "Meta.__add__", other

    def own(cls):
        return "Meta.own"


class Made(metaclass=Meta):
    @classmethod
    def klass(cls, value=1):
        return cls.__name__, value

    @staticmethod
    def static(value):
        return "static", value


class MadeToo(Made):
    pass


print(Made(1), Made[2], Made + 3, Made.own(), Made.klass(), MadeToo.klass(2), MadeToo.static(3))
# expect: ('Meta.__call__', (1,)) ('Meta.__getitem__', 2) ('Meta.__add__', 3) Meta.own ('Made', 1) ('MadeToo', 2) ('static', 3)


class Plain:
    shared = 1

    @classmethod
    def klass(cls, *values):
        return cls.__name__, values

    @staticmethod
    def static(*values):
        return values

    def method(self):
        return self.shared


class PlainToo(Plain):
    pass


one, other = Plain(), PlainToo()
for receiver in one, other, Plain, PlainToo:
    print(receiver.klass(1), receiver.static(2), receiver.klass(), end=" ")
print(Plain.method(one), one.method())
# expect: ('Plain', (1,)) (2,) ('Plain', ()) ('PlainToo', (1,)) (2,) ('PlainToo', ()) ('Plain', (1,)) (2,) ('Plain', ()) ('PlainToo', (1,)) (2,) ('PlainToo', ()) 1 1
Plain.klass = staticmethod(lambda *values: ("changed", values))
for receiver in one, other, Plain, PlainToo:
    print(receiver.klass(1), end=" ")
one.static = lambda *values: "own"
print(one.static(1), other.static(1))
# expect: ('changed', (1,)) ('changed', (1,)) ('changed', (1,)) ('changed', (1,)) own (1,)


class Manager:
    def __init__(self, *names):
        self.names = names

    def __enter__(self):
        return self.names

    def __exit__(self, kind, value, traceback):
        return kind is KeyError


with Manager("a", "b") as names:
    print(names)  # expect: ('a', 'b')
with Manager() as names:
    raise KeyError
print("suppressed")  # expect: suppressed
try:
    with Manager():
        raise ValueError("goes on")
except ValueError as error:
    print(error)  # expect: goes on
