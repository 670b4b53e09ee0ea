# check with: 3.8+
# __del__ runs once for an object that nobody can reach, also in cycles, in subclasses, and for built-in layouts.
import gc
log = []
def show():
    gc.collect()
    print(sorted(log))
    del log[:]
class Simple:
    def __init__(self, name): self.name = name
    def __del__(self): log.append("del " + self.name)
def make(name):
    Simple(name)
make("a")
show()  # expect: ['del a']
def cycle(n):
    items = [Simple("c%d" % i) for i in range(n)]
    for one, other in zip(items, items[1:] + items[:1]):
        one.next = other
cycle(4)
show()  # expect: ['del c0', 'del c1', 'del c2', 'del c3']
def in_containers():
    box = {"list": [Simple("in a list")], "tuple": (Simple("in a tuple"), [])}
    box["self"] = box
in_containers()
show()  # expect: ['del in a list', 'del in a tuple']
class Base:
    def __del__(self): log.append("base of " + type(self).__name__)
class Derived(Base): pass
class Overriding(Base):
    def __del__(self):
        log.append("overriding")
        super().__del__()
class Slotted(Base):
    __slots__ = ("x",)
class WithList(Base, list): pass
class WithDict(dict):
    def __del__(self): log.append("dict of %d" % len(self))
class WithInt(int):
    def __del__(self): log.append("int %d" % self)
class WithError(Exception):
    def __del__(self): log.append("exception")
class WithNew:
    def __new__(cls, *arguments):
        made = super().__new__(cls)
        made.arguments = arguments
        return made
    def __del__(self): log.append("new %r" % (self.arguments,))
def make_many():
    Derived(), Overriding(), WithList([1, 2]), WithDict(a=1), WithInt(10 ** 30), WithError("e"), WithNew(1, 2), object.__new__(Derived)
    Slotted().x = 1
    raised = None
    try:
        raise WithError("raised")
    except WithError as error:
        raised = error
make_many()
show()
# expect: ['base of Derived', 'base of Derived', 'base of Overriding', 'base of Slotted', 'base of WithList', 'dict of 1', 'exception', 'exception', 'int 1000000000000000000000000000000', 'new (1, 2)', 'overriding']
# A class may get its __del__ later, and lose it.
class Late:
    pass
class Later(Late):
    pass
def keep():
    return [Late(), Later()]
kept = keep()
Late.__del__ = lambda self: log.append("late " + type(self).__name__)
kept.clear()
show()  # expect: ['late Late', 'late Later']
kept = keep()
del Late.__del__
kept.clear()
show()  # expect: []
# An instance's own attribute is no finalizer; a class of another object may be.
class Plain:
    pass
def own_attribute():
    Plain().__del__ = lambda: log.append("never")
own_attribute()
show()  # expect: []
def changes_class():
    Plain().__class__ = Simple2
class Simple2:
    def __del__(self): log.append("changed")
changes_class()
show()  # expect: ['changed']
# Not before the object is made.
class Fails:
    def __init__(self): raise ValueError
    def __del__(self): log.append("of an object whose __init__ failed")
def fails():
    try:
        Fails()
    except ValueError:
        pass
fails()
show()  # expect: ['of an object whose __init__ failed']
gc.collect()
show()  # expect: []
