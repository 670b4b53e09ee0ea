# check with: 3.13
# Generator objects: attributes, names, frames, running state, iteration protocol, expressions, arguments, exceptions before the start.
import sys
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def g(a, b=2):
    "doc of g"
    x = a + b
    yield x
    y = yield x * 2
    return y
i = g(1)
print(type(i).__name__, i.__name__, i.__qualname__, i.gi_running, i.gi_code is g.__code__, i.gi_yieldfrom, i.gi_frame is not None, iter(i) is i, repr(i).startswith("<generator object g at"), g.__doc__, bool(i), hash(i) == hash(i))
# expect: generator g g False True None True True True doc of g True True
print(next(i), sorted(i.gi_frame.f_locals.items()), i.gi_frame.f_lineno - g.__code__.co_firstlineno, next(i), attempt(lambda: i.send("sent")), i.gi_frame, attempt(next, i), i.gi_code.co_name)
# expect: 3 [('a', 1), ('b', 2), ('x', 3)] 3 6 StopIteration: sent None StopIteration:  g
i.__name__ = "renamed"; i.__qualname__ = "q.renamed"
print(repr(i)[:28], attempt(setattr, i, "__name__", 5), attempt(delattr, i, "__name__") if False else "", attempt(setattr, i, "gi_running", 1), attempt(setattr, i, "new", 1), attempt(lambda: i.missing), attempt(type(i)), attempt(lambda: type("G", (type(i),), {})))
# expect: <generator object q.renamed  TypeError: __name__ must be set to a string object  AttributeError: attribute 'gi_running' of 'generator' objects is not writable AttributeError: 'generator' object has no attribute 'new' and no __dict__ for setting new attributes AttributeError: 'generator' object has no attribute 'missing' TypeError: cannot create 'generator' instances TypeError: type 'generator' is not an acceptable base type
e = (n * n for n in range(4))
print(e.__name__, next(e), list(e), list(e), attempt(lambda: (n for n in 5)), attempt(lambda: (1 // n for n in (0,)).__next__()), sum(n for n in range(5)), [*(n for n in "ab")], dict((k, 1) for k in "xy"), max((n for n in (3, 1)), default=0), any(n > 2 for n in range(5)), all(n for n in ()), sorted((n for n in (2, 1)), reverse=True), "".join(c for c in "abc" if c != "b"), set(n % 2 for n in range(4)))
# expect: <genexpr> 0 [1, 4, 9] [] TypeError: 'int' object is not iterable ZeroDivisionError: integer division or modulo by zero 10 ['a', 'b'] {'x': 1, 'y': 1} 3 True True [2, 1] ac {0, 1}
print(attempt(g), attempt(g, 1, 2, 3), attempt(g, c=1), attempt(lambda: len(g(1))), attempt(lambda: g(1)[0]), 3 in g(1), attempt(lambda: next(g("a"))), list(zip(g(1), g(2))), list(g(1)), tuple(g(5)), [x for x in g(0)], attempt(lambda: g(1) + g(2)), attempt(i.send), attempt(i.send, 1, 2), attempt(i.throw), g(1) == g(1))
# expect: TypeError: g() missing 1 required positional argument: 'a' TypeError: g() takes from 1 to 2 positional arguments but 3 were given TypeError: g() got an unexpected keyword argument 'c' TypeError: object of type 'generator' has no len() TypeError: 'generator' object is not subscriptable True TypeError: can only concatenate str (not "int") to str [(3, 4), (6, 8)] [3, 6] (7, 14) [2, 4] TypeError: unsupported operand type(s) for +: 'generator' and 'generator' TypeError: generator.send() takes exactly one argument (0 given) TypeError: generator.send() takes exactly one argument (2 given) TypeError: throw expected at least 1 argument, got 0 False
def early():
    raise ValueError("before the first yield")
    yield
it = early()
print(attempt(next, it), attempt(next, it), list(it))
# expect: ValueError: before the first yield StopIteration:  []
def nothing():
    return
    yield
def value(): return 5; yield
print(list(nothing()), attempt(next, nothing()), attempt(next, value()), next(value(), "default"))
# expect: [] StopIteration:  StopIteration: 5 default
try: next(value())
except StopIteration as stop: print(stop.value, stop.args)  # expect: 5 (5,)
def arguments(*args, k=1, **kw):
    yield args
    yield k, kw
print(list(arguments(1, 2, k=3, z=4)))  # expect: [(1, 2), (3, {'z': 4})]
def counter():
    n = 0
    while True:
        step = yield n
        n += 1 if step is None else step
c = counter()
print([next(c), next(c), c.send(10), c.send(-5), next(c)])  # expect: [0, 1, 11, 6, 7]
def fib():
    a, b = 0, 1
    while 1:
        yield a
        a, b = b, a + b
def take(n, it): return [x for x, _ in zip(it, range(n))]
print(take(12, fib()))  # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
print(take(10, primes()))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
def tree(t):
    if t:
        left, v, right = t
        yield from tree(left)
        yield v
        yield from tree(right)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))  # expect: [1, 2, 3, 4]
def handler_state():
    try: 1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]
h = handler_state()
print(next(h), sys.exc_info()[0]);  # expect: ZeroDivisionError None
try: raise KeyError
except KeyError: print(next(h), sys.exc_info()[0].__name__, next(h).__name__ if False else "")
# expect: ZeroDivisionError KeyError 
print(next(h, None), sys.exc_info()[0])  # expect: None None
class Holder:
    def __iter__(self):
        for x in self.items(): yield x
    def items(self): yield from ("a", "b")
print(list(Holder()), dict(enumerate(Holder())), max(Holder()))  # expect: ['a', 'b'] {0: 'a', 1: 'b'} b
many = [counter() for _ in range(500)]
print(sum(next(m) for m in many) + sum(m.send(2) for m in many))  # expect: 1000
