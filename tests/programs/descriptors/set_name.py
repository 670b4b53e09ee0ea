# check with: 3.12+
# __set_name__: who gets it, when, with which names, and what happens when it fails.
log = []
class Field:
    def __init__(self, label): self.label = label
    def __set_name__(self, owner, name):
        log.append((self.label, owner.__name__, name))
        self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset " + self.name)
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
shared = Field("shared")
class Record:
    first = Field("one")
    second = Field("two")
    both = again = shared
    plain = 3
print(log)
# expect: [('one', 'Record', 'first'), ('two', 'Record', 'second'), ('shared', 'Record', 'both'), ('shared', 'Record', 'again')]
r = Record()
r.first = 4
r.again = "x"
print(r.first, r.second, r.both, r.again, vars(r), Record.first.label)
# expect: 8 unset second xx xx {'first': 8, 'again': 'xx'} one

log.clear()
Record.late = Field("late")
print(log, hasattr(Record.late, "name"))  # expect: [] False
Record.late.__set_name__(Record, "late")
r.late = 1
print(r.late, log)  # expect: 2 [('late', 'Record', 'late')]

log.clear()
class Child(Record):
    first = Field("child's")
print(log, Child().first, Child.__dict__["first"].name)
# expect: [("child's", 'Child', 'first')] unset first first

log.clear()
Dynamic = type("Dynamic", (), {"a": Field("a"), "b": Field("b")})
print(log)  # expect: [('a', 'Dynamic', 'a'), ('b', 'Dynamic', 'b')]

class Meta(type):
    def __new__(meta, name, bases, namespace):
        log.append("before")
        cls = super().__new__(meta, name, bases, namespace)
        log.append("after")
        return cls
log.clear()
class WithMeta(metaclass=Meta):
    x = Field("x")
    def __init_subclass__(cls): log.append("init_subclass " + cls.__name__)
class Below(WithMeta):
    y = Field("y")
print(log)
# expect: ['before', ('x', 'WithMeta', 'x'), 'after', 'before', ('y', 'Below', 'y'), 'init_subclass Below', 'after']

class Adds:
    def __set_name__(self, owner, name):
        setattr(owner, name + "_twin", 7)
        setattr(owner, name, "replaced")
class Target:
    a = Adds()
    b = Adds()
print(Target.a, Target.a_twin, Target.b, Target.b_twin)  # expect: replaced 7 replaced 7

class Fails:
    def __set_name__(self, owner, name): raise KeyError(name)
    def __repr__(self): return "<Fails>"
try:
    class Broken:
        bad = Fails()
except KeyError as error:
    print(type(error).__name__, error.args, error.__notes__)
    # expect: KeyError ('bad',) ["Error calling __set_name__ on 'Fails' instance 'bad' in 'Broken'"]

class NotOnInstance:
    def __init__(self): self.__set_name__ = lambda *a: log.append("never")
log.clear()
class Quiet:
    attribute = NotOnInstance()
print(log)  # expect: []
class ByClassMethod:
    @classmethod
    def __set_name__(cls, owner, name): log.append((cls.__name__, owner.__name__, name))
class Uses:
    attribute = ByClassMethod()
print(log)  # expect: [('ByClassMethod', 'Uses', 'attribute')]
