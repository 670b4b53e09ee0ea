# Functions are objects with names, docs, dicts, annotations.
def f(a: int, b: "text" = 1, *args: float, c: list = None, **kw: dict) -> str:
    """Doc of f."""
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__dict__)  # expect: f f Doc of f. __main__ {}
print(sorted((k, getattr(v, "__name__", v)) for k, v in f.__annotations__.items()))
# expect: [('a', 'int'), ('args', 'float'), ('b', 'text'), ('c', 'list'), ('kw', 'dict'), ('return', 'str')]
f.count = 1
f.count += 1
print(f.count, f.__dict__, hasattr(f, "missing"))  # expect: 2 {'count': 2} False
class C:
    def method(self): pass
    class Inner:
        def deep(self): return lambda: 0
print(C.method.__qualname__, C.Inner.deep.__qualname__, C.Inner().deep().__qualname__, C.Inner.__qualname__)
# expect: C.method C.Inner.deep C.Inner.deep.<locals>.<lambda> C.Inner
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, (lambda: 0).__name__, f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_kwonlyargcount)
# expect: outer.<locals>.inner <lambda> f 2 ('a', 'b', 'c', 'args', 'kw') 1
g = f
g.__name__ = "renamed"
print(f.__name__, f is g, callable(f), callable(1), callable(C), callable(C()), type(f).__name__, type(len).__name__)
# expect: renamed True True False True False function builtin_function_or_method
del f.count
try:
    f.count
except AttributeError as error:
    print(error)  # expect: 'function' object has no attribute 'count'
