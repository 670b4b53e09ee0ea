# check with: 3.11+
# Cells: shared, rebinding, deleted, default capture, loops, classes, nested nonlocal chains, generators, recursion, introspection.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def counter():
    n = 0
    def up(k=1):
        nonlocal n
        n += k
        return n
    def get(): return n
    def reset():
        nonlocal n
        n = 0
    return up, get, reset
up, get, reset = counter(); other, _, _ = counter()
print(up(), up(5), get(), other(), reset(), get(), up.__closure__[0] is get.__closure__[0], up.__closure__[0] is other.__closure__[0], up.__code__.co_freevars, counter.__code__.co_cellvars)
# expect: 1 6 6 1 None 0 True False ('n',) ('n',)
def deep():
    x = "deep"
    def a():
        def b():
            def c():
                nonlocal x
                x += "!"
                return x
            return c
        return b
    return a()()(), x
print(deep())  # expect: ('deep!', 'deep!')
def deleted():
    x = 1
    def read(): return x
    before = read()
    del x
    after = attempt(read)
    x = 2
    return before, after, read()
def late():
    def f(): return value
    early = attempt(f)
    value = "bound later"
    return early, f()
def loops():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    hs = []
    for k in range(3):
        def h(): return k
        hs.append(h)
    return [f() for f in fs], [g() for g in gs], [h() for h in hs]
def parameter_cell(a, *args, b=2, **kw):
    def inner(): return a, args, b, kw
    a = "changed"
    return inner()
def shadow():
    x = "outer"
    def f():
        x = "inner"
        def g(): return x
        return g()
    return f(), x
def unbound_local():
    x = 1
    def f():
        print(x)
        x = 2
    return attempt(f)
def exec_order():
    log = []
    def deco(tag):
        log.append("make " + tag)
        return lambda f: log.append("apply " + tag) or f
    @deco("a")
    @deco("b")
    def g(x=log.append("default")): pass
    return log
def generator_cells():
    total = 0
    def add():
        nonlocal total
        while True: total += yield total
    g = add(); next(g)
    return g.send(5), g.send(6), total
def recursion_in_closure(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)
def class_cell():
    y = 5
    class C:
        z = len("abcdef")
        def m(self): return y, __class__.__name__
        y = 7
    y = 6
    return C.z, C().m(), C.y
def comprehension_cells(n): return [(lambda: (x, y, n))() for x in range(2) for y in range(2)]
for f in (deleted, late, loops, lambda: parameter_cell(1, 2, k=3), shadow, unbound_local, exec_order, generator_cells, lambda: recursion_in_closure(10), class_cell, lambda: comprehension_cells(9)): print(f())
# expect: (1, "NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope", 2)
# expect: ("NameError: cannot access free variable 'value' where it is not associated with a value in enclosing scope", 'bound later')
# expect: ([2, 2, 2], [0, 1, 2], [2, 2, 2])
# expect: ('changed', (2,), 2, {'k': 3})
# expect: ('inner', 'outer')
# expect: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
# expect: ['make a', 'make b', 'default', 'apply b', 'apply a']
# expect: (5, 11, 11)
# expect: 3628800
# expect: (6, (6, 'C'), 7)
# expect: [(0, 0, 9), (0, 1, 9), (1, 0, 9), (1, 1, 9)]
c = up.__closure__[0]
print(c.cell_contents, type(c).__name__); c.cell_contents = 100  # expect: 0 cell
print(get(), up()); del c.cell_contents  # expect: 100 101
print(attempt(get), attempt(lambda: c.cell_contents))
# expect: NameError: cannot access free variable 'n' where it is not associated with a value in enclosing scope ValueError: Cell is empty
cell = type(c)
print(cell(1) == cell(1), cell(1) < cell(2), attempt(lambda: cell().cell_contents), repr(cell())[:8], attempt(hash, cell(1)))
# expect: True True ValueError: Cell is empty <cell at TypeError: unhashable type: 'cell'
def compose(*fs):
    def composed(x):
        for f in reversed(fs): x = f(x)
        return x
    return composed
print(compose(str, lambda x: x + 1, abs)(-5), compose()(3))  # expect: 6 3
def curry(f, n, *got): return f(*got) if len(got) == n else lambda x: curry(f, n, *got, x)
print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))  # expect: (1, 2, 3)
