# check with: 3.13
# The function type: making functions from code, and their attributes.
FunctionType = type(lambda: 0)
def template(a, b=2, *, c=3):
    return a, b, c, NAME
made = FunctionType(template.__code__, {"NAME": "here"})
print(made.__name__, made.__defaults__, made.__kwdefaults__, made.__closure__, made.__module__, made.__globals__)
# expect: template None None None None {'NAME': 'here'}
made = FunctionType(template.__code__, {"NAME": "there"}, "named", (20,), None, {"c": 30})
print(made(1), made.__name__, made.__defaults__, made.__kwdefaults__, made.__qualname__)
# expect: (1, 20, 30, 'there') named (20,) {'c': 30} template
def outer():
    captured = "cell"
    def inner():
        return captured
    return inner
inner = outer()
Cell = type(inner.__closure__[0])
print(inner.__closure__[0].cell_contents, FunctionType(inner.__code__, {}, closure=(Cell("other"),))())
# expect: cell other
inner.__closure__[0].cell_contents = "changed"
print(inner(), Cell() == Cell(), Cell(1) < Cell(2), Cell(3).cell_contents)  # expect: changed True True 3
try:
    Cell().cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
template.__defaults__ = (5,)
template.__kwdefaults__ = {"c": 6}
NAME = "global"
print(template(1), template.__annotations__, template.__dict__, template.__type_params__, template.__builtins__ is not None)
# expect: (1, 5, 6, 'global') {} {} () True
template.note = 1
template.__doc__ = "doc"
template.__name__, template.__qualname__ = "new", "New.name"
print(template.__dict__, template.__doc__, repr(template).split(" at ")[0])
# expect: {'note': 1} doc <function New.name
for call in (lambda: FunctionType(), lambda: FunctionType(1, {}), lambda: FunctionType(template.__code__, 1), lambda: FunctionType(inner.__code__, {}),
             lambda: FunctionType(inner.__code__, {}, closure=()), lambda: FunctionType(inner.__code__, {}, closure=(1,)),
             lambda: FunctionType(template.__code__, {}, 1), lambda: FunctionType(template.__code__, {}, None, 1), lambda: FunctionType(template.__code__, {}, closure=(Cell(),)),
             lambda: setattr(template, "__defaults__", 1), lambda: setattr(template, "__kwdefaults__", 1), lambda: setattr(template, "__name__", 1),
             lambda: setattr(template, "__globals__", {}), lambda: setattr(template, "__closure__", ()), lambda: setattr(template, "__dict__", 1),
             lambda: setattr(template, "__annotations__", 1), lambda: Cell(1, 2)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError function() missing required argument 'code' (pos 1)
        # expect: TypeError function() argument 'code' must be code, not int
        # expect: TypeError function() argument 'globals' must be dict, not int
        # expect: TypeError arg 5 (closure) must be tuple
        # expect: ValueError inner requires closure of length 1, not 0
        # expect: TypeError arg 5 (closure) expected cell, found int
        # expect: TypeError arg 3 (name) must be None or string
        # expect: TypeError arg 4 (defaults) must be None or tuple
        # expect: ValueError template requires closure of length 0, not 1
        # expect: TypeError __defaults__ must be set to a tuple object
        # expect: TypeError __kwdefaults__ must be set to a dict object
        # expect: TypeError __name__ must be set to a string object
        # expect: AttributeError readonly attribute
        # expect: AttributeError readonly attribute
        # expect: TypeError __dict__ must be set to a dictionary, not a 'int'
        # expect: TypeError __annotations__ must be set to a dict object
        # expect: TypeError cell expected at most 1 argument, got 2
