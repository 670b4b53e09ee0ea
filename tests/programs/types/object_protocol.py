# check with: 3.13
# What every object has: __format__, __dir__, __sizeof__, __class__, comparison.
class Plain:
    pass
plain = Plain()
plain.x = 1
print(sorted(name for name in dir(plain) if not name.startswith("__")), plain.__dir__() and True, "x" in plain.__dir__(), sorted(dir())[:0])
# expect: ['x'] True True []
print(format(plain).startswith("<"), plain.__format__("") == str(plain), plain.__sizeof__() > 0, all(value.__sizeof__() > 0 for value in (1, 2**100, 1.5, "a", b"a", [], (), {}, set(), frozenset(), bytearray(), range(3), None)))
# expect: True True True True
print([10, 1000][0].__sizeof__() < (2**200).__sizeof__(), "a".__sizeof__() < ("a" * 1000).__sizeof__(), [].__sizeof__() < [1, 2, 3].__sizeof__(), {}.__sizeof__() < {n: n for n in range(99)}.__sizeof__())
# expect: True True True True
class Other:
    pass
plain.__class__ = Other
print(type(plain).__name__, plain.x, plain.__class__)  # expect: Other 1 <class '__main__.Other'>
print(object() == object(), plain == plain, plain != plain, plain.__eq__(1), plain.__ne__(1), plain.__lt__(1), object.__hash__(plain) == hash(plain))
# expect: False True False NotImplemented NotImplemented NotImplemented True
print(plain.__init_subclass__(), Plain.__subclasshook__(int), object.__new__(Plain).__class__.__name__, object.__str__(3), object.__repr__(3)[:16])
# expect: None NotImplemented Plain 3 <int object at 0
for call in (lambda: format(plain, "x"), lambda: format([], "d"), lambda: format(None, "s"), lambda: setattr(plain, "__class__", int), lambda: setattr(plain, "__class__", 1), lambda: setattr(3, "x", 1),
             lambda: object(1), lambda: Plain(1), lambda: object.__new__(), lambda: object.__new__(1), lambda: object.__new__(int), lambda: object.__init__(plain, 1), lambda: plain < plain,
             lambda: object.__setattr__(3, "a", 1), lambda: object.__getattribute__(plain, "nothing"), lambda: object.__delattr__(plain, "nothing"), lambda: hash([]),
             lambda: Plain.__init_subclass__(1), lambda: dir(1, 2), lambda: object.__format__(1, 2), lambda: vars(1), lambda: delattr(plain, 1)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError unsupported format string passed to Other.__format__
        # expect: TypeError unsupported format string passed to list.__format__
        # expect: TypeError unsupported format string passed to NoneType.__format__
        # expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect: TypeError __class__ must be set to a class, not 'int' object
        # expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError object() takes no arguments
        # expect: TypeError Plain() takes no arguments
        # expect: TypeError object.__new__(): not enough arguments
        # expect: TypeError object.__new__(X): X is not a type object (int)
        # expect: TypeError object.__new__(int) is not safe, use int.__new__()
        # expect: TypeError Other.__init__() takes exactly one argument (the instance to initialize)
        # expect: TypeError '<' not supported between instances of 'Other' and 'Other'
        # expect: AttributeError 'int' object has no attribute 'a' and no __dict__ for setting new attributes
        # expect: AttributeError 'Other' object has no attribute 'nothing'
        # expect: AttributeError 'Other' object has no attribute 'nothing'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError Plain.__init_subclass__() takes no arguments (1 given)
        # expect: TypeError dir expected at most 1 argument, got 2
        # expect: TypeError __format__() argument must be str, not int
        # expect: TypeError vars() argument must have __dict__ attribute
        # expect: TypeError attribute name must be string, not 'int'
