# f-strings: expressions, conversions, specs, nesting, order.
name, n, x = "Ann", 7, 3.14159
print(f"{name} {n} {x}", f"{name!r} {n + 1} {x:.2f} {n:03d} {name:>6}|{name:<6}|{name:^6}|")
# expect: Ann 7 3.14159 'Ann' 8 3.14 007    Ann|Ann   | Ann  |
print(f"{{literal}} {{{n}}}", f"{n:{'>'}{5}}", f"{x:{n}.{2}f}", f"{name[0]}{name[-1]}{name.upper()}")
# expect: {literal} {7}     7    3.14 AnANN
print(f"{'nested ' + f'{n}'}", f"{[i * i for i in range(n) if i % 2]}", f"{ {'k': n}['k'] }", f"{(lambda v: v * 2)(n)}")
# expect: nested 7 [1, 9, 25] 7 14
print(f"{n!s:>4}|{n!r:<4}|{'é'!a}", f"{None} {True} {1.0} {()}", f"", f"plain" f"{n}" "tail")
# expect:    7|7   |'\xe9' None True 1.0 ()  plain7tail
print(f"{n:x} {n:b} {n:e} {1234567:,} {n:+d} {-n:08.2f} {0.5:%}")
# expect: 7 111 7.000000e+00 1,234,567 +7 -0007.00 50.000000%
def log(v):
    print("log", v, end="; ")
    return v
print(f"{log(1)} {log(2)}{log('a'):>3}")  # expect: log 1; log 2; log a; 1 2  a
class C:
    def __format__(self, spec):
        return "C(" + spec + ")"
    def __str__(self):
        return "str"
print(f"{C()} {C():abc} {C()!s} {C()!s:>5}")  # expect: C() C(abc) str   str
print(f'''multi
{n}''')
# expect: multi
# expect: 7
try:
    f"{undefined_name}"
except NameError as error:
    print(error)  # expect: name 'undefined_name' is not defined
