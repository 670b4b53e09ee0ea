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
        # expect: NameError name 'undefined' is not defined undefined
        # expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value None
        # expect: NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope y
        # expect: AttributeError 'Thing' object has no attribute 'a' a <__main__.Thing obje
        # expect: AttributeError 'Thing' object has no attribute 'b' b <__main__.Thing obje
        # expect: AttributeError 'Thing' object has no attribute 'b' and no __dict__ for setting new attributes b <__main__.Thing obje
        # expect: AttributeError a None None
        # expect: AttributeError type object 'int' has no attribute 'nothing' nothing <class 'int'>
        # expect: AttributeError 'int' object has no attribute 'nothing' nothing 5
        # expect: AttributeError 'NoneType' object has no attribute 'nothing' nothing None
        # expect: AttributeError 'list' object has no attribute 'nothing' nothing []
        # expect: AttributeError 'list' object has no attribute 'x' and no __dict__ for setting new attributes x []
        # expect: AttributeError 'builtin_function_or_method' object has no attribute 'nothing' nothing <built-in function l
        # expect: AttributeError 'function' object has no attribute 'nothing' nothing <function <lambda>.<
        # expect: AttributeError 'super' object has no attribute 'nothing' nothing <super: <class 'int'
        # expect: AttributeError 'int' object has no attribute 'x' x 1
        # expect: AttributeError 'object' object has no attribute '__dict__' __dict__ <object
        # expect: AttributeError type object 'type' has no attribute 'nothing' nothing <class 'type'>
        # expect: TypeError cannot set 'real' attribute of immutable type 'int'
        # expect: AttributeError 'NoneType' object has no attribute 'x' x None
        # expect: AttributeError 'str' object has no attribute 'x' x 'a'
        # expect: AttributeError attribute 'real' of 'int' objects is not writable None None
        # expect: AttributeError attribute 'real' of 'int' objects is not writable None None
try:
    import no_such_module_anywhere
except ImportError as error:
    print(type(error).__name__, error, error.name, error.path, error.msg)
    # expect: ModuleNotFoundError No module named 'no_such_module_anywhere' no_such_module_anywhere None No module named 'no_such_module_anywhere'
try:
    from sys import no_such_name_anywhere
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name, error.name_from)
    # expect: ImportError cannot import name 'no_such_name_anywhere' from 'sys' sys no_such_name_anywhere
try:
    global_deleted = 1
    del global_deleted
    global_deleted
except NameError as error:
    print(error, error.name)  # expect: name 'global_deleted' is not defined global_deleted
try:
    [].zz
except AttributeError as error:
    error.name, error.obj = "changed", None
    print(error.name, error.obj, error)  # expect: changed None 'list' object has no attribute 'zz'
