# check with: 3.13
# Module objects.
import sys
Module = type(sys)
m = Module("name", "doc")
print(m, m.__name__, m.__doc__, m.__package__, m.__loader__, m.__spec__, sorted(m.__dict__), m.__annotations__, "__annotations__" in m.__dict__)
# expect: <module 'name'> name doc None None None ['__doc__', '__loader__', '__name__', '__package__', '__spec__'] {} True
m.x = 1
print(m.x, vars(m)["x"], sorted(n for n in dir(m) if not n.startswith("__")), Module("other").__doc__)
# expect: 1 1 ['x'] None
m.__getattr__ = lambda name: "computed " + name
print(m.anything, hasattr(m, "y"))  # expect: computed anything True
m.__dir__ = lambda: ["b", "a"]
print(dir(m))  # expect: ['a', 'b']
del m.__getattr__
class Special(Module):
    y = 5
    def __repr__(self):
        return "<special>"
    @property
    def prop(self):
        return self.__name__
s = Special("s")
print(s, s.y, s.prop, isinstance(s, Module))  # expect: <special> 5 s True
m.__class__ = Special
print(m, m.y)  # expect: <special> 5
def __main():
    pass
for call in (lambda: Module(), lambda: Module(1), lambda: Module("a", "b", "c"), lambda: m.nothing, lambda: delattr(m, "nothing"), lambda: setattr(m, "__dict__", {}), lambda: Module("q").zzz, lambda: Module.__new__(Module).zzz, lambda: Module("a")(), lambda: Module(name="kw", doc="d").__doc__):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError module() missing required argument 'name' (pos 1)
        # expect: TypeError module() argument 'name' must be str, not int
        # expect: TypeError module() takes at most 2 arguments (3 given)
        # expect: AttributeError module 'name' has no attribute 'nothing'
        # expect: AttributeError 'Special' object has no attribute 'nothing'
        # expect: AttributeError readonly attribute
        # expect: AttributeError module 'q' has no attribute 'zzz'
        # expect: AttributeError module has no attribute 'zzz'
        # expect: TypeError 'module' object is not callable
        # expect: d
print(Module.__new__(Module).__dict__, repr(Module.__new__(Module)))  # expect: {} <module '?'>
