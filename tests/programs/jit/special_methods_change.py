# Special methods, and the bases of classes, change what compiled attribute accesses mean.
class P:
    def __init__(self): self.x = 1
    def m(self): return 2
def load(n):
    p = P()
    s = 0
    for i in range(n):
        s += p.x
        if i == n - 10: P.__getattribute__ = lambda self, name: 100
    del P.__getattribute__
    return s
print(load(5000), load(5000))  # expect: 5891 5891
def store(n):
    p = P()
    for i in range(n):
        p.x = i
        if i == n - 10: P.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 2)
    del P.__setattr__
    return p.x
print(store(5000), store(5000))  # expect: 9998 9998
def method(n):
    p = P()
    s = 0
    for i in range(n):
        s += p.m()
        if i == n - 10: P.__getattribute__ = lambda self, name: lambda: 100
    del P.__getattribute__
    return s
print(method(5000), method(5000))  # expect: 10882 10882
class G0:
    y = 1
    def f(self): return 1
class G1(G0): pass
class G2(G0):
    y = 2
    def f(self): return 2
class H(G1): pass
def data(n):
    h = H()
    s = 0
    for i in range(n):
        s += h.y
        if i == n - 10: H.__bases__ = (G2,)
    H.__bases__ = (G1,)
    return s
print(data(5000), data(5000))  # expect: 5009 5009
def inherited(n):
    h = H()
    s = 0
    for i in range(n):
        s += h.f()
        if i == n - 10: H.__bases__ = (G2,)
        if i == n - 5: G2.f = lambda self: 50
    return s
print(inherited(5000))  # expect: 5201
