# Classes that close over function variables, and class scope that does not nest.
def make(name, base):
    class Made(base):
        label = name.upper()
        def get(self): return name, self.label
    name = name + "!"
    return Made
M = make("m", object)
print(M().get(), M.label)  # expect: ('m!', 'M') M
x = "global"
def f():
    x = "local"
    class C:
        y = x
        x = "class"
        z = x
        def m(self): return x
        items = [x for _ in range(1)] if False else [x]
    return C.y, C.x, C.z, C().m(), C.items
try:
    print(f())  # expect: ('global', 'class', 'class', 'local', ['class'])
except NameError as error:
    print(type(error).__name__)
def g():
    x = "enclosing"
    class C:
        a = x
        def m(self): return x
    x = "later"
    return C.a, C().m()
print(g())  # expect: ('enclosing', 'later')
class D:
    n = 3
    squares = [i * i for i in range(n)]
    def m(self):
        try:
            return n
        except NameError as error:
            return str(error)
print(D.squares, D().m())  # expect: [0, 1, 4] name 'n' is not defined
def h():
    n = 1
    class E:
        nonlocal n
        n = 2
        m = n
    return n, E.m, hasattr(E, "n")
print(h())  # expect: (2, 2, False)
