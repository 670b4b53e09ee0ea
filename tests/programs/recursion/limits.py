# RecursionError: caught at any depth, in methods, generators, comprehensions, key functions; the program goes on as before.
import sys
def attempt(f, *args):
    try: return f(*args)
    except RecursionError as error: return "RecursionError"
def simple(n): return simple(n + 1)
def through_method():
    class C:
        def m(self): return self.m()
    return C().m()
def through_property():
    class C:
        @property
        def p(self): return self.p
    return C().p
def through_init():
    class C:
        def __init__(self): C()
    return C()
def through_new():
    class C:
        def __new__(cls): return C()
    return C()
def through_lambda(): return (lambda f: f(f))(lambda f: f(f))
def through_map(): return list(map(lambda x: through_map(), [1]))
def through_sorted(): return sorted([2, 1], key=lambda x: through_sorted())
def through_comprehension(): return [through_comprehension() for _ in range(1)]
def through_generator():
    def g(): yield from g()
    return list(g())
def through_try():
    try: return through_try()
    finally: pass
def through_with():
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): return False
    with CM(): return through_with()
def through_getattr():
    class C:
        def __getattr__(self, name): return getattr(self, name + "_")
    return C().a
def through_format():
    class C:
        def __format__(self, spec): return f"{self}"
    return f"{C()}"
def through_compare():
    class C:
        def __lt__(self, other): return self < other
    return C() < C()
def through_iter():
    class C:
        def __iter__(self): return iter(list(self))
    return list(C())
def through_call():
    class C:
        def __call__(self): return self()
    return C()()
def through_index():
    class C:
        def __index__(self): return [1][self]
    return [1][C()]
def through_decorator():
    def deco(f): return deco(f)
    @deco
    def g(): pass
def through_star(*args): return through_star(*args, 1)
def through_closure():
    def a(): return b()
    def b(): return a()
    return a()
def through_class_body():
    def make():
        class C:
            x = make()
    return make()
for f in (lambda: simple(0), through_method, through_property, through_init, through_new, through_lambda, through_map, through_sorted, through_comprehension, through_generator, through_try, through_with, through_getattr, through_format, through_compare, through_iter, through_call, through_index, through_decorator, through_star, through_closure, through_class_body):
    print(f.__name__, attempt(f))
    # expect: <lambda> RecursionError
    # expect: through_method RecursionError
    # expect: through_property RecursionError
    # expect: through_init RecursionError
    # expect: through_new RecursionError
    # expect: through_lambda RecursionError
    # expect: through_map RecursionError
    # expect: through_sorted RecursionError
    # expect: through_comprehension RecursionError
    # expect: through_generator RecursionError
    # expect: through_try RecursionError
    # expect: through_with RecursionError
    # expect: through_getattr RecursionError
    # expect: through_format RecursionError
    # expect: through_compare RecursionError
    # expect: through_iter RecursionError
    # expect: through_call RecursionError
    # expect: through_index RecursionError
    # expect: through_decorator RecursionError
    # expect: through_star RecursionError
    # expect: through_closure RecursionError
    # expect: through_class_body RecursionError
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n
limit = sys.getrecursionlimit()
print(abs(depth() - limit) < 60, abs(depth() - depth()) < 3)  # expect: True True
def again(times):
    done = 0
    for _ in range(times):
        try: simple(0)
        except RecursionError: done += 1
    return done
print(again(20))  # expect: 20
def handler_recurses():
    try: simple(0)
    except RecursionError:
        return sum(range(10)), attempt(simple, 0)
print(handler_recurses())  # expect: (45, 'RecursionError')
def finally_runs():
    log = []
    def f(n):
        try: f(n + 1)
        finally: log.append(n) if n < 3 else None
    attempt(f, 0)
    return log
print(finally_runs())  # expect: [2, 1, 0]
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3), ackermann(1, 20))  # expect: 9 22
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(400), odd(333))  # expect: True True
sys.setrecursionlimit(5000)
def count(n): return 0 if n == 0 else 1 + count(n - 1)
print(count(4500)); sys.setrecursionlimit(limit)  # expect: 4500
print(attempt(count, 4500))  # expect: RecursionError
