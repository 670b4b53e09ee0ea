# check with: 3.13
# types.SimpleNamespace.
import sys
SimpleNamespace = type(sys.implementation)
one = SimpleNamespace(a=1, b="x")
print(one, one.a, one.__dict__, one == SimpleNamespace(b="x", a=1), one == SimpleNamespace(a=1), one != 1)
# expect: namespace(a=1, b='x') 1 {'a': 1, 'b': 'x'} True False True
one.c = [one]
print(one)  # expect: namespace(a=1, b='x', c=[namespace(...)])
del one.a
print(one.__dict__.keys(), hasattr(one, "a"))  # expect: dict_keys(['b', 'c']) False
print(SimpleNamespace({"k": 1}), SimpleNamespace([("k", 2)], j=3), SimpleNamespace())
# expect: namespace(k=1) namespace(k=2, j=3) namespace()
print(one.__reduce__()[0] is SimpleNamespace, one.__reduce__()[1], SimpleNamespace(a=1).__replace__(a=2, z=3))
# expect: True () namespace(a=2, z=3)
class Derived(SimpleNamespace):
    pass
print(Derived(p=1), Derived(p=1) == SimpleNamespace(p=1))  # expect: Derived(p=1) True
for call in (lambda: SimpleNamespace(1), lambda: SimpleNamespace({}, {}), lambda: SimpleNamespace({1: 2}), lambda: hash(one), lambda: one.zzz, lambda: one < one):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError SimpleNamespace expected at most 1 argument, got 2
        # expect: TypeError keywords must be strings
        # expect: TypeError unhashable type: 'types.SimpleNamespace'
        # expect: AttributeError 'types.SimpleNamespace' object has no attribute 'zzz'
        # expect: TypeError '<' not supported between instances of 'dict' and 'dict'
