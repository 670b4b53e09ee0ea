# check with: 3.13
# Built-in functions about objects: arguments and errors.
class Thing:
    x = 1
    def __init__(self):
        self.y = 2
t = Thing()
print(getattr(t, "x"), getattr(t, "z", None), hasattr(t, "z"), setattr(t, "z", 3), t.z, delattr(t, "z"), vars(t), callable(t), callable(Thing), callable(len), isinstance(t, (int, (str, Thing))), issubclass(bool, (str, int)), id(t) == id(t), type(t) is Thing, hash("a") == hash("a"), repr("\n"), ascii("\xe9\u20ac\U0001f600"), chr(8364), ord("\u20ac"), bin(-5), oct(8), hex(-255), abs(-5), abs(-1.5), abs(3 + 4j), round(2.5), round(-0.5), round(1.005, 2), divmod(-7, 2), divmod(7.5, -2), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), sum([0.1] * 10), sum([[1], [2]], []), all([]), any([]), len("\U0001f600"))
# expect: 1 None False None 3 None {'y': 2} False True True True True True True True '\n' '\xe9\u20ac\U0001f600' € 8364 -0b101 0o10 -0xff 5 1.5 5.0 2 0 1.0 (-4, 1) (-4.0, -0.5) 1024 24 5 1.0 [1, 2] True False 1
for call in (lambda: getattr(t), lambda: getattr(t, 1), lambda: getattr(t, "z"), lambda: hasattr(t, 1), lambda: setattr(t, "a"), lambda: setattr(t, 1, 2), lambda: delattr(t, "nothing"), lambda: vars(5), lambda: callable(), lambda: isinstance(1), lambda: id(), lambda: hash({}), lambda: repr(), lambda: ascii(), lambda: chr("a"), lambda: chr(0x110000), lambda: chr(-1), lambda: chr(1.5), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: bin(1.5), lambda: hex("a"), lambda: abs(None), lambda: abs(), lambda: round(), lambda: round("a"), lambda: round(1, 2, 3),
             lambda: divmod(1), lambda: divmod("a", 1), lambda: pow(1), lambda: pow("a", 2), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: sum(5), lambda: sum([1], start="a"), lambda: sum([], x=1), lambda: all(5), lambda: len(), lambda: len(1, 2), lambda: type(), lambda: type(1, 2), lambda: iter(5), lambda: callable(1, 2), lambda: print(sep=5), lambda: print(end=5), lambda: print(nothing=1), lambda: input(1, 2), lambda: open(), lambda: open([]), lambda: globals(1), lambda: locals(1), lambda: hash(), lambda: __import__(), lambda: __import__(5), lambda: __import__(""), lambda: format(), lambda: zip(strict=1, x=2), lambda: breakpoint.__name__, lambda: staticmethod(), lambda: sorted(5, key=1), lambda: max(5, 6, key=3), lambda: object(5)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: TypeError getattr expected at least 2 arguments, got 1
        # expect: TypeError attribute name must be string, not 'int'
        # expect: AttributeError 'Thing' object has no attribute 'z'
        # expect: TypeError attribute name must be string, not 'int'
        # expect: TypeError setattr expected 3 arguments, got 2
        # expect: TypeError attribute name must be string, not 'int'
        # expect: AttributeError 'Thing' object has no attribute 'nothing'
        # expect: TypeError vars() argument must have __dict__ attribute
        # expect: TypeError callable() takes exactly one argument (0 given)
        # expect: TypeError isinstance expected 2 arguments, got 1
        # expect: TypeError id() takes exactly one argument (0 given)
        # expect: TypeError unhashable type: 'dict'
        # expect: TypeError repr() takes exactly one argument (0 given)
        # expect: TypeError ascii() takes exactly one argument (0 given)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError ord() expected a character, but string of length 0 found
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected string of length 1, but int found
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError bad operand type for abs(): 'NoneType'
        # expect: TypeError abs() takes exactly one argument (0 given)
        # expect: TypeError round() missing required argument 'number' (pos 1)
        # expect: TypeError type str doesn't define __round__ method
        # expect: TypeError round() takes at most 2 arguments (3 given)
        # expect: TypeError divmod expected 2 arguments, got 1
        # expect: TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
        # expect: TypeError pow() missing required argument 'exp' (pos 2)
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
        # expect: ValueError pow() 3rd argument cannot be 0
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError sum() got an unexpected keyword argument 'x'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError len() takes exactly one argument (0 given)
        # expect: TypeError len() takes exactly one argument (2 given)
        # expect: TypeError type() takes 1 or 3 arguments
        # expect: TypeError type() takes 1 or 3 arguments
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError callable() takes exactly one argument (2 given)
        # expect: TypeError sep must be None or a string, not int
        # expect: TypeError end must be None or a string, not int
        # expect: TypeError print() got an unexpected keyword argument 'nothing'
        # expect: TypeError input expected at most 1 argument, got 2
        # expect: TypeError open() missing required argument 'file' (pos 1)
        # expect: TypeError expected str, bytes or os.PathLike object, not list
        # expect: TypeError globals() takes no arguments (1 given)
        # expect: TypeError locals() takes no arguments (1 given)
        # expect: TypeError hash() takes exactly one argument (0 given)
        # expect: TypeError __import__() missing required argument 'name' (pos 1)
        # expect: TypeError module name must be a string
        # expect: ValueError Empty module name
        # expect: TypeError format expected at least 1 argument, got 0
        # expect: TypeError zip() takes at most 1 keyword argument (2 given)
        # expect: breakpoint
        # expect: TypeError staticmethod expected 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not callable
        # expect: TypeError object() takes no arguments
