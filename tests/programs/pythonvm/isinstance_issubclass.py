# pythonvm kinds: isinstance and issubclass through several bases.
class A: pass
class B(A): pass
class C: pass
class D(B, C): pass
for cls in (A, B, C, D, object):
    print(cls.__name__, isinstance(D(), cls), isinstance(A(), cls), issubclass(B, cls), issubclass(D, cls))
    # expect: A True True True True
    # expect: B True False True True
    # expect: C True False False True
    # expect: D True False False True
    # expect: object True True True True
print(isinstance(1, int), isinstance("", (int, str)), issubclass(D, (int, C)), isinstance(D, type))
# expect: True True True True
