# check with: 3.13
# The name and obj of NameError, AttributeError, ImportError, UnboundLocalError.
class Thing:
    __slots__ = ("a",)
def unbound():
    x
    x = 1
def free():
    def inner():
        return y
    inner()
    y = 1
for call in (lambda: undefined, unbound, free, lambda: Thing().a, lambda: Thing().b, lambda: setattr(Thing(), "b", 1), lambda: delattr(Thing(), "a"), lambda: int.nothing, lambda: (5).nothing, lambda: None.nothing, lambda: [].nothing, lambda: setattr([], "x", 1), lambda: len.nothing, lambda: (lambda: 0).nothing, lambda: super(int, 5).nothing, lambda: getattr(1, "x"), lambda: object().__dict__, lambda: type.nothing, lambda: delattr(int, "real"), lambda: property().fget.x, lambda: "a".x.y, lambda: setattr(5, "real", 1), lambda: delattr(5, "real")):
    try:
        print(call())
    except AttributeError as error:
        print(type(error).__name__, error, error.name, repr(error.obj)[:20].split(" at ")[0].split(" object")[0])
    except NameError as error:
        print(type(error).__name__, error, error.name)
    except TypeError as error:
        print(type(error).__name__, error)
try:
    import no_such_module_anywhere
except ImportError as error:
    print(type(error).__name__, error, error.name, error.path, error.msg)
try:
    from sys import no_such_name_anywhere
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name, error.name_from)
try:
    global_deleted = 1
    del global_deleted
    global_deleted
except NameError as error:
    print(error, error.name)
try:
    [].zz
except AttributeError as error:
    error.name, error.obj = "changed", None
    print(error.name, error.obj, error)
