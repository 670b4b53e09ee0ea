# check with: 3.13
# complex: construction, arithmetic, formatting.
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -1.5e3j "), complex("(3-4j)"), complex("inf-nanj"), complex(real=1, imag=2), complex(1j, 1j), complex("j"), complex("-J"))
for number in (0j, 1j, -1j, 1 + 0j, complex(-0.0, -0.0), complex(1e20, 1e-20), complex(float("inf"), float("nan")), 1.5 - 2.5j):
    print(repr(number), str(number), bool(number), number.real, number.imag, number.conjugate(), abs(number), hash(number) == hash(number.real) if not number.imag else "")
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, a ** 0, -a, +a, abs(a), a == 3 + 4j, a != b, a == 3, 3 + 0j == 3, 2 ** a, 1 / a, a + 1, 1.5 * a, a ** -1, 0j ** 0)
print(format(a, ""), format(a, ".2f"), format(a, "e"), format(a, ">20"), format(a, "g"), format(a, "+.1f"), "{:10.1f}|".format(a), f"{a!r:*^12}", "%s" % (a,), format(1j, ","))
class Convertible:
    def __complex__(self):
        return 5j
class Indexed:
    def __index__(self):
        return 7
print(complex(Convertible()), complex(Indexed()), complex(Convertible(), 1), complex(True), a.__complex__(), a.__getnewargs__())
for call in (lambda: complex("1+"), lambda: complex(""), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: a < b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: int(a), lambda: float(a), lambda: a / 0, lambda: 0j ** -1,
             lambda: 0j ** 1j, lambda: format(a, "d"), lambda: format(a, "010"), lambda: format(a, "=10"), lambda: format(a, "%"), lambda: pow(a, 2, 3), lambda: complex(1, 2, 3), lambda: complex(x=1), lambda: round(a), lambda: setattr(a, "real", 1), lambda: complex("1 + 2j"), lambda: abs(complex(1e308, 1e308)) * 10):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)
