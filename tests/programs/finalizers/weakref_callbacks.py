# check with: 3.13
# Weak references: callbacks, identity, hashing and equality, proxies, containers, subclasses, what cannot be referred to.
import gc, _weakref
from _weakref import ref, proxy, getweakrefcount, getweakrefs
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Node:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return isinstance(other, Node) and self.name == other.name
    def __hash__(self): return hash(self.name)
    def __repr__(self): return "Node(%s)" % self.name
    def method(self): return "method of " + self.name
def scope(f):
    result = f()
    for _ in range(3): f_padding(20)
    gc.collect()
    return result
def f_padding(n): return n and f_padding(n - 1)
a = Node("a")
r = ref(a)
print(r() is a, r is ref(a), getweakrefcount(a), getweakrefs(a) == [r], ref(a, lambda w: None) is r, hash(r) == hash(a), r.__callback__, type(r).__name__)
# expect: True True 1 True False True None ReferenceType
b = Node("a")
rb = ref(b)
print(r == rb, r is rb, {r: 1}[rb], attempt(lambda: r < rb), ref(a)().method(), repr(r).startswith("<weakref at"), "Node" in repr(r))
# expect: True False 1 TypeError: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType' method of a True True
p = proxy(a)
print(p.name, p.method(), p == a, type(p).__name__, str(p), attempt(hash, p), isinstance(p, Node), p.__class__ is Node)
# expect: a method of a True ProxyType Node(a) TypeError: unhashable type: 'weakref.ProxyType' True True
p.name = "renamed"; print(a.name); del p.name; print(attempt(lambda: a.name)); a.name = "a"
# expect: renamed
# expect: AttributeError: 'Node' object has no attribute 'name'
for value in (5, "s", None, (), [], {}, 1.5, object(), len, int, Node, lambda: 1, {1}, frozenset(), (i for i in ()), gc, Exception(), b"", range(1), bytearray(), memoryview(b"")):
    result = attempt(ref, value)
    print(type(value).__name__, result if isinstance(result, str) else "ok", end="; ")
print()
# expect: int TypeError: cannot create weak reference to 'int' object; str TypeError: cannot create weak reference to 'str' object; NoneType TypeError: cannot create weak reference to 'NoneType' object; tuple TypeError: cannot create weak reference to 'tuple' object; list TypeError: cannot create weak reference to 'list' object; dict TypeError: cannot create weak reference to 'dict' object; float TypeError: cannot create weak reference to 'float' object; object TypeError: cannot create weak reference to 'object' object; builtin_function_or_method ok; type ok; type ok; function ok; set ok; frozenset ok; generator ok; module ok; Exception TypeError: cannot create weak reference to 'Exception' object; bytes TypeError: cannot create weak reference to 'bytes' object; range TypeError: cannot create weak reference to 'range' object; bytearray TypeError: cannot create weak reference to 'bytearray' object; memoryview ok; 
log = []
def dies():
    n = Node("short")
    return ref(n, lambda w: log.append(("callback", w() is None)))
dead = scope(dies)
print(dead(), log, repr(dead).endswith("dead>"), attempt(hash, dead), dead == dead, dead == ref(a), dead.__callback__)
# expect: None [('callback', True)] True TypeError: weak object has gone away True False None
def two():
    n = Node("two")
    return ref(n, lambda w: log.append("first")), ref(n, lambda w: log.append("second")), proxy(n)
log.clear()
r1, r2, px = scope(two)
print(sorted(log), r1(), r2(), attempt(lambda: px.name), attempt(str, px), attempt(lambda: px == 1) if False else "")
# expect: ['first', 'second'] None None ReferenceError: weakly-referenced object no longer exists ReferenceError: weakly-referenced object no longer exists 
def hashed():
    n = Node("hashed")
    w = ref(n)
    hash(w)
    return w, hash(n)
w, h = scope(hashed)
print(w(), hash(w) == h, w in {w}, w == ref(a))  # expect: None True True False
class KeyedRef(ref):
    def __new__(cls, ob, callback, key): return super().__new__(cls, ob, callback)
    def __init__(self, ob, callback, key): super().__init__(ob, callback); self.key = key
def keyed():
    n = Node("k")
    return KeyedRef(n, lambda w: log.append("keyed " + w.key), "the key")
log.clear()
k = scope(keyed)
print(log, k.key, k(), isinstance(k, ref), KeyedRef(a, None, 1) is KeyedRef(a, None, 1))
# expect: ['keyed the key'] the key None True False
def raising():
    n = Node("r")
    return ref(n, lambda w: (log.append("before"), None)[1])
log.clear(); scope(raising); print(log in ([], ["before"]))  # expect: True
class Slots: __slots__ = ("x",)
class SlotsWeak: __slots__ = ("x", "__weakref__")
print(attempt(ref, Slots()), ref(SlotsWeak()) is not None, attempt(ref), attempt(ref, a, None, 1), attempt(ref, a, 5) is not None, attempt(lambda: r(1)), attempt(lambda: r.x), attempt(setattr, r, "x", 1))
# expect: TypeError: cannot create weak reference to 'Slots' object True TypeError: __new__ expected at least 1 argument, got 0 TypeError: __new__ expected at most 2 arguments, got 3 True TypeError: weakref expected 0 arguments, got 1 AttributeError: 'weakref.ReferenceType' object has no attribute 'x' AttributeError: 'weakref.ReferenceType' object has no attribute 'x' and no __dict__ for setting new attributes
class Num:
    def __init__(self, n): self.n = n
    def __add__(self, o): return self.n + o
    def __len__(self): return self.n
    def __getitem__(self, k): return k
    def __iter__(self): return iter("ab")
    def __call__(self, x): return x * 2
    def __bool__(self): return False
    def __contains__(self, x): return True
n = Num(3)
q = proxy(n)
print(q + 4, len(q), q[5], list(q), q(4), bool(q), 9 in q, type(q).__name__, attempt(lambda: q - 1), attempt(lambda: 1 + q))
# expect: 7 3 5 ['a', 'b'] 8 False True CallableProxyType TypeError: unsupported operand type(s) for -: 'Num' and 'int' TypeError: unsupported operand type(s) for +: 'int' and 'Num'
cycle = Node("cycle"); cycle.self = cycle
rc = ref(cycle)
def drop():
    global cycle
    del cycle
scope(drop)
print(rc() is None or rc().name)  # expect: True
