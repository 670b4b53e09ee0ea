# requires: 3.12
# f-strings: nested fields, conversions, specs from expressions, quotes, lambdas, debugging, classes with __format__, evaluation order, escapes.
import math
name, width, prec, d, l = "World", 12, 3, {"key": "v", 1: [10, 20]}, [1, 2, 3]
class F:
    def __init__(self, tag): self.tag = tag
    def __format__(self, spec): return "<%s:%s>" % (self.tag, spec)
    def __str__(self): return "str " + self.tag
    def __repr__(self): return "repr " + self.tag
f = F("f")
print(f"{name}", f"{name!r}", f"{name!s:>{width}}", f"{name:*^{width}}", f"{math.pi:.{prec}f}", f"{math.pi:{width}.{prec}}", f"{d['key']}", f'{d[1][0]:>{l[2]}}', f"{l[-1]:0{width}d}", f"{'nested'!r:^{width + 2}}")
# expect: World 'World'        World ***World**** 3.142         3.14 v  10 000000000003    'nested'   
print(f"{f}", f"{f!s}", f"{f!r}", f"{f:spec}", f"{f:{name}-{width}}", f"{f!s:>10}", f"{f!a}", f"{f:{{}}}" if False else "", f"{{}}", f"{{{name}}}", f"{{{{", f"a{1}b{2}c", f"", f"{1}{2}" f"{3}" "{4}", f"{'a' 'b'}")
# expect: <f:> str f repr f <f:spec> <f:World-12>      str f repr f  {} {World} {{ a1b2c  123{4} ab
print(f"{(lambda x: x * 2)(21)}", f"{[x * x for x in range(4)]}", f"{ {'a': 1, 'b': 2}['b'] }", f"{'yes' if l else 'no'}", f"{sum(l) / len(l):.2f}", f"{max(l, key=lambda v: -v)}", f"{name.upper().center(9, '-')}", f"{len(name):b}", f"{1 + 2 * 3 ** 2}", f"{not l}", f"{l[0] < l[1] < l[2]}", f"{l!r}", f"{*l, 4}", f"{'%s!' % name}", f"{'{}'.format(5)}", f"{f'{f"{1}" if False else 2}'}" if False else f"{f'{1 + 1}'}")
# expect: 42 [0, 1, 4, 9] 2 yes 2.00 1 --WORLD-- 101 19 False True [1, 2, 3] (1, 2, 3, 4) World! 5 2
x, y = 3, 4.5
print(f"{x=} {y=:.2f} {x + y = } {name=!s} {name = } {l[0]=} {x=:>5} {f=} {f=!s} {f=:z}")
# expect: x=3 y=4.50 x + y = 7.5 name=World name = 'World' l[0]=1 x=    3 f=repr f f=str f f=<f:z>
order = []
def note(v): order.append(v); return v
print(f"{note(1)}{note(2):{note(3)}}{note(4)!r:{note(5)}.{note(6)}}" if False else f"{note(1)} {note(2):{note(3)}} {note('s')!r:{note(7)}}", order)
# expect: 1   2 's'     [1, 2, 3, 's', 7]
print(f"{1_000_000:,} {0xff:#x} {255:08b} {1e10:g} {-5:+d} {True:d} {True} {None} {3 + 4j} {1.0} {10 ** 20} {b'x'} {'tab\t'} {'é'!a}", f"\x41\u00e9\N{BULLET}{1}", rf"\n{x}\t", fr"{x}\d", f'''multi
line {x}''', F"{x}")
# expect: 1,000,000 0xff 11111111 1e+10 -5 1 True None (3+4j) 1.0 100000000000000000000 b'x' tab	 '\xe9' Aé•1 \n3\t 3\d multi
# expect: line 3 3
for bad in (lambda: f"{name:d}", lambda: f"{x:s}", lambda: f"{undefined}", lambda: f"{1 / 0}", lambda: f"{x:{name}}", lambda: f"{None:5}", lambda: f"{l:>5}", lambda: f"{d['zzz']}"):
    try: print(bad())
    except Exception as error: print(type(error).__name__, error)
    # expect: ValueError Unknown format code 'd' for object of type 'str'
    # expect: ValueError Unknown format code 's' for object of type 'int'
    # expect: NameError name 'undefined' is not defined
    # expect: ZeroDivisionError division by zero
    # expect: ValueError Invalid format specifier 'World' for object of type 'int'
    # expect: TypeError unsupported format string passed to NoneType.__format__
    # expect: TypeError unsupported format string passed to list.__format__
    # expect: KeyError 'zzz'
def table(rows): return "\n".join(f"|{a:<6}|{b:>8.2f}|{c:^7}|" for a, b, c in rows)
print(table([("a", 1, True), ("bb", 22.555, None if False else "x"), ("ccc", -3.14159, "mid")]))
# expect: |a     |    1.00|   1   |
# expect: |bb    |   22.55|   x   |
# expect: |ccc   |   -3.14|  mid  |
print(f"{'a':>{5}}|{'b':<{5}}|{'c':^{5}}|{7:{'>'}{6}}|{3.14159:{'.2'}{'f'}}|{'s':{'s'}}|{5:{''}}|{12:{'0'}{width}}", "".join(f"{i}{'' if i % 3 else ';'}" for i in range(7)), f"{(yes := 5)}{yes + 1}", f"{x!r}{y!s}" == "34.5", f"{'a' if x else 'b':>3}", f"{x if y > 3 else y}", f"{ (1, 2)[0] }", f"{ {1, 2} - {1} }", f"{'}'}{'{'}", f"{':'}", f"{'!'}", f"{x != y}", f"{x == 3!r}")
# expect:     a|b    |  c  |     7|3.14|s|5|000000000012 0;123;456; 56 True   a 3 1 {2} }{ : ! True True
