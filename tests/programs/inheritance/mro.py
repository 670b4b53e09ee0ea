# C3 linearization: diamonds, order, conflicts.
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass
print([c.__name__ for c in F.__mro__])  # expect: ['F', 'D', 'A', 'E', 'B', 'C', 'O', 'object']
class X: who = "X"
class Y(X): pass
class Z(X): who = "Z"
class W(Y, Z): pass
print(W.who, [c.__name__ for c in W.mro()], W.__base__.__name__, [c.__name__ for c in W.__bases__])
# expect: Z ['W', 'Y', 'Z', 'X', 'object'] Y ['Y', 'Z']
for bases in ((O, A), (A, A)):
    try:
        type("Bad", bases, {})
    except TypeError as error:
        print(str(error).split()[0])
        # expect: Cannot
        # expect: duplicate
class P(A, B): pass
class Q(B, A): pass
try:
    class R(P, Q): pass
except TypeError as error:
    print("conflict")  # expect: conflict
print(issubclass(F, O), issubclass(F, (int, C)), issubclass(A, F), isinstance(F(), B), isinstance(1, (str, int)), issubclass(bool, int), isinstance(True, int))
# expect: True True False True True True True
X.who = "new X"
print(Y.who, W.who)  # expect: new X Z
del Z.who
print(W.who)  # expect: new X
