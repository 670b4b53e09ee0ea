# Properties: get, set, delete, inheritance, errors inside.
class Celsius:
    def __init__(self, t): self.t = t
    @property
    def fahrenheit(self):
        """Doc."""
        return self.t * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.t = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self): print("deleting"); self.t = 0
    @property
    def read_only(self): return "r"
    @property
    def broken(self): return self.nothing_here
c = Celsius(100)
print(c.fahrenheit, Celsius.fahrenheit.__doc__)  # expect: 212.0 Doc.
c.fahrenheit = 32
print(c.t)  # expect: 0.0
c.fahrenheit += 18
print(c.t)  # expect: 10.0
del c.fahrenheit  # expect: deleting
print(c.t)  # expect: 0
for bad in (lambda: setattr(c, "read_only", 1), lambda: delattr(c, "read_only"), lambda: c.broken):
    try:
        bad()
    except AttributeError as error:
        print(type(error).__name__)
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError
print(hasattr(c, "broken"), getattr(c, "broken", "default"), type(Celsius.read_only).__name__)
# expect: False default property
class Sub(Celsius):
    @Celsius.fahrenheit.getter
    def fahrenheit(self): return "sub"
s = Sub(1)
s.fahrenheit = 212
print(s.fahrenheit, s.t)  # expect: sub 100.0
class Old:
    def get(self): return self._v
    def put(self, v): self._v = v * 2
    v = property(get, put, None, "old doc")
o = Old()
o.v = 4
print(o.v, Old.v.__doc__, Old.v.fget is Old.get, Old.v.fdel)  # expect: 8 old doc True None
o.__dict__["v"] = "hidden"
print(o.v)  # expect: 8
