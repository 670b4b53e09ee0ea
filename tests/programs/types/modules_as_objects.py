# check with: 3.13
# Module objects.
import sys
Module = type(sys)
m = Module("name", "doc")
print(m, m.__name__, m.__doc__, m.__package__, m.__loader__, m.__spec__, sorted(m.__dict__), m.__annotations__, "__annotations__" in m.__dict__)
m.x = 1
print(m.x, vars(m)["x"], sorted(n for n in dir(m) if not n.startswith("__")), Module("other").__doc__)
m.__getattr__ = lambda name: "computed " + name
print(m.anything, hasattr(m, "y"))
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
del m.__getattr__
class Special(Module):
    y = 5
    def __repr__(self):
        return "<special>"
    @property
    def prop(self):
        return self.__name__
s = Special("s")
print(s, s.y, s.prop, isinstance(s, Module))
m.__class__ = Special
print(m, m.y)
def __main():
    pass
for call in (lambda: Module(), lambda: Module(1), lambda: Module("a", "b", "c"), lambda: m.nothing, lambda: delattr(m, "nothing"), lambda: setattr(m, "__dict__", {}), lambda: Module("q").zzz, lambda: Module.__new__(Module).zzz, lambda: Module("a")(), lambda: Module(name="kw", doc="d").__doc__):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(Module.__new__(Module).__dict__, repr(Module.__new__(Module)))
