# check with: 3.13
# Star arguments of every form, evaluation order, and the texts of the errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def f(*args, **kwargs): return args, kwargs
def g(a, b=2, *rest, c, d=4, **more): return a, b, rest, c, d, sorted(more.items())
print(f(), f(1, *[2, 3], 4, *(5,), k=1, **{"m": 2}, **{}), f(*"ab", *range(2)), f(**{"a b": 1, "": 2}), f(*{}, **{}))
# expect: ((), {}) ((1, 2, 3, 4, 5), {'k': 1, 'm': 2}) (('a', 'b', 0, 1), {}) ((), {'a b': 1, '': 2}) ((), {})
print(g(1, c=3), g(1, *[9, 8, 7], c=0, e=5), g(*"xyz", **{"c": 1, "d": 2, "z": 3}), g(b=1, a=0, c=3))
# expect: (1, 2, (), 3, 4, []) (1, 9, (8, 7), 0, 4, [('e', 5)]) ('x', 'y', ('z',), 1, 2, [('z', 3)]) (0, 1, (), 3, 4, [])
order = []
def note(x): order.append(x); return x
f(note(1), *[note(2)], note(3), a=note(4), *[note(5)], **{"b": note(6)}, c=note(7))
print(order)  # expect: [1, 2, 3, 5, 4, 6, 7]
class Mapping:
    def keys(self): return ["p", "q"]
    def __getitem__(self, key): return key.upper()
class NoKeys:
    def __getitem__(self, key): return 1
class BadKeys:
    def keys(self): raise RuntimeError("keys failed")
class IntKeys:
    def keys(self): return [1]
    def __getitem__(self, key): return key
print(f(**Mapping()), f(**Mapping(), x=1), dict(**Mapping()))
# expect: ((), {'p': 'P', 'q': 'Q'}) ((), {'p': 'P', 'q': 'Q', 'x': 1}) {'p': 'P', 'q': 'Q'}
cases = [
    lambda: f(*5), lambda: f(*None), lambda: f(**5), lambda: f(**[1]), lambda: f(**NoKeys()), lambda: f(**BadKeys()), lambda: f(**IntKeys()), lambda: f(**{1: 2}),
    lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(a=1, **{"a": 2}), lambda: f(*[1], **Mapping(), p=3), lambda: g(), lambda: g(1), lambda: g(c=1), lambda: g(1, a=2, c=3),
    lambda: g(1, 2, 3, **{"b": 1, "c": 2}), lambda: (lambda: 1)(1), lambda: (lambda a: 1)(), lambda: (lambda a, b: 1)(), lambda: (lambda a, b, c: 1)(), lambda: (lambda a, b, c, d: 1)(b=1),
    lambda: (lambda a, b=1: 1)(1, 2, 3), lambda: (lambda *, k: 1)(), lambda: (lambda *, k, m: 1)(), lambda: (lambda *, k, m, n: 1)(m=2), lambda: (lambda *, k: 1)(1, k=2),
    lambda: (lambda a, *, k=1: 1)(1, 2, k=3), lambda: (lambda a: 1)(b=1), lambda: (lambda a: 1)(1, b=1), lambda: (lambda **k: 1)(1, 2), lambda: (lambda a, **k: k)(1, a=2),
    lambda: len(*[1, 2]), lambda: len(x=1), lambda: len(**{}), lambda: int(1, 2, 3), lambda: sorted(), lambda: [].append(), lambda: [].append(1, 2), lambda: [].sort(1),
    lambda: "".join(), lambda: dict(1, 2), lambda: dict(1), lambda: {}.get(), lambda: {}.update(1, 2), lambda: min(), lambda: min(1), lambda: max([]), lambda: sum(1),
]
for case in cases: print(attempt(case))
# expect: TypeError: __main__.f() argument after * must be an iterable, not int
# expect: TypeError: __main__.f() argument after * must be an iterable, not NoneType
# expect: TypeError: __main__.f() argument after ** must be a mapping, not int
# expect: TypeError: __main__.f() argument after ** must be a mapping, not list
# expect: TypeError: __main__.f() argument after ** must be a mapping, not NoKeys
# expect: RuntimeError: keys failed
# expect: TypeError: keywords must be strings
# expect: TypeError: keywords must be strings
# expect: TypeError: __main__.f() got multiple values for keyword argument 'a'
# expect: TypeError: __main__.f() got multiple values for keyword argument 'a'
# expect: TypeError: __main__.f() got multiple values for keyword argument 'p'
# expect: TypeError: g() missing 1 required positional argument: 'a'
# expect: TypeError: g() missing 1 required keyword-only argument: 'c'
# expect: TypeError: g() missing 1 required positional argument: 'a'
# expect: TypeError: g() got multiple values for argument 'a'
# expect: TypeError: g() got multiple values for argument 'b'
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'a'
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 2 required positional arguments: 'a' and 'b'
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 3 required positional arguments: 'a', 'c', and 'd'
# expect: TypeError: <lambda>.<locals>.<lambda>() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required keyword-only argument: 'k'
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 2 required keyword-only arguments: 'k' and 'm'
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 2 required keyword-only arguments: 'k' and 'n'
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
# expect: TypeError: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'b'
# expect: TypeError: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'b'
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 2 were given
# expect: TypeError: <lambda>.<locals>.<lambda>() got multiple values for argument 'a'
# expect: TypeError: len() takes exactly one argument (2 given)
# expect: TypeError: len() takes no keyword arguments
# expect: TypeError: len() takes exactly one argument (0 given)
# expect: TypeError: int expected at most 2 arguments, got 3
# expect: TypeError: sorted expected 1 argument, got 0
# expect: TypeError: list.append() takes exactly one argument (0 given)
# expect: TypeError: list.append() takes exactly one argument (2 given)
# expect: TypeError: sort() takes no positional arguments
# expect: TypeError: str.join() takes exactly one argument (0 given)
# expect: TypeError: dict expected at most 1 argument, got 2
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: get expected at least 1 argument, got 0
# expect: TypeError: update expected at most 1 argument, got 2
# expect: TypeError: min expected at least 1 argument, got 0
# expect: TypeError: 'int' object is not iterable
# expect: ValueError: max() iterable argument is empty
# expect: TypeError: 'int' object is not iterable
class C:
    def method(self, a): return a
    @classmethod
    def cls_method(cls, a): return a
    @staticmethod
    def static(a): return a
    def __init__(self, x=0): self.x = x
    def __call__(self, y): return y
for case in (lambda: C().method(), lambda: C().method(1, 2), lambda: C.method(), lambda: C.method(C()), lambda: C.cls_method(), lambda: C.static(1, 2), lambda: C(1, 2), lambda: C(y=1), lambda: C()(), lambda: C()(1, 2)):
    print(attempt(case))
    # expect: TypeError: C.method() missing 1 required positional argument: 'a'
    # expect: TypeError: C.method() takes 2 positional arguments but 3 were given
    # expect: TypeError: C.method() missing 2 required positional arguments: 'self' and 'a'
    # expect: TypeError: C.method() missing 1 required positional argument: 'a'
    # expect: TypeError: C.cls_method() missing 1 required positional argument: 'a'
    # expect: TypeError: C.static() takes 1 positional argument but 2 were given
    # expect: TypeError: C.__init__() takes from 1 to 2 positional arguments but 3 were given
    # expect: TypeError: C.__init__() got an unexpected keyword argument 'y'
    # expect: TypeError: C.__call__() missing 1 required positional argument: 'y'
    # expect: TypeError: C.__call__() takes 2 positional arguments but 3 were given
def many(a, b, c, d, e, f, g, h, i=0, *, j, k=0): pass
print(attempt(many), attempt(many, *range(8)), attempt(many, *range(20)))
# expect: TypeError: many() missing 8 required positional arguments: 'a', 'b', 'c', 'd', 'e', 'f', 'g', and 'h' TypeError: many() missing 1 required keyword-only argument: 'j' TypeError: many() takes from 8 to 9 positional arguments but 20 were given
def modifies(*args, **kwargs):
    kwargs["new"] = 1
    return args, kwargs
original, given = [1], {"k": 0}
print(modifies(*original, **given), original, given)  # expect: ((1,), {'k': 0, 'new': 1}) [1] {'k': 0}
def generator_argument(*args): return args
print(generator_argument(*(i for i in range(3))), attempt(lambda: f(*(1 // (2 - i) for i in range(4)))))
# expect: (0, 1, 2) ZeroDivisionError: integer division or modulo by zero
