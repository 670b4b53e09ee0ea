# Decorators: order, arguments, classes, stacked.
def show(name):
    print("make", name)
    def decorate(f):
        print("apply", name, f.__name__)
        def wrapper(*args, **kwargs):
            return "%s(%s)" % (name, f(*args, **kwargs))
        wrapper.__name__ = f.__name__
        return wrapper
    return decorate
@show("outer")
@show("inner")
def f(x, y=2):
    return x + y
    # expect: make outer
    # expect: make inner
    # expect: apply inner f
    # expect: apply outer f
print(f(1), f(1, y=5), f.__name__)  # expect: outer(inner(3)) outer(inner(6)) f
class Count:
    def __init__(self, f):
        self.f, self.calls = f, 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)
@Count
def double(x): return x * 2
print(double(2), double(4), double.calls)  # expect: 4 8 2
def register(cls):
    cls.tag = cls.__name__.lower()
    return cls
@register
class Thing: pass
print(Thing.tag)  # expect: thing
def memo(f):
    cache = {}
    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))  # expect: 23416728348467685
