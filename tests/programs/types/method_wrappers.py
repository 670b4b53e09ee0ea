# check with: 3.13
# staticmethod, classmethod and bound methods.
def plain(*args):
    "Doc."
    return args
static, clsm = staticmethod(plain), classmethod(plain)
print(static(1), static.__func__ is plain, static.__wrapped__ is plain, static.__name__, static.__doc__, clsm.__func__ is plain, clsm.__name__, clsm.__isabstractmethod__)
# expect: (1,) True True plain Doc. True plain False
class Holder:
    static = staticmethod(plain)
    clsm = classmethod(plain)
    bound = plain
    builtin = len
    wrapped_class = classmethod(len)
h = Holder()
print(h.static(1), Holder.static(2), [type(v).__name__ for v in h.clsm(1)], Holder.clsm(2)[0].__name__, h.bound(3)[1:], Holder.bound(4))
# expect: (1,) (2,) ['type', 'int'] Holder (3,) (4,)
m = h.bound
print(m.__self__ is h, m.__func__ is plain, m.__name__, m.__doc__, m == h.bound, m is h.bound, hash(m) == hash(h.bound), m != Holder().bound, m.__module__, m.__qualname__)
# expect: True True plain Doc. True False True True __main__ plain
Method = type(m)
made = Method(plain, 5)
print(made(6), made.__self__, Method(len, [1, 2])(), Method(plain, h) == m, made.__get__(None, int) is made)
# expect: (5, 6) 5 2 True True
print(repr(static).split(" at ")[0], repr(clsm).split(" at ")[0], repr(m).split(" at ")[0], static.__dict__ if False else "", repr(Method(len, [1])))
# expect: <staticmethod(<function plain <classmethod(<function plain <bound method plain of <__main__.Holder object  <bound method len of [1]>
static.extra = 1
print(static.extra, plain.__dict__)  # expect: 1 {}
for call in (lambda: clsm(1), lambda: staticmethod(), lambda: classmethod(1, 2), lambda: staticmethod(x=1), lambda: Method(), lambda: Method(1, 2), lambda: Method(plain, None), lambda: setattr(m, "x", 1), lambda: m.nothing, lambda: setattr(m, "__self__", 1), lambda: h.wrapped_class(), lambda: staticmethod(1)(), lambda: m < m, lambda: setattr(static, "__func__", 1)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'classmethod' object is not callable
        # expect: TypeError staticmethod expected 1 argument, got 0
        # expect: TypeError classmethod expected 1 argument, got 2
        # expect: TypeError staticmethod() takes no keyword arguments
        # expect: TypeError method expected 2 arguments, got 0
        # expect: TypeError first argument must be callable
        # expect: TypeError instance must not be None
        # expect: AttributeError 'method' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: AttributeError 'function' object has no attribute 'nothing'
        # expect: AttributeError readonly attribute
        # expect: TypeError object of type 'type' has no len()
        # expect: TypeError 'int' object is not callable
        # expect: TypeError '<' not supported between instances of 'method' and 'method'
        # expect: AttributeError readonly attribute
print(clsm.__get__(None, int)(1)[0] is int, clsm.__get__(5)()[0] is int, static.__get__(5)(1))
# expect: True True (1,)
