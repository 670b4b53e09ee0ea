# check with: 3.13
# super in diamonds, class methods, properties, descriptors, __getattr__, __new__, unbound use, attribute setting, errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Base:
    def __init__(self, **kw): self.log = ["Base %s" % sorted(kw)]
    def who(self): return "Base"
    @classmethod
    def make(cls): return "Base.make %s" % cls.__name__
    @property
    def prop(self): return "Base.prop"
    @staticmethod
    def st(): return "Base.st"
    value = "Base.value"
class Left(Base):
    def __init__(self, left=0, **kw): super().__init__(**kw); self.log.append("Left %s" % left)
    def who(self): return "Left>" + super().who()
    @classmethod
    def make(cls): return "Left>" + super().make()
    @property
    def prop(self): return "Left>" + super().prop
class Right(Base):
    def __init__(self, right=0, **kw): super().__init__(**kw); self.log.append("Right %s" % right)
    def who(self): return "Right>" + super().who()
    @classmethod
    def make(cls): return "Right>" + super().make()
    @property
    def prop(self): return "Right>" + super().prop
    value = "Right.value"
class Bottom(Left, Right):
    def who(self): return "Bottom>" + super().who()
    def peek(self): return super().value, super(Left, self).value, super(Right, self).value, super().st(), super(Left, type(self)).make()
b = Bottom(left=1, right=2)
print(b.log, b.who(), b.make(), b.prop, b.peek(), [c.__name__ for c in Bottom.__mro__])
# expect: ['Base []', 'Right 2', 'Left 1'] Bottom>Left>Right>Base Left>Right>Base.make Bottom Left>Right>Base.prop ('Right.value', 'Right.value', 'Base.value', 'Base.st', 'Right>Base.make Bottom') ['Bottom', 'Left', 'Right', 'Base', 'object']
print(attempt(Bottom, other=1).log, super(Right, b).who(), super(Bottom, b).who(), super(Left, Bottom).who(b), attempt(lambda: super(Left, Right)), attempt(lambda: super(int, b)), attempt(lambda: super(b)), attempt(lambda: super(Left, 5)), attempt(lambda: super(1, 2, 3)))
# expect: ["Base ['other']", 'Right 0', 'Left 0'] Base Left>Right>Base Right>Base TypeError: super(type, obj): obj (type Right) is not an instance or subtype of type (Left). TypeError: super(type, obj): obj (instance of Bottom) is not an instance or subtype of type (int). TypeError: super() argument 1 must be a type, not Bottom TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Left). TypeError: super() expected at most 2 arguments, got 3
s = super(Left, b)
print(s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__, type(s).__name__, attempt(lambda: s.missing), attempt(setattr, s, "x", 1), attempt(lambda: s.log), attempt(lambda: s["x"]), attempt(lambda: len(s)), hasattr(s, "who"), s.__class__.__name__)
# expect: Left True Bottom super AttributeError: 'super' object has no attribute 'missing' AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes AttributeError: 'super' object has no attribute 'log' TypeError: 'super' object is not subscriptable TypeError: object of type 'super' has no len() True super
unbound = super(Right)
print(unbound.__self__, attempt(lambda: unbound.who), unbound.__get__(b).who(), attempt(unbound.__get__, 5))
# expect: None AttributeError: 'super' object has no attribute 'who' Base TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Right).
class Auto(Right):
    pass
Auto._super = super(Auto)
print(Auto()._super.who())  # expect: Right>Base
class Setter(Base):
    def __setattr__(self, name, value): super().__setattr__(name, ("set", value))
    def __getattribute__(self, name): return ("got", super().__getattribute__(name)) if name.startswith("q") else super().__getattribute__(name)
    def __getattr__(self, name): return "fallback " + name
    def __delattr__(self, name): super().__delattr__(name); super().__setattr__("deleted", name)
x = Setter()
x.q = 1; x.r = 2
del x.r
print(x.q, x.r, x.deleted, x.log)  # expect: ('got', ('set', 1)) fallback r r ('set', ['Base []'])
class New(tuple):
    def __new__(cls, *args): return super().__new__(cls, args + ("extra",))
    def __add__(self, other): return type(self)(*super().__add__(tuple(other)))
    def __getitem__(self, i): return super().__getitem__(i) if isinstance(i, slice) else ("item", super().__getitem__(i))
    def __eq__(self, other): return super().__eq__(other) or "not equal"
    __hash__ = tuple.__hash__
    def __repr__(self): return "New" + super().__repr__()
n = New(1, 2)
print(n, n + [5], n[0], n[:1], n == (1, 2, "extra"), n == (1,), len(n), hash(n) == hash((1, 2, "extra")))
# expect: New(1, 2, 'extra') New(1, 2, 'extra', 5, 'extra') ('item', 1) (1,) True not equal 3 True
class Loop(Base):
    def who(self): return [super(Loop, self).who() for _ in range(2)], (lambda: super(Loop, self).who())(), [f() for f in [super().who]]
print(Loop().who())  # expect: (['Base', 'Base'], 'Base', ['Base'])
b.__class__ = Left
print(b.who(), b.prop)  # expect: Left>Base Left>Base.prop
