# check with: 3.13
# __mro_entries__, __class_getitem__ and __orig_bases__: bases that are no classes.
class Alias:
    def __init__(self, origin, *args): self.origin, self.args = origin, args
    def __mro_entries__(self, bases):
        log.append((len(bases), self in bases))
        return (self.origin,)
    def __repr__(self): return "Alias(%s)" % ", ".join([self.origin.__name__] + [repr(a) for a in self.args])
log = []
class Container:
    def __class_getitem__(cls, item): return Alias(cls, item)
    def size(self): return 1
class Strings(Container["str"], dict): pass
print(Strings.__bases__ == (Container, dict), Strings.__orig_bases__, log, Strings().size())
# expect: True (Alias(Container, 'str'), <class 'dict'>) [(2, True)] 1
print(type(Container.__dict__["__class_getitem__"]).__name__, "__orig_bases__" in vars(Container))
# expect: classmethod False
class Sub(Strings): pass
print(Sub.__orig_bases__ is Strings.__orig_bases__, "__orig_bases__" in vars(Sub), Strings[3])
# expect: True False Alias(Strings, 3)

class Several:
    def __mro_entries__(self, bases): return (int, Mixin) if len(bases) == 1 else ()
class Mixin:
    def double(self): return self * 2
class Number(Several()): pass
print(Number(4).double(), [c.__name__ for c in Number.__mro__])
# expect: 8 ['Number', 'int', 'Mixin', 'object']
class Vanishes(Several(), list): pass
print([c.__name__ for c in Vanishes.__mro__])  # expect: ['Vanishes', 'list', 'object']

def attempt(f):
    try:
        return f()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Wrong:
    def __mro_entries__(self, bases): return [int]
class Raises:
    def __mro_entries__(self, bases): raise LookupError("no entries")
def use(base):
    class C(base): pass
    return C
print(attempt(lambda: use(Wrong())))  # expect: TypeError: __mro_entries__ must return a tuple
print(attempt(lambda: use(Raises())))  # expect: LookupError: no entries
print(attempt(lambda: use(3)))  # expect: TypeError: int expected at most 2 arguments, got 3
print(attempt(lambda: type("T", (Several(),), {})))
# expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()
print(attempt(lambda: int["x"]))  # expect: TypeError: type 'int' is not subscriptable
print(attempt(lambda: Mixin["x"]))  # expect: TypeError: type 'Mixin' is not subscriptable
print(list[int].__mro_entries__((list[int],)), list[int].__origin__, list[int].__args__)
# expect: (<class 'list'>,) <class 'list'> (<class 'int'>,)
class Ints(list[int]): pass
print(Ints.__bases__, Ints.__orig_bases__, Ints([1, 2]))  # expect: (<class 'list'>,) (list[int],) [1, 2]
class Meta(type):
    def __getitem__(cls, key): return "meta " + str(key)
class Choose(metaclass=Meta):
    def __class_getitem__(cls, key): return "class " + str(key)
print(Choose[1], Choose.__class_getitem__(1))  # expect: meta 1 class 1
class Instance:
    def __class_getitem__(cls, key): return key
print(attempt(lambda: Instance()[1]), Instance[1, 2], Instance[:3])
# expect: TypeError: 'Instance' object is not subscriptable (1, 2) slice(None, 3, None)
