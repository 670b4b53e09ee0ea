# __call__, __str__, __repr__, __format__, __bytes__, __hash__, __bool__.
class C:
    def __call__(self, *args, **kwargs): return args, kwargs
    def __repr__(self): return "<C>"
c = C()
print(c(), c(1, k=2), c, str(c), "%s %r" % (c, c), [c], {c.__class__.__name__: c}, f"{c}")
# expect: ((), {}) ((1,), {'k': 2}) <C> <C> <C> <C> [<C>] {'C': <C>} <C>
class D(C):
    def __str__(self): return "D string"
    def __format__(self, spec): return "format " + (spec or "none")
    def __bytes__(self): return b"D bytes"
d = D()
print(d, [d], str(d), repr(d), "{}".format(d), f"{d:spec} {d!r} {d!s}", bytes(d), callable(d))
# expect: D string [<C>] D string <C> format none format spec <C> D string b'D bytes' True
class H:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, H) and self.v == o.v
    def __hash__(self): return hash(self.v)
print(len({H(1), H(1), H(2)}), H(1) in {H(1): 0}, H(1) == H(1), H(1) != H(2), hash(H(7)) == hash(7))
# expect: 2 True True True True
class BadStr:
    def __str__(self): return 5
try:
    str(BadStr())
except TypeError as error:
    print(error)  # expect: __str__ returned non-string (type int)
class BadHash:
    def __hash__(self): return "x"
try:
    hash(BadHash())
except TypeError as error:
    print(error)  # expect: __hash__ method should return an integer
class Inst: pass
i = Inst()
i.__call__ = lambda: "instance attribute"
i.__len__ = lambda: 3
for use in (lambda: i(), lambda: len(i)):
    try:
        print(use())
    except TypeError as error:
        print(error)
        # expect: 'Inst' object is not callable
        # expect: object of type 'Inst' has no len()
