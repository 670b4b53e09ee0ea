# check with: 3.13
# What classes know of themselves.
class Base:
    """Doc."""
    x = 1
    def method(self):
        pass
class Middle(Base):
    pass
class Leaf(Middle, list):
    pass
print(Leaf.__mro__, Leaf.__base__, Leaf.__bases__, Leaf.mro() == list(Leaf.__mro__))
print([c.__name__ for c in Base.__subclasses__()], Base.__doc__, Middle.__doc__, Base.__name__, Base.__qualname__, Base.__module__)
print(sorted(name for name in Base.__dict__ if not name.startswith("__")), type(Base.__dict__).__name__, Base.__dict__["x"])
Base.__name__, Base.__qualname__, Base.__doc__, Base.__module__ = "Other", "Outer.Other", "new", "elsewhere"
print(Base, Base.__name__, Base.__doc__)
class Abstract:
    __abstractmethods__ = frozenset(["a", "b"])
Abstract.__abstractmethods__ = frozenset(["a", "b"])
class One(Abstract):
    pass
One.__abstractmethods__ = ["only"]
print(type.__basicsize__ > 0, int.__itemsize__, object.__dictoffset__, Base.__flags__ & (1 << 9) != 0, int.__flags__ & (1 << 24) != 0, bool.__flags__ & (1 << 10))
print(Base.__annotations__, Base.__type_params__, type.__text_signature__, isinstance(Base, type), type(Base), type.__call__(int, "5"))
made = type("Made", (Base,), {"y": 2, "__doc__": "text"})
print(made.y, made.__doc__, made.__qualname__, made().x)
Leaf.__bases__ = (Base, list)
print(Leaf.__mro__[1:3] == (Base, list), Middle.__subclasses__())
for call in (lambda: Abstract(), lambda: One(), lambda: int.__abstractmethods__, lambda: setattr(int, "x", 1), lambda: setattr(Base, "__name__", 1), lambda: setattr(Base, "__name__", "a\0b"),
             lambda: delattr(Base, "__name__"), lambda: setattr(Base, "__mro__", ()), lambda: type("A", (1,), {}), lambda: type("A", (bool,), {}), lambda: type(1, (), {}),
             lambda: type("A", (), 1), lambda: type("A", [], {}), lambda: type("A"), lambda: type(), lambda: type("A", (int, str), {}), lambda: setattr(Leaf, "__bases__", ()),
             lambda: setattr(Leaf, "__bases__", 1), lambda: type("A", (Base, Base), {}), lambda: delattr(Base, "nothing"), lambda: Base.nothing, lambda: int.__annotations__):
    try:
        print(call())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
