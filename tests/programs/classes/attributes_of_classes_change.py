# Attributes that are loaded from classes again and again, while classes change what they mean.


class Meta(type):
    pass


class Base(metaclass=Meta):
    kind = "base"
    count = 0


class Middle(Base):
    pass


class Leaf(Middle):
    own = 1


def load(cls):
    return cls.kind


def repeat(cls, times=30):
    last = None
    for _ in range(times):
        last = load(cls)
    return last


print(repeat(Leaf))  # expect: base
Base.kind = "changed base"
print(repeat(Leaf))  # expect: changed base
Middle.kind = "middle"
print(repeat(Leaf), repeat(Base))  # expect: middle changed base
Leaf.kind = "leaf"
print(repeat(Leaf), repeat(Middle))  # expect: leaf middle
del Leaf.kind, Middle.kind
print(repeat(Leaf))  # expect: changed base


class Other:
    kind = "other"


# Another class, an instance and a module at the same place.
print(load(Other), load(Leaf), load(Leaf()), load(Other()))  # expect: other changed base changed base other

# What a metaclass says goes first if it is a data descriptor.
Meta.kind = property(lambda cls: "metaclass of " + cls.__name__)
print(repeat(Leaf), load(Leaf()))  # expect: metaclass of Leaf changed base
del Meta.kind
print(repeat(Leaf))  # expect: changed base
Meta.kind = "plain in the metaclass"
print(repeat(Leaf))  # expect: changed base
del Meta.kind


# Functions, static and class methods, properties.
class Methods:
    def plain(self):
        return "plain"

    @staticmethod
    def static():
        return "static"

    @classmethod
    def of_class(cls):
        return cls.__name__

    @property
    def computed(self):
        return "computed"


def kinds():
    return Methods.plain(None), Methods.static(), Methods.of_class(), type(Methods.computed).__name__


for _ in range(30):
    last = kinds()
    plain, static, bound = Methods.plain, Methods.static, Methods.of_class
print(last, plain(0), static(), bound())
# expect: ('plain', 'static', 'Methods', 'property') plain static Methods
Methods.static = staticmethod(lambda: "another")
Methods.plain = lambda self: "a function"
print(kinds())  # expect: ('a function', 'another', 'Methods', 'property')


# A counter in a class.
def tick():
    Base.count += 1
    return Base.count


for _ in range(2000):
    tick()
print(Base.count, Leaf.count)  # expect: 2000 2000


# Rare changes are seen.
def total(n):
    result = 0
    for i in range(n):
        result += Leaf.own
        if i % 1000 == 999:
            Leaf.own += 1
    return result


print(total(5000), Leaf.own)  # expect: 15000 6


# Other bases.
class Left:
    side = "left"


class Right:
    side = "right"


class Sided(Left):
    pass


def side():
    return Sided.side


print([side() for _ in range(20)][-1])  # expect: left
Sided.__bases__ = (Right,)
print([side() for _ in range(20)][-1])  # expect: right


# Classes that come and go at the same place.
def make(n):
    class Local:
        value = n

    return Local


def value_of(cls):
    return cls.value


print(sum(value_of(make(i)) for i in range(3000)))  # expect: 4498500

# A name that is not there any more.
Leaf.gone = 1


def gone():
    return Leaf.gone


print([gone() for _ in range(20)][-1])  # expect: 1
del Leaf.gone
try:
    gone()
except AttributeError as error:
    print(error)  # expect: type object 'Leaf' has no attribute 'gone'
