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
# expect: (<class '__main__.Leaf'>, <class '__main__.Middle'>, <class '__main__.Base'>, <class 'list'>, <class 'object'>) <class 'list'> (<class '__main__.Middle'>, <class 'list'>) True
print([c.__name__ for c in Base.__subclasses__()], Base.__doc__, Middle.__doc__, Base.__name__, Base.__qualname__, Base.__module__)
# expect: ['Middle'] Doc. None Base Base __main__
print(sorted(name for name in Base.__dict__ if not name.startswith("__")), type(Base.__dict__).__name__, Base.__dict__["x"])
# expect: ['method', 'x'] mappingproxy 1
Base.__name__, Base.__qualname__, Base.__doc__, Base.__module__ = "Other", "Outer.Other", "new", "elsewhere"
print(Base, Base.__name__, Base.__doc__)  # expect: <class 'elsewhere.Outer.Other'> Other new
class Abstract:
    __abstractmethods__ = frozenset(["a", "b"])
Abstract.__abstractmethods__ = frozenset(["a", "b"])
class One(Abstract):
    pass
One.__abstractmethods__ = ["only"]
print(type.__basicsize__ > 0, int.__itemsize__, object.__dictoffset__, Base.__flags__ & (1 << 9) != 0, int.__flags__ & (1 << 24) != 0, bool.__flags__ & (1 << 10))
# expect: True 4 0 True True 0
print(Base.__annotations__, Base.__type_params__, type.__text_signature__, isinstance(Base, type), type(Base), type.__call__(int, "5"))
# expect: {} () None True <class 'type'> 5
made = type("Made", (Base,), {"y": 2, "__doc__": "text"})
print(made.y, made.__doc__, made.__qualname__, made().x)  # expect: 2 text Made 1
Leaf.__bases__ = (Base, list)
print(Leaf.__mro__[1:3] == (Base, list), Middle.__subclasses__())  # expect: True []
for call in (lambda: Abstract(), lambda: One(), lambda: int.__abstractmethods__, lambda: setattr(int, "x", 1), lambda: setattr(Base, "__name__", 1), lambda: setattr(Base, "__name__", "a\0b"),
             lambda: delattr(Base, "__name__"), lambda: setattr(Base, "__mro__", ()), lambda: type("A", (1,), {}), lambda: type("A", (bool,), {}), lambda: type(1, (), {}),
             lambda: type("A", (), 1), lambda: type("A", [], {}), lambda: type("A"), lambda: type(), lambda: type("A", (int, str), {}), lambda: setattr(Leaf, "__bases__", ()),
             lambda: setattr(Leaf, "__bases__", 1), lambda: type("A", (Base, Base), {}), lambda: delattr(Base, "nothing"), lambda: Base.nothing, lambda: int.__annotations__):
    try:
        print(call())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError Can't instantiate abstract class Abstract without an implementation for abstract methods 'a', 'b'
        # expect: TypeError Can't instantiate abstract class One without an implementation for abstract method 'only'
        # expect: AttributeError __abstractmethods__
        # expect: TypeError cannot set 'x' attribute of immutable type 'int'
        # expect: TypeError can only assign string to Other.__name__, not 'int'
        # expect: ValueError type name must not contain null characters
        # expect: TypeError cannot delete '__name__' attribute of immutable type 'Other'
        # expect: AttributeError attribute '__mro__' of 'type' objects is not writable
        # expect: TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
        # expect: TypeError type 'bool' is not an acceptable base type
        # expect: TypeError type.__new__() argument 1 must be str, not int
        # expect: TypeError type.__new__() argument 3 must be dict, not int
        # expect: TypeError type.__new__() argument 2 must be tuple, not list
        # expect: <class 'str'>
        # expect: TypeError type() takes 1 or 3 arguments
        # expect: TypeError multiple bases have instance lay-out conflict
        # expect: TypeError can only assign non-empty tuple to Leaf.__bases__, not ()
        # expect: TypeError can only assign tuple to Leaf.__bases__, not int
        # expect: TypeError duplicate base class Other
        # expect: AttributeError type object 'Other' has no attribute 'nothing'
        # expect: AttributeError type object 'Other' has no attribute 'nothing'
        # expect: AttributeError type object 'int' has no attribute '__annotations__'
