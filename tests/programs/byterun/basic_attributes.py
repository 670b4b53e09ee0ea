# byterun kinds: attribute access, object attributes, descriptors before and after the instance, dynamic subclass attributes.
class Meta:
    l = lambda *args: args
    def __init__(self, v): self.v = v
m = Meta(3)
print(m.v, Meta.l(1), m.l()[0] is m)  # expect: 3 (1,) True
class Desc:
    def __get__(self, obj, cls): return "from descriptor"
class DataDesc(Desc):
    def __set__(self, obj, value): print("set", value)
class Holder:
    plain, data = Desc(), DataDesc()
h = Holder()
h.__dict__.update(plain="mine", data="mine")
print(h.plain, h.data)  # expect: mine from descriptor
h.data = 5  # expect: set 5
class Base:
    foo = 17
class Sub(Base): pass
print(Sub.foo, Sub().foo)  # expect: 17 17
Base.foo = 18
Base.bar = 1
print(Sub().foo, Sub.bar)  # expect: 18 1
Sub.foo = 19
print(Base.foo, Sub.foo)  # expect: 18 19
class NoSuch: pass
try:
    NoSuch().nope
except AttributeError as error:
    print(error)  # expect: 'NoSuch' object has no attribute 'nope'
