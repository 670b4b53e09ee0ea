# check with: 3.10+
# complex: parsing, repr, arithmetic with infinities and zeros, powers, formatting, comparison, conversion errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
inf, nan = float("inf"), float("nan")
for z in (0j, -0j, 1j, 1 + 2j, -1 - 2j, complex(0.0, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0), complex(inf, nan), complex(nan, -inf), 1e100 + 1e-100j, complex(1, 0), 3.5j, complex(1e16, 1e15)):
    print(repr(z), str(z), z.real, z.imag, z.conjugate(), -z, +z, bool(z), hash(z) == hash(complex(z)) if z == z else "nan")
    # expect: 0j 0j 0.0 0.0 -0j (-0-0j) 0j False True
    # expect: (-0-0j) (-0-0j) -0.0 -0.0 (-0+0j) 0j (-0-0j) False True
    # expect: 1j 1j 0.0 1.0 -1j (-0-1j) 1j True True
    # expect: (1+2j) (1+2j) 1.0 2.0 (1-2j) (-1-2j) (1+2j) True True
    # expect: (-1-2j) (-1-2j) -1.0 -2.0 (-1+2j) (1+2j) (-1-2j) True True
    # expect: -0j -0j 0.0 -0.0 0j (-0+0j) -0j False True
    # expect: (-0+0j) (-0+0j) -0.0 0.0 (-0-0j) -0j (-0+0j) False True
    # expect: (-0-0j) (-0-0j) -0.0 -0.0 (-0+0j) 0j (-0-0j) False True
    # expect: (inf+nanj) (inf+nanj) inf nan (inf+nanj) (-inf+nanj) (inf+nanj) True nan
    # expect: (nan-infj) (nan-infj) nan -inf (nan+infj) (nan+infj) (nan-infj) True nan
    # expect: (1e+100+1e-100j) (1e+100+1e-100j) 1e+100 1e-100 (1e+100-1e-100j) (-1e+100-1e-100j) (1e+100+1e-100j) True True
    # expect: (1+0j) (1+0j) 1.0 0.0 (1-0j) (-1-0j) (1+0j) True True
    # expect: 3.5j 3.5j 0.0 3.5 -3.5j (-0-3.5j) 3.5j True True
    # expect: (1e+16+1000000000000000j) (1e+16+1000000000000000j) 1e+16 1000000000000000.0 (1e+16-1000000000000000j) (-1e+16-1000000000000000j) (1e+16+1000000000000000j) True True
for text in ("1+2j", " 3 ", "j", "-j", "+J", "1e5-2.5e-3j", "(1+2j)", "( 1+2j )", "1 + 2j", "1+2", "1j+2", "", "()", "((1))", "inf+nanj", "-infj", "1_0+2_0j", "1+2j ", "\t1j\n", "1+j", "++j", "1e", "x", "1\x00", "1+2jj"):
    print(repr(text), attempt(complex, text))
    # expect: '1+2j' (1+2j)
    # expect: ' 3 ' (3+0j)
    # expect: 'j' 1j
    # expect: '-j' -1j
    # expect: '+J' 1j
    # expect: '1e5-2.5e-3j' (100000-0.0025j)
    # expect: '(1+2j)' (1+2j)
    # expect: '( 1+2j )' (1+2j)
    # expect: '1 + 2j' ValueError: complex() arg is a malformed string
    # expect: '1+2' ValueError: complex() arg is a malformed string
    # expect: '1j+2' ValueError: complex() arg is a malformed string
    # expect: '' ValueError: complex() arg is a malformed string
    # expect: '()' ValueError: complex() arg is a malformed string
    # expect: '((1))' ValueError: complex() arg is a malformed string
    # expect: 'inf+nanj' (inf+nanj)
    # expect: '-infj' -infj
    # expect: '1_0+2_0j' (10+20j)
    # expect: '1+2j ' (1+2j)
    # expect: '\t1j\n' 1j
    # expect: '1+j' (1+1j)
    # expect: '++j' ValueError: complex() arg is a malformed string
    # expect: '1e' ValueError: complex() arg is a malformed string
    # expect: 'x' ValueError: complex() arg is a malformed string
    # expect: '1\x00' ValueError: complex() arg is a malformed string
    # expect: '1+2jj' ValueError: complex() arg is a malformed string
for args in ((), (1,), (1.5, 2), (1j, 1j), (1, 2j), ("1", 2), (1, "2"), (None,), ([],), (1, None), (True, False), (10 ** 400,), (b"1",)):
    result = attempt(complex, *args)
    print(args if len(str(args)) < 40 else "huge", result)
    # expect: () 0j
    # expect: (1,) (1+0j)
    # expect: (1.5, 2) (1.5+2j)
    # expect: (1j, 1j) (-1+1j)
    # expect: (1, 2j) (-1+0j)
    # expect: ('1', 2) TypeError: complex() can't take second arg if first is a string
    # expect: (1, '2') TypeError: complex() second arg can't be a string
    # expect: (None,) TypeError: complex() first argument must be a string or a number, not 'NoneType'
    # expect: ([],) TypeError: complex() first argument must be a string or a number, not 'list'
    # expect: (1, None) TypeError: complex() second argument must be a number, not 'NoneType'
    # expect: (True, False) (1+0j)
    # expect: huge OverflowError: int too large to convert to float
    # expect: (b'1',) TypeError: complex() first argument must be a string or a number, not 'bytes'
class C:
    def __complex__(self): return 3 + 4j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Sub(complex): pass
print(complex(C()), complex(F()), complex(I()), complex(F(), F()), attempt(complex, C(), 1), type(Sub(1) + 1).__name__, Sub(2, 3), attempt(complex, real=1, imag=2) if False else complex(real=1, imag=2))
# expect: (3+4j) (2.5+0j) (7+0j) (2.5+2.5j) (3+5j) complex (2+3j) (1+2j)
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, abs(a), a ** 2, a ** -1, a ** 0.5, a ** b, 2 ** a, a + 1, 1 - a, 2.5 * a, a / 2, 1 / a)
# expect: (4+2j) (2+6j) (11-2j) (-1+2j) 5.0 (-7+24j) (0.12-0.16j) (2+1j) (-21.083139690689016-24.00021070941257j) (-7.461496614688569+2.885492725513448j) (4+4j) (-2-4j) (7.5+10j) (1.5+2j) (0.12-0.16j)
print(attempt(lambda: a / 0), attempt(lambda: 0j ** -1), attempt(lambda: 0j ** 1j), 0j ** 0, attempt(lambda: a // b), attempt(lambda: a % b), attempt(divmod, a, b), attempt(lambda: a < b), attempt(lambda: a >= 1))
# expect: ZeroDivisionError: complex division by zero ZeroDivisionError: 0.0 to a negative or complex power ZeroDivisionError: 0.0 to a negative or complex power (1+0j) TypeError: unsupported operand type(s) for //: 'complex' and 'complex' TypeError: unsupported operand type(s) for %: 'complex' and 'complex' TypeError: unsupported operand type(s) for divmod(): 'complex' and 'complex' TypeError: '<' not supported between instances of 'complex' and 'complex' TypeError: '>=' not supported between instances of 'complex' and 'int'
print(attempt(int, a), attempt(float, a), attempt(round, a), attempt(lambda: [1][a]), attempt(pow, a, 2, 3), attempt(lambda: (1e200 + 1e200j) ** 3), attempt(abs, complex(1e308, 1e308)), abs(complex(inf, nan)), abs(complex(nan, 1)))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex' TypeError: float() argument must be a string or a real number, not 'complex' TypeError: type complex doesn't define __round__ method TypeError: list indices must be integers or slices, not complex ValueError: complex modulo (nan+nanj) 1.4142135623730951e+308 inf nan
print(1j * inf, complex(inf, 0) * 1j, (1 + 1j) * complex(inf, inf), complex(1, 2) / complex(inf, 0), (inf + 0j) / (1 + 0j), 1j ** 2, 1j ** 3, 1j ** 4, 1j ** -2, (1 + 1j) ** 10, (1 + 1j) ** -3, (2 + 0j) ** 100)
# expect: (nan+infj) (nan+infj) (nan+infj) 0j (inf+nanj) (-1+0j) (-0-1j) (1+0j) (-1-0j) 32j (-0.25-0.25j) (1.2676506002282294e+30+0j)
print(a == 3 + 4j, a != b, complex(5) == 5, 5.0 == 5 + 0j, a == "x", complex(nan) == complex(nan), 2 ** 60 + 1 == complex(2 ** 60 + 1), 1j in [1j], {1 + 0j: "a"}[1])
# expect: True True True True False False False True a
for spec in ("", ".2f", "+.1e", "10.2f", "<15", "^15", "*>20.1f", "g", "n", "G", ".3", ",.2f", "010.1f", "=10", "d", "s", "%", "x", "#.0f", "_"):
    print(repr(spec), repr(attempt(format, a * 1000.25, spec)))
    # expect: '' '(3000.75+4001j)'
    # expect: '.2f' '3000.75+4001.00j'
    # expect: '+.1e' '+3.0e+03+4.0e+03j'
    # expect: '10.2f' '3000.75+4001.00j'
    # expect: '<15' '(3000.75+4001j)'
    # expect: '^15' '(3000.75+4001j)'
    # expect: '*>20.1f' '******3000.8+4001.0j'
    # expect: 'g' '3000.75+4001j'
    # expect: 'n' '3000.75+4001j'
    # expect: 'G' '3000.75+4001j'
    # expect: '.3' '(3e+03+4e+03j)'
    # expect: ',.2f' '3,000.75+4,001.00j'
    # expect: '010.1f' 'ValueError: Zero padding is not allowed in complex format specifier'
    # expect: '=10' "ValueError: '=' alignment flag is not allowed in complex format specifier"
    # expect: 'd' "ValueError: Unknown format code 'd' for object of type 'complex'"
    # expect: 's' "ValueError: Unknown format code 's' for object of type 'complex'"
    # expect: '%' "ValueError: Unknown format code '%' for object of type 'complex'"
    # expect: 'x' "ValueError: Unknown format code 'x' for object of type 'complex'"
    # expect: '#.0f' '3001.+4001.j'
    # expect: '_' '(3_000.75+4_001j)'
print("%s %r" % (a, b), attempt(lambda: "%d" % a), attempt(lambda: "%f" % a), f"{a!r:>12}", f"{a:.1f}", (1 + 2j).__format__(""), attempt(format, 1j, "5z"))
# expect: (3+4j) (1-2j) TypeError: %d format: a real number is required, not complex TypeError: must be real number, not complex       (3+4j) 3.0+4.0j (1+2j) ValueError: Unknown format code 'z' for object of type 'complex'
print(sum([1j, 2, 3.5]), sum([1j] * 3, 1), (1 + 2j).__getnewargs__(), attempt(setattr, a, "real", 1), complex.from_number(3) if hasattr(complex, "from_number") else "", max([1 + 1j, 2j], key=abs))
# expect: (5.5+1j) (1+3j) (1.0, 2.0) AttributeError: readonly attribute  2j
