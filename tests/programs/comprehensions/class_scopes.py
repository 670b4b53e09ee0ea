# check with: 3.8+
# requires: 3.8
# Names in class bodies, comprehensions, lambdas and nested functions: what sees what; global and nonlocal in classes; walrus.
x = "global x"
y = "global y"
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class C:
    x = "class x"
    items = [1, 2, 3]
    first_iterable = [i for i in items]
    sees_global = [x for _ in range(1)]
    by_default = (lambda x=x: x)()
    def method(self): return x
    later = [y for y in "ab"]
    try:
        inner = [[items] for _ in range(1)]
    except NameError as error:
        inner = type(error).__name__
    generator = (x for _ in range(2))
    nested = {k: [v for v in range(k)] for k in items}
    unbound_then_global = y
    y = "class y"
    del items
print(C.first_iterable, C.sees_global, C.by_default, C().method(), C.later, C.inner, list(C.generator), C.nested, C.unbound_then_global, C.y, hasattr(C, "items"))
# expect: [1, 2, 3] ['global x'] class x global x ['a', 'b'] NameError ['global x', 'global x'] {1: [0], 2: [0, 1], 3: [0, 1, 2]} global y class y False
def outer():
    v = "outer v"
    w = "outer w"
    class Inner:
        nonlocal w
        w = "set from the class"
        v = v if False else "inner v"
        def f(self): return v, w
        g = lambda self: v
        both = [v for _ in range(1)]
        class Deep:
            seen = v
    return Inner().f(), Inner().g(), Inner.both, Inner.Deep.seen, w, "w" in vars(Inner)
print(outer())
# expect: (('outer v', 'set from the class'), 'outer v', ['outer v'], 'outer v', 'set from the class', False)
def reads_enclosing():
    z = "enclosing z"
    class K:
        copy = z
        z = copy + "!"
        def f(self): return z
    return K.copy if hasattr(K, "copy") else None, K.z, K().f()
print(attempt(reads_enclosing))  # expect: NameError: name 'z' is not defined
class SetsGlobal:
    global made_in_class
    made_in_class = 5
    def inside(self):
        global made_in_method
        made_in_method = 6
SetsGlobal().inside()
print(made_in_class, made_in_method, hasattr(SetsGlobal, "made_in_class"))  # expect: 5 6 False
print([i for i in range(5) if i % 2], [(i, j) for i in range(3) for j in range(i)], {i % 3 for i in range(9)}, {c: ord(c) for c in "ab"})
# expect: [1, 3] [(1, 0), (2, 0), (2, 1)] {0, 1, 2} {'a': 97, 'b': 98}
i = "untouched"
[i for i in range(3)]
print(i)  # expect: untouched
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in (lambda: j for j in range(3))])
# expect: [2, 2, 2] [0, 1, 2] [0, 1, 2]
def evaluation():
    order = []
    def note(tag, value): order.append(tag); return value
    result = {note("k%d" % i, i): note("v%d" % i, -i) for i in note("it", range(2)) if note("c%d" % i, True)}
    return result, order
print(evaluation())  # expect: ({0: 0, 1: -1}, ['it', 'c0', 'k0', 'v0', 'c1', 'k1', 'v1'])
def shadow(iterable=range(3)):
    iterable = [iterable for iterable in iterable]
    return iterable
print(shadow())  # expect: [0, 1, 2]
gen = (n for n in undefined_later()) if False else None
def lazy():
    data = [1, 2, 3]
    g = (d * factor for d in data)
    data = "rebound"
    factor = 10
    return list(g)
print(lazy())  # expect: [10, 20, 30]
print(attempt(lambda: [undefined for _ in range(1)]), attempt(lambda: (1 for _ in 5)), attempt(lambda: [1 for a, b in [(1, 2, 3)]]), attempt(lambda: {[]: 1 for _ in "a"}))
# expect: NameError: name 'undefined' is not defined TypeError: 'int' object is not iterable ValueError: too many values to unpack (expected 2) TypeError: unhashable type: 'list'
def exhausted():
    g = (a for a in [1, 2])
    return list(g), list(g)
print(exhausted(), sum(a * b for a, b in zip(range(4), range(4))), max((len(w), w) for w in "a bbb cc".split()))
# expect: ([1, 2], []) 14 (3, 'bbb')
print([*range(2), *(c for c in "xy")], {**{k: v for k, v in zip("ab", (1, 2))}, "c": 3}, [[a for a in b] for b in ["ab", "c"]])
# expect: [0, 1, 'x', 'y'] {'a': 1, 'b': 2, 'c': 3} [['a', 'b'], ['c']]
def closure_in_comprehension(n):
    return [lambda k: k + n + m for m in range(2)]
print([f(10) for f in closure_in_comprehension(100)])  # expect: [111, 111]
class Meta(type):
    attr = [c for c in "meta"]
class WithMeta(metaclass=Meta):
    got = [name for name in ("a", "b") if name != "a"]
print(WithMeta.attr, WithMeta.got)  # expect: ['m', 'e', 't', 'a'] ['b']
