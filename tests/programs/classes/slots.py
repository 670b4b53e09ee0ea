# __slots__: no dict, inherited slots, defaults, errors.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
p.x += 5
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))  # expect: 6 False False
for bad in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: delattr(p, "y")):
    try:
        bad()
    except AttributeError as error:
        print(type(error).__name__)
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError
class Q(P):
    __slots__ = ["z"]
q = Q(2)
q.z = q.y = 3
print(q.x, q.y, q.z, hasattr(q, "__dict__"))  # expect: 2 3 3 False
class R(P): pass
r = R(4)
r.anything = 1
print(r.x, r.anything, r.__dict__)  # expect: 4 1 {'anything': 1}
del r.x
print(hasattr(r, "x"), type(P.x).__name__, P.x.__get__(p), P.x.__get__(None, P) is P.x)
# expect: False member_descriptor 6 True
try:
    class S:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)  # expect: 'a' in __slots__ conflicts with class variable
