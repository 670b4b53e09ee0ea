# check with: 3.13
# The __class__ cell: zero-argument super, __class__ in methods, and metaclasses that lose or forge it.
class A:
    def who(self): return __class__.__name__
    def hello(self): return "A.hello"
class B(A):
    def hello(self): return "B+" + super().hello()
    @classmethod
    def make(cls): return super().__new__(cls)
    @staticmethod
    def static(obj): return super(B, obj).hello()
    @property
    def prop(self): return super().hello()
    def nested(self):
        def inner(): return __class__, super(__class__, self).hello()
        return inner()
    listed = lambda self: [super(B, self).hello() for _ in range(2)]
    def generator(self):
        yield super().hello()
        yield __class__.__name__
b = B()
print(b.who(), b.hello(), type(B.make()).__name__, B.static(b), b.prop, b.nested()[1], b.nested()[0] is B)
# expect: A B+A.hello B A.hello A.hello A.hello True
print(b.listed(), list(b.generator()))  # expect: ['A.hello', 'A.hello'] ['A.hello', 'B']
class C(B):
    pass
print(C().hello(), C().who(), B.hello.__closure__[0].cell_contents is B)  # expect: B+A.hello A True

def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Meta(type):
    def __new__(meta, name, bases, namespace, cell="keep"):
        if cell == "drop": namespace.pop("__classcell__", None)
        elif cell != "keep": namespace["__classcell__"] = cell
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, cell=None): super().__init__(name, bases, namespace)
def build(**kwargs):
    class Made(metaclass=Meta, **kwargs):
        def f(self): return __class__
    return Made().f().__name__
print(build(), "|", attempt(lambda: build(cell=3)), "|", attempt(lambda: build(cell=None)))
# expect: Made | TypeError: __classcell__ must be a nonlocal cell, not <class 'int'> | TypeError: __classcell__ must be a nonlocal cell, not <class 'NoneType'>
print(attempt(lambda: build(cell="drop")).replace("test_programs.", ""))
# expect: RuntimeError: __class__ not set defining 'Made' as <class '__main__.build.<locals>.Made'>. Was __classcell__ propagated to type.__new__?
class Twice(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        type("Copy", (), namespace)
        return cls
def build_twice():
    class Made(metaclass=Twice):
        def f(self): return __class__
print(attempt(build_twice))
# expect: TypeError: __class__ set to <class '__main__.build_twice.<locals>.Made'> defining 'Made' as <class '__main__.build_twice.<locals>.Made'>
def no_arguments():
    super()
class Weird:
    def none(): return super()
    def deleted(self):
        del self
        return super()
    def rebound(self):
        self = B()
        return super().__init__
    def number(self): return super(1, self).x
    def unrelated(self): return super(Weird, 5).x
    def stars(*args): return super().__repr__()[:6]
for f in (no_arguments, Weird.none, Weird().deleted, Weird().rebound, Weird().number, Weird().unrelated, Weird().stars):
    print(attempt(f))
    # expect: RuntimeError: super(): no arguments
    # expect: RuntimeError: super(): no arguments
    # expect: RuntimeError: super(): arg[0] deleted
    # expect: TypeError: super(type, obj): obj (instance of B) is not an instance or subtype of type (Weird).
    # expect: TypeError: super() argument 1 must be a type, not int
    # expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Weird).
    # expect: RuntimeError: super(): no arguments
