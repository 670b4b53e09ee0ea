# check with: 3.10+
# Metaclasses: __prepare__, __call__, __instancecheck__, __subclasscheck__, mro(), conflicts, attribute lookup on classes.
class Ordered(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"): log.append(key)
        super().__setitem__(key, value)
log = []
class Recording(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        log.append("prepare %s %s" % (name, sorted(kwargs)))
        return Ordered(preset=1)
    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.keys = [k for k in namespace if not k.startswith("__")]
        return cls
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
class R(metaclass=Recording, flag=True):
    b = 1
    a = 2
    b = 3
    def method(self): return self.b
print(log, R.keys, R.preset, R().method(), type(R.__dict__).__name__)
# expect: ["prepare R ['flag']", 'b', 'a', 'b', 'method'] ['preset', 'b', 'a', 'method'] 1 3 mappingproxy

class Singleton(type):
    made = {}
    def __call__(cls, *args):
        if cls not in Singleton.made: Singleton.made[cls] = super().__call__(*args)
        return Singleton.made[cls]
class Config(metaclass=Singleton):
    def __init__(self, value): self.value = value
print(Config(1) is Config(2), Config(3).value, len(Singleton.made))  # expect: True 1 1

class Duck(type):
    def __instancecheck__(cls, obj): return hasattr(obj, "quack")
    def __subclasscheck__(cls, sub): return "quack" in vars(sub)
class Ducks(metaclass=Duck): pass
class Goose:
    def quack(self): pass
print(isinstance(Goose(), Ducks), isinstance(3, Ducks), issubclass(Goose, Ducks), issubclass(int, Ducks))
# expect: True False True False
print(isinstance(Goose(), (int, Ducks)), isinstance(Ducks(), Ducks))  # expect: True True

class Reverse(type):
    def mro(cls): return [cls] + list(cls.__bases__)[::-1] + [object]
class X:
    who = "X"
class Y:
    who = "Y"
class Z(X, Y, metaclass=Reverse): pass
print(Z.who, [c.__name__ for c in Z.__mro__], [c.__name__ for c in type.mro(Z)])
# expect: Y ['Z', 'Y', 'X', 'object'] ['Z', 'X', 'Y', 'object']

def attempt(f):
    try:
        return f()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class M3(M1, M2): pass
class OK(A, B, metaclass=M3): pass
class Derived(OK): pass
print(attempt(lambda: type("C", (A, B), {})), type(OK).__name__, type(Derived).__name__)
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases M3 M3
class BadOrder(type):
    def mro(cls): return [5]
class NoOrder(type):
    def mro(cls): return []
class Layout(type):
    def mro(cls): return [cls, dict, object]
for meta in (BadOrder, NoOrder, Layout):
    print(attempt(lambda: meta("C", (), {})))
    # expect: TypeError: mro() returned a non-class ('int')
    # expect: TypeError: type MRO must not be empty
    # expect: TypeError: mro() returned base with unsuitable layout ('dict')

class Attributes(type):
    shared = "meta"
    @property
    def size(cls): return len(cls.__name__)
    def __getattr__(cls, name): return "meta getattr " + name
    def __len__(cls): return 42
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, key): return key * 2
    def __contains__(cls, key): return key == 1
    def __add__(cls, other): return cls.__name__ + str(other)
    def __bool__(cls): return False
class C(metaclass=Attributes):
    own = "class"
print(C.shared, C.size, C.own, C.missing, len(C), list(C), C[4], 1 in C, 2 in C, C + 1, bool(C))
# expect: meta 1 class meta getattr missing 42 ['a', 'b', 'c'] 8 True False C1 False
print(attempt(lambda: C().shared), attempt(lambda: C().size), attempt(lambda: len(C())))
# expect: AttributeError: 'C' object has no attribute 'shared' AttributeError: 'C' object has no attribute 'size' TypeError: object of type 'C' has no len()
def function_as_meta(name, bases, namespace): return (name, bases, sorted(k for k in namespace if k[0] != "_"))
class NoClass(int, metaclass=function_as_meta):
    x = 1
print(NoClass)  # expect: ('NoClass', (<class 'int'>,), ['x'])
