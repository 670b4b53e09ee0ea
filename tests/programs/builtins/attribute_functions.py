# check with: 3.13
# getattr, setattr, delattr, hasattr, vars, dir, type with three arguments, isinstance with unions and hooks, callable, id, repr, ascii, format.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class C:
    cls_attr = 1
    def __init__(self): self.x = 1
    def method(self): pass
    @property
    def raises(self): raise ValueError("in property")
    @property
    def missing(self): raise AttributeError("from the property")
c = C()
print(getattr(c, "x"), getattr(c, "nope", "default"), attempt(getattr, c, "nope"), attempt(getattr, c, "raises", 1), getattr(c, "missing", "dflt"), attempt(getattr, c, "missing"), hasattr(c, "missing"), attempt(hasattr, c, "raises"), attempt(getattr, c, 5), attempt(getattr, c), attempt(hasattr, c, None), attempt(setattr, c, 5, 1), attempt(getattr, C, "nope"), attempt(getattr, 5, "nope"), attempt(getattr, None, "x"), attempt(getattr, len, "x"))
# expect: 1 default AttributeError: 'C' object has no attribute 'nope' ValueError: in property dflt AttributeError: from the property False ValueError: in property TypeError: attribute name must be string, not 'int' TypeError: getattr expected at least 2 arguments, got 1 TypeError: attribute name must be string, not 'NoneType' TypeError: attribute name must be string, not 'int' AttributeError: type object 'C' has no attribute 'nope' AttributeError: 'int' object has no attribute 'nope' AttributeError: 'NoneType' object has no attribute 'x' AttributeError: 'builtin_function_or_method' object has no attribute 'x'
setattr(c, "with space", 2); setattr(c, "", 3); setattr(c, "é", 4)
print(vars(c), getattr(c, ""), delattr(c, ""), attempt(delattr, c, ""), attempt(delattr, c, "cls_attr"), attempt(delattr, c, "method"), attempt(setattr, c, "raises", 1), attempt(setattr, 5, "x", 1), attempt(setattr, int, "x", 1), attempt(setattr, len, "x", 1), attempt(delattr, C, "zzz"), attempt(vars, 5), vars() is globals(), attempt(vars, 1, 2))
# expect: {'x': 1, 'with space': 2, 'é': 4} 3 None AttributeError: 'C' object has no attribute '' AttributeError: 'C' object has no attribute 'cls_attr' AttributeError: 'C' object has no attribute 'method' AttributeError: property 'raises' of 'C' object has no setter AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes TypeError: cannot set 'x' attribute of immutable type 'int' AttributeError: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes AttributeError: type object 'C' has no attribute 'zzz' TypeError: vars() argument must have __dict__ attribute True TypeError: vars expected at most 1 argument, got 2
print(sorted(n for n in dir(c) if n[0] != "_"), "cls_attr" in dir(C), sorted(dir()) == sorted(globals()), attempt(dir, 1, 2), [n for n in dir(5) if n.startswith("bit")], dir(type("D", (), {"__dir__": lambda self: ["b", "a"]})()), attempt(dir, type("D", (), {"__dir__": lambda self: 5})()), [n for n in dir(type) if n.startswith("mr")])
# expect: ['cls_attr', 'method', 'missing', 'raises', 'with space', 'x', 'é'] True True TypeError: dir expected at most 1 argument, got 2 ['bit_count', 'bit_length'] ['a', 'b'] TypeError: 'int' object is not iterable ['mro']
T = type("T", (C,), {"y": 5, "f": lambda self: self.y, "__doc__": "made"})
print(T().f(), T.__name__, T.__bases__, T.__doc__, T.__module__, T.__qualname__, type(T).__name__, attempt(type, 1, 2), attempt(type, "n", (), 5), attempt(type, 5, (), {}), attempt(type, "n", (5,), {}), attempt(type, "n", (int, str), {}), attempt(type, "a\0b", (), {}), attempt(type), type(5) is int, type(type) is type, attempt(type, "X", (T, C), {}).__mro__[1].__name__, attempt(type, "X", (C, T), {}))
# expect: 5 T (<class '__main__.C'>,) made __main__ T type TypeError: type() takes 1 or 3 arguments TypeError: type.__new__() argument 3 must be dict, not int TypeError: type.__new__() argument 1 must be str, not int TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases TypeError: multiple bases have instance lay-out conflict ValueError: type name must not contain null characters TypeError: type() takes 1 or 3 arguments True True T TypeError: Cannot create a consistent method resolution order (MRO) for bases C, T
print(isinstance(5, int | str), isinstance("s", int | None), isinstance(None, int | None), issubclass(bool, int | str), attempt(isinstance, 5, "int"), attempt(isinstance, 5, (int, "x")), attempt(isinstance, "a", (int, "x")), attempt(isinstance, 5, list[int]), attempt(issubclass, int, 5), attempt(issubclass, 5, int), isinstance(5, ((str, (int,)),)), isinstance(C(), C), issubclass(T, C), issubclass(C, C), issubclass(C, (int, object)), int | str == str | int, int | int, repr(int | None), attempt(lambda: int | 5), (int | str).__args__)
# expect: True False True True TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union True TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union TypeError: isinstance() argument 2 cannot be a parameterized generic TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union TypeError: issubclass() arg 1 must be a class True True True True True True <class 'int'> int | None TypeError: unsupported operand type(s) for |: 'type' and 'int' (<class 'int'>, <class 'str'>)
class Hook(type):
    def __instancecheck__(cls, o): return o == "magic"
    def __subclasscheck__(cls, s): return s is int
class H(metaclass=Hook): pass
class Fake:
    __class__ = C
class FakeProp:
    @property
    def __class__(self): return int
print(isinstance("magic", H), isinstance(5, H), issubclass(int, H), issubclass(str, H), isinstance(H(), H), isinstance(Fake(), C), isinstance(Fake(), Fake), type(Fake()).__name__, isinstance(FakeProp(), int), FakeProp().__class__)
# expect: True False True False True True True Fake True <class 'int'>
print(callable(C), callable(c), callable(c.method), callable(lambda: 1), callable(type("K", (), {"__call__": 5})()), callable(None), id(c) == id(c), id(c) != id(C()), repr("é\n"), ascii("é\n"), ascii("\U0001f600"), format(3.14159, ".2f"), format("x", ">4"), format(c, "") == str(c), attempt(format, c, "x"), hash("a") == hash("a"), globals()["c"] is c, "locals" in dir(__builtins__) if not isinstance(__builtins__, dict) else "locals" in __builtins__)
# expect: True False True True True False True True 'é\n' '\xe9\n' '\U0001f600' 3.14    x True TypeError: unsupported format string passed to C.__format__ True True True
