# requires: 3.8
# check with: 3.13
# Hooks of classes: __class_getitem__, __init_subclass__, __set_name__, __subclasshook__, __instancecheck__, __mro_entries__, __prepare__.
log = []
class Hook:
    def __init_subclass__(cls, /, tag=None, **rest):
        super().__init_subclass__(**rest)
        log.append((cls.__name__, tag))
    def __class_getitem__(cls, item):
        return cls.__name__, item
class Tagged(Hook, tag="t"):
    pass
print(log, Hook[1], Tagged[1, 2])  # expect: [('Tagged', 't')] ('Hook', 1) ('Tagged', (1, 2))
class Descriptor:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
class Owner:
    first = Descriptor()
    second = Descriptor()
print(log[1:])  # expect: [('Owner', 'first'), ('Owner', 'second')]
class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 5
    def __subclasscheck__(cls, other):
        return other is int
    def __call__(cls, *args):
        return ("called", args)
    def __len__(cls):
        return 3
    def __contains__(cls, item):
        return item == 1
    def __getattr__(cls, name):
        return "meta " + name
    def __dir__(cls):
        return ["only"]
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return {"prepared": (name, bases, keywords)}
    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)
class Odd(metaclass=Meta, option=1):
    pass
print(isinstance(5, Odd), isinstance(6, Odd), issubclass(int, Odd), issubclass(str, Odd), Odd(1), len(Odd), 1 in Odd, Odd.anything, dir(Odd), Odd.prepared)
# expect: True False True False ('called', (1,)) 3 True meta anything ['only'] ('Odd', (), {'option': 1})
class Entries:
    def __mro_entries__(self, bases):
        return (list,)
class FromEntries(Entries()):
    pass
print(FromEntries.__bases__, len(FromEntries.__orig_bases__))  # expect: (<class 'list'>,) 1
for source in (lambda: type("A", (Hook,), {}, unknown=1), lambda: type("A", (), {}, x=1), lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1, (int, 2)), lambda: isinstance("", (int, 2)), lambda: type("A", (Entries(),), {}), lambda: Owner[1], lambda: type("B", (), {"x": type("D", (), {"__set_name__": 5})()}), lambda: type("S", (), {"__slots__": ("a", "a b")}), lambda: type("S", (), {"__slots__": 1}), lambda: type("S", (), {"__slots__": ("x",), "x": 1}), lambda: type("S", (int,), {"__slots__": ("x",)})):
    try:
        print(source())
    except TypeError as error:
        print(error)
    except ValueError as error:
        print(error)
    except RuntimeError as error:
        print(type(error).__name__, error)
        # expect: A.__init_subclass__() takes no keyword arguments
        # expect: A.__init_subclass__() takes no keyword arguments
        # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: issubclass() arg 1 must be a class
        # expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
        # expect: True
        # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: type() doesn't support MRO entry resolution; use types.new_class()
        # expect: type 'Owner' is not subscriptable
        # expect: 'int' object is not callable
        # expect: __slots__ must be identifiers
        # expect: 'int' object is not iterable
        # expect: 'x' in __slots__ conflicts with class variable
        # expect: nonempty __slots__ not supported for subtype of 'int'
