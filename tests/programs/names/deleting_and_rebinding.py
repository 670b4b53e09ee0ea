# check with: 3.11+
# del of names, attributes, items, slices; globals() and locals() as dicts; builtins shadowed and restored; name lookup order; exec-free dynamic names.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
import builtins
x = 1
del x
print(attempt(lambda: x), "x" in globals())  # expect: NameError: name 'x' is not defined False
globals()["dynamic"] = 5
print(dynamic, globals()["dynamic"], attempt(lambda: globals()["nope"]))  # expect: 5 5 KeyError: 'nope'
def local_del():
    a = b = 1
    del a
    before = sorted(locals())
    try: a
    except UnboundLocalError as error: return before, str(error)
def del_twice():
    a = 1
    del a
    del a
def conditional(flag):
    if flag: v = 1
    return v
def loop_var():
    for i in (): pass
    return i
def global_del():
    global temporary
    temporary = 1
    del temporary
    return temporary
def del_unbound_global():
    global never
    del never
print(local_del(), attempt(del_twice), attempt(conditional, True), attempt(conditional, False), attempt(loop_var), attempt(global_del), attempt(del_unbound_global))
# expect: (['b'], "cannot access local variable 'a' where it is not associated with a value") UnboundLocalError: cannot access local variable 'a' where it is not associated with a value 1 UnboundLocalError: cannot access local variable 'v' where it is not associated with a value UnboundLocalError: cannot access local variable 'i' where it is not associated with a value NameError: name 'temporary' is not defined NameError: name 'never' is not defined
len = lambda o: "shadowed"
print(len([1]))  # expect: shadowed
del len
print(len([1, 2]))  # expect: 2
builtins.added_builtin = "found in builtins"
print(added_builtin); del builtins.added_builtin  # expect: found in builtins
print(attempt(lambda: added_builtin))  # expect: NameError: name 'added_builtin' is not defined
class C:
    a = 1
    b = a + 1
    del a
    def m(self): return a
    try: del zzz
    except NameError as error: message = str(error)
print(hasattr(C, "a"), C.b, attempt(C().m), C.message)
# expect: False 2 NameError: name 'a' is not defined name 'zzz' is not defined
l = list(range(10)); d = {"a": {"b": 1}, "c": 2}; o = C(); o.p = o.q = 1
del l[0], l[-1], l[2:4], l[::3], d["a"]["b"], d["c"], o.p
print(l, d, vars(o), attempt(lambda: o.p))
# expect: [2, 5, 7, 8] {'a': {}} {'q': 1} AttributeError: 'C' object has no attribute 'p'
del (l[0], (d["a"],)), [o.q]
print(l, d, vars(o))  # expect: [5, 7, 8] {} {}
for f in (lambda: d.__delitem__("zz"), lambda: l.__delitem__(99), lambda: delattr(o, "zz"), lambda: delattr(5, "real"), lambda: (1,).__delitem__(0) if hasattr(tuple, "__delitem__") else "no", lambda: delattr(C, "nothing")): print(attempt(f))
# expect: KeyError: 'zz'
# expect: IndexError: list assignment index out of range
# expect: AttributeError: 'C' object has no attribute 'zz'
# expect: AttributeError: attribute 'real' of 'int' objects is not writable
# expect: no
# expect: AttributeError: type object 'C' has no attribute 'nothing'
def locals_snapshot():
    a = 1
    snapshot = locals()
    snapshot["b"] = 2
    c = 3
    return sorted(snapshot), "b" in locals()
print(locals_snapshot()[0][:1])  # expect: ['a']
def nested_global():
    def inner():
        global made_inside
        made_inside = "yes"
    inner()
nested_global()
print(made_inside, __name__, type(__builtins__).__name__ in ("module", "dict"), __doc__ is None, attempt(lambda: __file__)[-8:] != "")
# expect: yes __main__ True True True
def order_of_lookup():
    print = lambda *a: "local print"
    return print("x")
print(order_of_lookup(), [name for name in ("dynamic", "made_inside", "x", "len") if name in globals()])
# expect: local print ['dynamic', 'made_inside']
a = b = c = []
a.append(1); b = b + [2]; c += [3]
print(a, b, c, a is c)  # expect: [1, 3] [1, 2] [1, 3] True
def swap(p, q): p, q = q, p; return p, q
print(swap(1, 2), (lambda: (yield))().__next__() is None, [*map(lambda n: n in globals(), ("swap", "zz"))])
# expect: (2, 1) True [True, False]
