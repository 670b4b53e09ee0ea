# check with: 3.13
# complex: construction, arithmetic, formatting.
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -1.5e3j "), complex("(3-4j)"), complex("inf-nanj"), complex(real=1, imag=2), complex(1j, 1j), complex("j"), complex("-J"))
# expect: 0j (1+0j) (1+2j) (1+2j) -1500j (3-4j) (inf+nanj) (1+2j) (-1+1j) 1j -1j
for number in (0j, 1j, -1j, 1 + 0j, complex(-0.0, -0.0), complex(1e20, 1e-20), complex(float("inf"), float("nan")), 1.5 - 2.5j):
    print(repr(number), str(number), bool(number), number.real, number.imag, number.conjugate(), abs(number), hash(number) == hash(number.real) if not number.imag else "")
    # expect: 0j 0j False 0.0 0.0 -0j 0.0 True
    # expect: 1j 1j True 0.0 1.0 -1j 1.0 
    # expect: (-0-1j) (-0-1j) True -0.0 -1.0 (-0+1j) 1.0 
    # expect: (1+0j) (1+0j) True 1.0 0.0 (1-0j) 1.0 True
    # expect: (-0-0j) (-0-0j) False -0.0 -0.0 (-0+0j) 0.0 True
    # expect: (1e+20+1e-20j) (1e+20+1e-20j) True 1e+20 1e-20 (1e+20-1e-20j) 1e+20 
    # expect: (inf+nanj) (inf+nanj) True inf nan (inf+nanj) inf 
    # expect: (1.5-2.5j) (1.5-2.5j) True 1.5 -2.5 (1.5+2.5j) 2.9154759474226504 
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, a ** 0, -a, +a, abs(a), a == 3 + 4j, a != b, a == 3, 3 + 0j == 3, 2 ** a, 1 / a, a + 1, 1.5 * a, a ** -1, 0j ** 0)
# expect: (4+2j) (2+6j) (11-2j) (-1+2j) (-7+24j) (-21.083139690689016-24.00021070941257j) (1+0j) (-3-4j) (3+4j) 5.0 True True False True (-7.461496614688569+2.885492725513448j) (0.12-0.16j) (4+4j) (4.5+6j) (0.12-0.16j) (1+0j)
print(format(a, ""), format(a, ".2f"), format(a, "e"), format(a, ">20"), format(a, "g"), format(a, "+.1f"), "{:10.1f}|".format(a), f"{a!r:*^12}", "%s" % (a,), format(1j, ","))
# expect: (3+4j) 3.00+4.00j 3.000000e+00+4.000000e+00j               (3+4j) 3+4j +3.0+4.0j   3.0+4.0j| ***(3+4j)*** (3+4j) 1j
class Convertible:
    def __complex__(self):
        return 5j
class Indexed:
    def __index__(self):
        return 7
print(complex(Convertible()), complex(Indexed()), complex(Convertible(), 1), complex(True), a.__complex__(), a.__getnewargs__())
# expect: 5j (7+0j) 6j (1+0j) (3+4j) (3.0, 4.0)
for call in (lambda: complex("1+"), lambda: complex(""), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: a < b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: int(a), lambda: float(a), lambda: a / 0, lambda: 0j ** -1,
             lambda: 0j ** 1j, lambda: format(a, "d"), lambda: format(a, "010"), lambda: format(a, "=10"), lambda: format(a, "%"), lambda: pow(a, 2, 3), lambda: complex(1, 2, 3), lambda: complex(x=1), lambda: round(a), lambda: setattr(a, "real", 1), lambda: complex("1 + 2j"), lambda: abs(complex(1e308, 1e308)) * 10):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError complex() arg is a malformed string
        # expect: ValueError complex() arg is a malformed string
        # expect: TypeError complex() can't take second arg if first is a string
        # expect: TypeError complex() second arg can't be a string
        # expect: TypeError complex() first argument must be a string or a number, not 'list'
        # expect: TypeError '<' not supported between instances of 'complex' and 'complex'
        # expect: TypeError unsupported operand type(s) for //: 'complex' and 'complex'
        # expect: TypeError unsupported operand type(s) for %: 'complex' and 'complex'
        # expect: TypeError unsupported operand type(s) for divmod(): 'complex' and 'complex'
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
        # expect: TypeError float() argument must be a string or a real number, not 'complex'
        # expect: ZeroDivisionError complex division by zero
        # expect: ZeroDivisionError 0.0 to a negative or complex power
        # expect: ZeroDivisionError 0.0 to a negative or complex power
        # expect: ValueError Unknown format code 'd' for object of type 'complex'
        # expect: ValueError Zero padding is not allowed in complex format specifier
        # expect: ValueError '=' alignment flag is not allowed in complex format specifier
        # expect: ValueError Unknown format code '%' for object of type 'complex'
        # expect: ValueError complex modulo
        # expect: TypeError complex() takes at most 2 arguments (3 given)
        # expect: TypeError complex() got an unexpected keyword argument 'x'
        # expect: TypeError type complex doesn't define __round__ method
        # expect: AttributeError readonly attribute
        # expect: ValueError complex() arg is a malformed string
        # expect: inf
