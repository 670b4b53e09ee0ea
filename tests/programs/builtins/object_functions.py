# getattr, setattr, hasattr, delattr, vars, dir, type, id, isinstance with odd classes, print of types.
class C:
    """Doc"""
    a = 1
    def m(self): return "m"
c = C()
setattr(c, "b", 2)
print(getattr(c, "a"), getattr(c, "b"), getattr(c, "zz", None), getattr(c, "m")(), hasattr(c, "b"), vars(c))
# expect: 1 2 None m True {'b': 2}
delattr(c, "b")
print(vars(c), [n for n in dir(c) if not n.startswith("_")], type(c) is C, type(c).__name__, C.__module__)
# expect: {} ['a', 'm'] True C __main__
print(int, str, type(None), type, list, type(len), C, ValueError, object)
# expect: <class 'int'> <class 'str'> <class 'NoneType'> <class 'type'> <class 'list'> <class 'builtin_function_or_method'> <class '__main__.C'> <class 'ValueError'> <class 'object'>
print(type(1.5), type(()), type(lambda: 0), type(C.m), type(c.m), type(x for x in ()), type(range(1)), type(Ellipsis), type(NotImplemented))
# expect: <class 'float'> <class 'tuple'> <class 'function'> <class 'function'> <class 'method'> <class 'generator'> <class 'range'> <class 'ellipsis'> <class 'NotImplementedType'>
print(None, True, Ellipsis, NotImplemented, ..., __name__)
# expect: None True Ellipsis NotImplemented Ellipsis __main__
class Meta(type):
    def __instancecheck__(cls, obj): return obj == 5
    def __subclasscheck__(cls, sub): return sub is int
class Fives(metaclass=Meta): pass
print(isinstance(5, Fives), isinstance(6, Fives), issubclass(int, Fives), issubclass(str, Fives))
# expect: True False True False
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()).__name__)  # expect: True Fake
for bad in (lambda: getattr(c, "zz"), lambda: setattr(5, "x", 1), lambda: delattr(c, "zz"), lambda: getattr(c, 5), lambda: vars(5), lambda: setattr(int, "x", 1), lambda: object().__setattr__("x", 1)):
    try:
        bad()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: AttributeError
