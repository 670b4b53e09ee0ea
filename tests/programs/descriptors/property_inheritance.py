# check with: 3.13
# property: decorators, overriding parts in subclasses, __set_name__, deleters, documentation, errors with names, abstract flags.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, value): self._x = value
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return "read only"
    def set_wo(self, v): self._wo = v
    wo = property(None, set_wo)
    nothing = property()
    no_delete = property(lambda self: 1, lambda self, v: None)
class B(A):
    @A.x.getter
    def x(self): return "B's " + str(self._x)
class C(A):
    @property
    def x(self): return super().x * 10
    @x.setter
    def x(self, value): A.x.fset(self, value + 1)
a, b, c = A(), B(), C()
b.x = 5; c.x = 5
print(a.x, b.x, c.x, b._x, A.x.__doc__, B.x.__doc__, C.x.__doc__, A.x is A.x, type(A.x).__name__)
# expect: 1 B's 5 60 5 the x None None True property
del a.x
for f in (lambda: a.x, lambda: setattr(a, "ro", 1), lambda: delattr(a, "ro"), lambda: a.wo, lambda: a.nothing, lambda: setattr(a, "nothing", 1), lambda: delattr(a, "no_delete"), lambda: delattr(c, "x"), lambda: C.x.fdel(c), lambda: A.x.__get__(5), lambda: A.x.__set__(3, 4), lambda: setattr(A.x, "fget", 1)):
    print(attempt(f))
    # expect: AttributeError: 'A' object has no attribute '_x'
    # expect: AttributeError: property 'ro' of 'A' object has no setter
    # expect: AttributeError: property 'ro' of 'A' object has no deleter
    # expect: AttributeError: property 'wo' of 'A' object has no getter
    # expect: AttributeError: property 'nothing' of 'A' object has no getter
    # expect: AttributeError: property 'nothing' of 'A' object has no setter
    # expect: AttributeError: property 'no_delete' of 'A' object has no deleter
    # expect: AttributeError: property 'x' of 'C' object has no deleter
    # expect: TypeError: 'NoneType' object is not callable
    # expect: AttributeError: 'int' object has no attribute '_x'
    # expect: AttributeError: 'int' object has no attribute '_x' and no __dict__ for setting new attributes
    # expect: AttributeError: readonly attribute
a.wo = 3
print(a._wo, A.x.__get__(None, A) is A.x, A.x.fget.__name__, A.wo.fget, A.x.__isabstractmethod__, vars(A)["ro"].__get__(a), A.ro.fset)
# expect: 3 True x None False read only None
p = property(lambda self: 1, doc="given doc")
print(p.__doc__, property(len).__doc__ == len.__doc__, attempt(property, 1, 2, 3, 4, 5), attempt(property, fget=len).fget is len, p.getter(len).__doc__)
# expect: given doc True TypeError: property() takes at most 4 arguments (5 given) True given doc
class Sub(property):
    def __get__(self, obj, owner=None): return "sub" if obj is None else super().__get__(obj, owner) + 1
class D:
    value = Sub(lambda self: 41)
    def raises(self): raise AttributeError("inside the property")
    bad = property(raises)
    def __getattr__(self, name): return "getattr " + name
print(D.value, D().value, D().bad, attempt(setattr, D(), "value", 1), hasattr(D(), "bad"))
# expect: sub 42 getattr bad AttributeError: property 'value' of 'D' object has no setter True
d = D(); d.__dict__["value"] = "in dict"
print(d.value, d.__dict__)  # expect: 42 {'value': 'in dict'}
class Meta(type):
    @property
    def cp(cls): return "class property of " + cls.__name__
class E(metaclass=Meta): pass
print(E.cp, attempt(lambda: E().cp), attempt(setattr, E, "cp", 1))
# expect: class property of E AttributeError: 'E' object has no attribute 'cp' AttributeError: property 'cp' of 'Meta' object has no setter
class G:
    late = property(lambda self: self._v)
    late = late.setter(lambda self, v: setattr(self, "_v", v))
g = G(); g.late = "set late"; g.late += "!"
print(g.late, g.__dict__)  # expect: set late! {'_v': 'set late!'}
