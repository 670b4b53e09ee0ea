# requires: 3.8
# check with: 3.9+
# __init_subclass__: keywords, super chains, implicit classmethod, registration, errors.
registry = {}
class Plugin:
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        registry[name or cls.__name__.lower()] = cls
        cls.level = getattr(cls, "level", 0) + 1
class Json(Plugin): pass
class Xml(Plugin, name="extensible"): pass
class FastXml(Xml, name="fast"): pass
print(sorted(registry), Plugin.__dict__.get("level"), Json.level, Xml.level, FastXml.level)
# expect: ['extensible', 'fast', 'json'] None 1 1 2
print(type(Plugin.__dict__["__init_subclass__"]).__name__)  # expect: classmethod

order = []
class A:
    def __init_subclass__(cls, a=None, **kwargs):
        order.append(("A", cls.__name__, a))
        super().__init_subclass__(**kwargs)
class B:
    def __init_subclass__(cls, b=None, **kwargs):
        order.append(("B", cls.__name__, b))
        super().__init_subclass__(**kwargs)
class Both(A, B, b=2, a=1): pass
class Other(B, A, a="x"): pass
print(order)  # expect: [('A', 'Both', 1), ('B', 'Both', 2), ('B', 'Other', None), ('A', 'Other', 'x')]

def attempt(f):
    try:
        return f()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def unknown():
    class C(A, c=3): pass
def for_object():
    class C(object, key=1): pass
def explicit_positional():
    return object.__init_subclass__(1)
def refuses():
    class Final:
        def __init_subclass__(cls): raise TypeError("Final cannot be subclassed by %s" % cls.__name__)
    class Sub(Final): pass
for f in (unknown, for_object, explicit_positional, refuses):
    print(attempt(f))
    # expect: TypeError: unknown.<locals>.C.__init_subclass__() takes no keyword arguments
    # expect: TypeError: for_object.<locals>.C.__init_subclass__() takes no keyword arguments
    # expect: TypeError: object.__init_subclass__() takes no arguments (1 given)
    # expect: TypeError: Final cannot be subclassed by Sub

class Checked:
    required = ()
    def __init_subclass__(cls):
        missing = [name for name in cls.required if name not in cls.__dict__]
        if missing: raise TypeError("missing: " + ", ".join(missing))
class Shape(Checked): pass
Shape.required = ("area", "name")
def good():
    class Square(Shape):
        name = "square"
        def area(self): return 4
    return Square().area()
def bad():
    class Line(Shape):
        name = "line"
print(attempt(good), attempt(bad))  # expect: 4 TypeError: missing: area

class Meta(type):
    def __new__(meta, name, bases, namespace, **kwargs):
        order.append(("new", sorted(kwargs)))
        return super().__new__(meta, name, bases, namespace, **{k: v for k, v in kwargs.items() if k != "mine"})
    def __init__(cls, name, bases, namespace, **kwargs):
        order.append(("init", sorted(kwargs)))
        super().__init__(name, bases, namespace)
order.clear()
class Base(metaclass=Meta, mine=1):
    def __init_subclass__(cls, **kwargs): order.append(("subclass", kwargs))
class Derived(Base, mine=2, yours=3): pass
print(order)
# expect: [('new', ['mine']), ('init', ['mine']), ('new', ['mine', 'yours']), ('subclass', {'yours': 3}), ('init', ['mine', 'yours'])]
class StaticKind:
    @staticmethod
    def __init_subclass__(*args, **kwargs): order.append((args, kwargs))
order.clear()
class FromStatic(StaticKind, q=1): pass
print(order)  # expect: [((), {'q': 1})]
