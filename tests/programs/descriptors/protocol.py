# Data descriptors come before the instance, the instance before the others.
class Data:
    def __get__(self, obj, owner): return ("data", obj is None, owner.__name__)
    def __set__(self, obj, value): obj.__dict__["stored"] = value
class NonData:
    def __get__(self, obj, owner=None): return ("non-data", obj is None)
class OnlySet:
    def __set__(self, obj, value): obj.__dict__["x" + value] = 1
class C:
    d, n, s = Data(), NonData(), OnlySet()
c = C()
print(c.d, C.d, c.n, C.n)
# expect: ('data', False, 'C') ('data', True, 'C') ('non-data', False) ('non-data', True)
c.__dict__["d"] = "instance d"
c.__dict__["n"] = "instance n"
print(c.d, c.n)  # expect: ('data', False, 'C') instance n
c.d = "set"
c.n = "assigned"
c.s = "q"
print(sorted(c.__dict__.items(), key=str), type(c.s).__name__)
# expect: [('d', 'instance d'), ('n', 'assigned'), ('stored', 'set'), ('xq', 1)] OnlySet
c.__dict__["s"] = "now in dict"
print(c.s)  # expect: now in dict
try:
    del c.d
except AttributeError as error:
    print("AttributeError")  # expect: AttributeError
C.d = "replaced on the class"
print(c.d)  # expect: instance d
class D(C):
    n = NonData()
print(D().n, D().d)  # expect: ('non-data', False) replaced on the class
class WithDelete:
    def __delete__(self, obj): print("deleted")
class E:
    w = WithDelete()
del E().w  # expect: deleted
try:
    E().w = 1
except AttributeError as error:
    print("AttributeError")  # expect: AttributeError
