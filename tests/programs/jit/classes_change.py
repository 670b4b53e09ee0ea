# What compiled code knows about classes changes in the middle of its loops.
class P:
    def __init__(self, x): self.x = x
    def get(self): return self.x
def total(items):
    s = 0
    for p in items:
        s += p.x + p.get()
    return s
items = [P(i) for i in range(50)]
for k in range(200): total(items)
print(total(items))  # expect: 2450
P.get = lambda self: 1
print(total(items))  # expect: 1275
P.x = property(lambda self: 7)
print(total(items))  # expect: 400
del P.x
print(total(items))  # expect: 1275
class Q(P):
    def get(self): return 1000
items[10].__class__ = Q
print(total(items))  # expect: 2274
def method_changes(n):
    p = P(1)
    s = 0
    i = 0
    while i < n:
        s += p.get()
        i += 1
        if i == n // 2: P.get = lambda self: 100
        if i == 3 * n // 4: P.get = lambda self: self.x
    return s
print(method_changes(4000), method_changes(40000))  # expect: 103000 1030000
def property_replaces(n):
    p = P(1)
    s = 0
    for i in range(n):
        s += p.x
        if i == n // 2: P.x = property(lambda self: 5)
    del P.x
    return s
print(property_replaces(4000), property_replaces(8000))  # expect: 11996 23996
def deleted(n):
    p = P(3)
    s = 0
    for i in range(n):
        try:
            s += p.x
        except AttributeError:
            s -= 1
            p.x = 1
        if i % 1000 == 999: del p.x
    return s
print(deleted(10000))  # expect: 11982
class E:
    z = 3
    def m(self): return 1
def own_and_class(n):
    s = 0
    e = E()
    for i in range(n):
        s += e.z + e.m()
        if i == n - 10: E.z = 10
        if i == n - 8: e.z = 20
        if i == n - 6: e.m = lambda: 30
        if i == n - 4: del e.z
        if i == n - 2: E.m = lambda self: 7
    return s
print(own_and_class(5000))  # expect: 20248
class Base: pass
class Derived(Base):
    def __init__(self): self.x = 1
def base_changes(n):
    p = Derived()
    s = 0
    for i in range(n):
        s += p.x
        if i == n - 10: Base.x = property(lambda self: 50)
        if i == n - 5: del Base.x
    return s
print(base_changes(5000))  # expect: 5245
class Meta(type): pass
class D(metaclass=Meta):
    y = 3
def of_a_class(n):
    s = 0
    for i in range(n):
        s += D.y
        if i == n - 10: D.y = 10
        if i == n - 5: Meta.y = property(lambda cls: 1000)
    return s
print(of_a_class(5000))  # expect: 19023
class Fallback:
    def __init__(self): self.v = 0
    def __getattr__(self, name): return 9
def missing(n):
    p = Fallback()
    s = 0
    for i in range(n):
        s += p.v
        if i == n - 10: del p.v
    return s
print(missing(5000))  # expect: 81
class J:
    def __init__(self): self.v = 0
def dict_changes(n):
    p = J()
    s = 0
    for i in range(n):
        s += p.v
        p.v = i % 3
        if i == n - 10: p.__dict__['v'] = 50
        if i == n - 8: p.__dict__ = {'v': 70}
        if i == n - 6:
            vars(p).clear()
            p.v = 1
            p.w = 3
    return s
print(dict_changes(5000))  # expect: 5116
