# check with: 3.13
# Objects that are no classes, but say what their bases are.


class Abstract:
    def __init__(self, bases):
        self.bases = bases

    def __getattr__(self, name):
        if name == "__bases__":
            return self.bases
        raise AttributeError(name)


class Instance:
    def __init__(self, pretended):
        self.pretended = pretended

    @property
    def __class__(self):
        return self.pretended


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (TypeError, RecursionError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


top = Abstract(())
middle = Abstract((top,))
bottom = Abstract((middle, Abstract(())))
attempt(issubclass, bottom, top)  # expect: True
attempt(issubclass, top, bottom)  # expect: False
attempt(issubclass, bottom, (int, middle))  # expect: True
attempt(issubclass, bottom, int | str)  # expect: False
attempt(issubclass, int, top)  # expect: False
attempt(issubclass, Abstract((int,)), int)  # expect: True
attempt(isinstance, Instance(bottom), top)  # expect: True
attempt(isinstance, Instance(top), bottom)  # expect: False
attempt(isinstance, 1, top)  # expect: False
attempt(isinstance, 1, Abstract(1))
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(issubclass, Abstract(1), int)  # expect: TypeError issubclass() arg 1 must be a class
attempt(issubclass, int, Abstract([]))
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union


class Broken:
    @property
    def __bases__(self):
        return 1 / 0


attempt(issubclass, Broken(), int)  # expect: ZeroDivisionError division by zero
attempt(issubclass, int, Broken())  # expect: ZeroDivisionError division by zero
attempt(isinstance, 1, Broken())  # expect: ZeroDivisionError division by zero


class Descriptor:
    def __get__(self, object, owner):
        return lambda other: (object is checker, owner is Checker, other) == (True, True, int)


class Checker:
    __instancecheck__ = Descriptor()
    __subclasscheck__ = Descriptor()


checker = Checker()
print(isinstance(int, checker), issubclass(int, checker), isinstance(str, checker))  # expect: True True False


class Text(str):
    def __float__(self):
        return float(str(self)) + 1


print(float(Text("8")))  # expect: 9.0
module = type("Odd", (type(print.__self__),), {"__dict__": 8})("odd")
attempt(dir, module)  # expect: TypeError <module>.__dict__ is not a dictionary
