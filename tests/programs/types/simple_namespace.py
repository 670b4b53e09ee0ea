# check with: 3.13
# types.SimpleNamespace.
import sys
SimpleNamespace = type(sys.implementation)
one = SimpleNamespace(a=1, b="x")
print(one, one.a, one.__dict__, one == SimpleNamespace(b="x", a=1), one == SimpleNamespace(a=1), one != 1)
one.c = [one]
print(one)
del one.a
print(one.__dict__.keys(), hasattr(one, "a"))
print(SimpleNamespace({"k": 1}), SimpleNamespace([("k", 2)], j=3), SimpleNamespace())
print(one.__reduce__()[0] is SimpleNamespace, one.__reduce__()[1], SimpleNamespace(a=1).__replace__(a=2, z=3))
class Derived(SimpleNamespace):
    pass
print(Derived(p=1), Derived(p=1) == SimpleNamespace(p=1))
for call in (lambda: SimpleNamespace(1), lambda: SimpleNamespace({}, {}), lambda: SimpleNamespace({1: 2}), lambda: hash(one), lambda: one.zzz, lambda: one < one):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
