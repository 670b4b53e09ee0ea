# Who is asked first: NotImplemented, subclasses on the right, errors.
class A:
    def __add__(self, o): print("A.add", end=" "); return NotImplemented
    def __radd__(self, o): print("A.radd", end=" "); return "A.radd result"
class B:
    def __add__(self, o): print("B.add", end=" "); return NotImplemented
    def __radd__(self, o): print("B.radd", end=" "); return "B.radd result"
class C(A):
    def __radd__(self, o): print("C.radd", end=" "); return "C.radd result"
class D(A): pass
class E:
    def __iadd__(self, o): print("E.iadd", end=" "); return NotImplemented
    def __add__(self, o): print("E.add", end=" "); return "E.add result"
print(A() + B())  # expect: A.add B.radd B.radd result
print(A() + C())  # expect: C.radd C.radd result
print(A() + D())  # expect: A.add A.radd A.radd result
print(C() + A())  # expect: A.add A.radd A.radd result
print(1 + A())  # expect: A.radd A.radd result
for bad in (lambda: A() + A(), lambda: B() + 1, lambda: A() - 1, lambda: 1 - A(), lambda: -A(), lambda: A() @ 2, lambda: A() + None):
    try:
        print(bad())
    except TypeError as error:
        print(error)
        # expect: A.add unsupported operand type(s) for +: 'A' and 'A'
        # expect: B.add unsupported operand type(s) for +: 'B' and 'int'
        # expect: unsupported operand type(s) for -: 'A' and 'int'
        # expect: unsupported operand type(s) for -: 'int' and 'A'
        # expect: bad operand type for unary -: 'A'
        # expect: unsupported operand type(s) for @: 'A' and 'int'
        # expect: A.add unsupported operand type(s) for +: 'A' and 'NoneType'
e = E()
e += 1
print(e)  # expect: E.iadd E.add E.add result
class Raises:
    def __add__(self, o): raise ValueError("from add")
try:
    Raises() + B()
except ValueError as error:
    print(error)  # expect: from add
