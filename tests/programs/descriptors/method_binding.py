# check with: 3.13
# Binding of functions, built-ins, classmethods, staticmethods, callables and partials; bound methods as objects.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def function(*args): return args
class Callable:
    def __call__(self, *args): return ("called", args)
class C:
    f = function
    b = len
    t = int
    call = Callable()
    s = staticmethod(function)
    c = classmethod(function)
    l = lambda self, *a: (self.name, a)
    sc = staticmethod(Callable())
    def __init__(self, name="c"): self.name = name
    def __repr__(self): return "<%s>" % self.name
    def m(self): return self.name
    @classmethod
    def cm(cls, x=0): return cls.__name__, x
    @staticmethod
    def sm(x=0): return x
class D(C): pass
c, d = C(), D("d")
print(c.f(1), c.b([1, 2]), c.t("5"), c.call(1), c.s(1), len(c.c(1)), c.c(1)[0].__name__, d.c()[0].__name__, c.l(2), c.sc(3))
# expect: (<c>, 1) 2 5 ('called', (1,)) (1,) 2 C D ('c', (2,)) ('called', (3,))
print(C.f(1), C.m(d), D.m(d), D.cm(1), d.cm(2), d.sm(3), C.sm(4), attempt(C.m), attempt(C.l))
# expect: (1,) d d ('D', 1) ('D', 2) 3 4 TypeError: C.m() missing 1 required positional argument: 'self' TypeError: C.<lambda>() missing 1 required positional argument: 'self'
m = c.m
print(m.__self__ is c, m.__func__ is C.m, m == c.m, m is c.m, m == C("other").m, hash(m) == hash(c.m), {m: 1}[c.m], m.__name__, m.__qualname__, m.__module__, attempt(setattr, m, "x", 1), type(m).__name__, repr(m), m.__doc__)
# expect: True True True False False True 1 m C.m __main__ AttributeError: 'method' object has no attribute 'x' and no __dict__ for setting new attributes method <bound method C.m of <c>> None
c.inst = function; c.bound = d.m
print(c.inst(1), c.bound(), c.m.__get__(d)(), function.__get__(5)(6), function.__get__(None, C) is function, attempt(function.__get__, None), type(m)(function, 7)(8), attempt(type(m), 5, 6), attempt(type(m), function, None), attempt(type(m), function))
# expect: (1,) d c (5, 6) True TypeError: __get__(None, None) is invalid (7, 8) TypeError: first argument must be callable TypeError: instance must not be None TypeError: method expected 2 arguments, got 1
print(C.__dict__["s"].__func__ is function, C.__dict__["cm"].__func__.__name__, C.__dict__["cm"].__get__(None, D)(9), C.__dict__["sm"](5), attempt(C.__dict__["cm"]), C.__dict__["s"].__wrapped__ is function, repr(C.__dict__["sm"])[:22], C.cm.__self__ is C, D.cm.__self__ is D, D.cm == D.cm, C.cm == D.cm)
# expect: True cm ('D', 9) 5 TypeError: 'classmethod' object is not callable True <staticmethod(<functio True True True False
print([].append.__self__, "a".upper.__name__, str.upper.__get__("x")(), str.upper("y"), attempt(str.upper, 5), attempt(str.upper), [].append.__qualname__, str.upper.__objclass__, dict.fromkeys.__self__, "abc".__len__(), int.__add__(1, 2), (1).__add__.__self__, attempt(int.__add__, "a", 1), type([].append).__name__, type(str.upper).__name__, type("".__add__).__name__, type(str.__add__).__name__, "a".upper == "a".upper, [].append == [].append)
# expect: [] upper X Y TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object TypeError: unbound method str.upper() needs an argument list.append <class 'str'> <class 'dict'> 3 3 1 TypeError: descriptor '__add__' requires a 'int' object but received a 'str' builtin_function_or_method method_descriptor method-wrapper wrapper_descriptor True False
class N:
    class Inner:
        def __get__(self, obj, owner): return "inner get", obj is None
    inner = Inner()
    cls = Inner
print(N.inner, N().inner, N.cls is N.Inner, N().cls is N.Inner)
# expect: ('inner get', True) ('inner get', False) True True
class Wrap:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner=None): return self if obj is None else lambda *a: ("wrapped", self.f(obj, *a))
class W:
    @Wrap
    def method(self, x): return x
    @classmethod
    @Wrap
    def both(cls): return cls
    @staticmethod
    @Wrap
    def stat(): pass
print(W().method(3), type(W.method).__name__, type(W.__dict__["both"].__func__).__name__, type(W.stat).__name__)
# expect: ('wrapped', 3) Wrap Wrap Wrap
def later(self): return "added later by " + self.name
C.later = later
print(c.later(), d.later(), D.later is later); del C.later; print(attempt(lambda: d.later()))
# expect: added later by c added later by d True
# expect: AttributeError: 'D' object has no attribute 'later'
