# check with: 3.13
# property objects.
class Temperature:
    def __init__(self):
        self._celsius = 0
    @property
    def celsius(self):
        "Degrees."
        return self._celsius
    @celsius.setter
    def celsius(self, value):
        self._celsius = value
    @celsius.deleter
    def celsius(self):
        self._celsius = None
    read_only = property(lambda self: 1, doc="given")
    write_only = property(None, lambda self, value: None)
t = Temperature()
t.celsius = 5
print(t.celsius, Temperature.celsius.__doc__, Temperature.read_only.__doc__, Temperature.celsius.__name__, Temperature.celsius.fget.__name__, Temperature.write_only.fget)
# expect: 5 Degrees. given celsius celsius None
del t.celsius
print(t.celsius, Temperature.__dict__["celsius"].__get__(t), Temperature.celsius.__isabstractmethod__, Temperature.celsius.fset is not None)
# expect: None None False True
extended = Temperature.celsius.getter(lambda self: "new")
print(extended.fget(None), extended is Temperature.celsius, extended.fset is Temperature.celsius.fset, extended.__doc__)
# expect: new False True None
class Named(property):
    pass
class Holder:
    value = Named(lambda self: 3)
print(Holder().value, type(Holder.value).__name__, Holder.value.__name__)  # expect: 3 Named value
def setter(name, value=1):
    return lambda: setattr(t, name, value)
for call in (setter("read_only"), lambda: delattr(t, "read_only"), lambda: t.write_only, lambda: delattr(t, "write_only"), lambda: property(1, 2, 3, 4, 5), lambda: property(x=1), lambda: property().__get__(t), lambda: property().__set__(t, 1), lambda: setattr(Temperature.celsius, "fget", 1),
             lambda: property(lambda: 1).__get__(t), lambda: property().__name__):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: AttributeError property 'read_only' of 'Temperature' object has no setter
        # expect: AttributeError property 'read_only' of 'Temperature' object has no deleter
        # expect: AttributeError property 'write_only' of 'Temperature' object has no getter
        # expect: AttributeError property 'write_only' of 'Temperature' object has no deleter
        # expect: TypeError property() takes at most 4 arguments (5 given)
        # expect: TypeError property() got an unexpected keyword argument 'x'
        # expect: AttributeError property of 'Temperature' object has no getter
        # expect: AttributeError property of 'Temperature' object has no setter
        # expect: AttributeError readonly attribute
        # expect: TypeError <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
        # expect: AttributeError 'property' object has no attribute '__name__'
print(property(None, None, None, "doc").__doc__, property().__doc__, property(5).fget)  # expect: doc None 5
anonymous = property(lambda self: 1)
anonymous.__doc__ = "set later"
print(anonymous.__doc__)  # expect: set later
