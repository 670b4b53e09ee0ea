# check with: 3.13
# __slots__ with inheritance: dicts, weak references, conflicts, layouts, class assignment, member descriptors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Base: __slots__ = ("a", "b")
class Middle(Base): __slots__ = "c"
class Open(Middle): pass
class Closed(Open): __slots__ = ("d",)
m, o, c = Middle(), Open(), Closed()
m.a, m.c = 1, 3
o.a, o.extra = 1, 2
c.d, c.extra, c.a = 4, 5, 6
print(m.a, m.c, hasattr(m, "__dict__"), o.__dict__, c.__dict__, c.d, c.a)
# expect: 1 3 False {'extra': 2} {'extra': 5} 4 6
print(attempt(setattr, m, "x", 1))
# expect: AttributeError: 'Middle' object has no attribute 'x' and no __dict__ for setting new attributes
print(attempt(getattr, m, "b"))  # expect: AttributeError: 'Middle' object has no attribute 'b'
print(attempt(delattr, m, "b"))  # expect: AttributeError: b
del m.a
print(attempt(lambda: m.a), type(Base.a).__name__, Base.a.__name__, Base.a.__objclass__.__name__)
# expect: AttributeError: 'Middle' object has no attribute 'a' member_descriptor a Base
Base.b.__set__(m, "by descriptor")
print(m.b, Base.b.__get__(m), Base.b.__get__(None, Base) is Base.b, attempt(Base.a.__get__, 5))
# expect: by descriptor by descriptor True TypeError: descriptor 'a' for 'Base' objects doesn't apply to a 'int' object
print(attempt(Middle.c.__get__, Base()))
# expect: TypeError: descriptor 'c' for 'Middle' objects doesn't apply to a 'Base' object

class Private:
    __slots__ = ("__hidden", "_x")
    def __init__(self): self.__hidden, self._x = 1, 2
    def get(self): return self.__hidden
print(Private().get(), sorted(n for n in vars(Private) if "hidden" in n), Private.__slots__)
# expect: 1 ['_Private__hidden'] ('__hidden', '_x')
class WithDict: __slots__ = ("a", "__dict__")
w = WithDict()
w.a, w.z = 1, 2
print(w.__dict__, attempt(lambda: w.__weakref__))
# expect: {'z': 2} AttributeError: 'WithDict' object has no attribute '__weakref__'
class WithWeak: __slots__ = ("__weakref__",)
print(WithWeak().__weakref__, attempt(setattr, WithWeak(), "q", 1))
# expect: None AttributeError: 'WithWeak' object has no attribute 'q' and no __dict__ for setting new attributes

def define(bases, slots):
    return type("T", bases, {"__slots__": slots})
print(attempt(define, (Base, Private), ()))
# expect: TypeError: multiple bases have instance lay-out conflict
print(attempt(define, (int,), ("x",)))
# expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
print(attempt(define, (), ("1x",)))  # expect: TypeError: __slots__ must be identifiers
print(attempt(define, (), (3,)))  # expect: TypeError: __slots__ items must be strings, not 'int'
print(attempt(define, (Open,), ("__dict__",)))
# expect: TypeError: __dict__ slot disallowed: we already got one
print(attempt(define, (), ("__dict__", "__dict__")))
# expect: TypeError: __dict__ slot disallowed: we already got one
print(attempt(lambda: type("T", (), {"__slots__": ("a",), "a": 1})))
# expect: ValueError: 'a' in __slots__ conflicts with class variable
Empty = define((), ())
print(attempt(lambda: define((Base, Empty), ()).__name__), define((), iter("xy")).x.__name__, define((), "word").word.__name__)
# expect: T x word

class G: __slots__ = ["a", "b"]
class H: __slots__ = ["b", "a"]
class I: __slots__ = ["a"]
g = G()
g.a, g.b = 1, 2
g.__class__ = H
print(type(g).__name__, g.a, g.b)  # expect: H 1 2
print(attempt(setattr, g, "__class__", I))
# expect: TypeError: __class__ assignment: 'I' object layout differs from 'H'
print(attempt(setattr, g, "__class__", int))
# expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(attempt(setattr, 5, "__class__", G))
# expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(attempt(setattr, g, "__class__", 3))
# expect: TypeError: __class__ must be set to a class, not 'int' object
class ListWithSlot(list): __slots__ = ("note",)
l = ListWithSlot([1, 2])
l.note = "n"
print(l, l.note)  # expect: [1, 2] n
class Documented: __slots__ = {"x": "the x", "y": None}
print(Documented.x.__doc__, Documented.y.__doc__, Documented.__slots__)
# expect: None None {'x': 'the x', 'y': None}
