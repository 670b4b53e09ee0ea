# check with: 3.13
# super objects.
class A:
    x = "A.x"
    def who(self):
        return "A"
    @classmethod
    def make(cls):
        return "make " + cls.__name__
    @property
    def prop(self):
        return "prop of " + type(self).__name__
class B(A):
    x = "B.x"
    def who(self):
        return "B" + super().who()
    def both(self):
        s = super()
        return s.x, s.prop, s.make(), s.__thisclass__.__name__, s.__self_class__.__name__, s.__self__ is self
    @classmethod
    def make(cls):
        return super().make() + "!"
    @staticmethod
    def nothing():
        return super()
class C(B):
    pass
c = C()
print(c.who(), c.both(), C.make(), super(B, c).who(), super(B, C).make(), super(C, c).x)
# expect: BA ('A.x', 'prop of C', 'make C', 'B', 'C', True) make C! A make C B.x
unbound = super(B)
print(unbound.__self__, unbound.__get__(c).who(), repr(super(B, c)).split(" at ")[0], repr(unbound), super(B, c).__class__)
# expect: None A <super: <class 'B'>, <C object>> <super: <class 'B'>, NULL> <class 'super'>
for call in (lambda: super(), lambda: super(1), lambda: super(B, 1), lambda: super(B, A), lambda: super(B, c).nothing_here, lambda: B.nothing(), lambda: super(B, c, 1), lambda: super(A, c).who(), lambda: setattr(super(B, c), "x", 1), lambda: super(x=1)):
    try:
        print(call())
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: RuntimeError super(): no arguments
        # expect: TypeError super() argument 1 must be a type, not int
        # expect: TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
        # expect: TypeError super(type, obj): obj (type A) is not an instance or subtype of type (B).
        # expect: AttributeError 'super' object has no attribute 'nothing_here'
        # expect: RuntimeError super(): no arguments
        # expect: TypeError super() expected at most 2 arguments, got 3
        # expect: AttributeError 'super' object has no attribute 'who'
        # expect: AttributeError 'super' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError super() takes no keyword arguments
class D(B):
    def who(self):
        def inner():
            return super(D, self).who()
        return "D" + inner() + [super(D, self).who() for _ in "1"][0]
print(D().who())  # expect: DBABA
class Deleted:
    def method(self):
        del self
        return super().method()
try:
    Deleted().method()
except RuntimeError as error:
    print(error)  # expect: super(): arg[0] deleted
