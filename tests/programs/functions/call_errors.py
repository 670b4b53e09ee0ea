# check with: 3.13
# Messages that name the callee, which versions word differently.
class C:
    def method(self, a): pass
    def __init__(self, x): pass
def f(**kwargs): pass
calls = [lambda: C(), lambda: C(1).method(), lambda: C(1).method(1, 2), lambda: C.method(), lambda: f(**{1: 2}), lambda: f(*5),
         lambda: f(**5), lambda: f(a=1, **{"a": 2}), lambda: 5(), lambda: "s"(), lambda: None(), lambda: len(), lambda: len(1, 2),
         lambda: object(1), lambda: [].append(), lambda: "a".upper(1), lambda: int(x=1), lambda: C(1)()]
for call in calls:
    try:
        call()
        print("fits")
    except TypeError as error:
        print(error)
        # expect: C.__init__() missing 1 required positional argument: 'x'
        # expect: C.method() missing 1 required positional argument: 'a'
        # expect: C.method() takes 2 positional arguments but 3 were given
        # expect: C.method() missing 2 required positional arguments: 'self' and 'a'
        # expect: keywords must be strings
        # expect: __main__.f() argument after * must be an iterable, not int
        # expect: __main__.f() argument after ** must be a mapping, not int
        # expect: __main__.f() got multiple values for keyword argument 'a'
        # expect: 'int' object is not callable
        # expect: 'str' object is not callable
        # expect: 'NoneType' object is not callable
        # expect: len() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (2 given)
        # expect: object() takes no arguments
        # expect: list.append() takes exactly one argument (0 given)
        # expect: str.upper() takes no arguments (1 given)
        # expect: int() got an unexpected keyword argument 'x'
        # expect: 'C' object is not callable
