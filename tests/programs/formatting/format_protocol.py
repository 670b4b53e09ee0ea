# requires: 3.8
# check with: 3.13
# __format__ of all kinds of objects, nested fields, conversions, and their errors.
class Money:
    def __format__(self, spec):
        return "<" + spec + ">"
    def __repr__(self):
        return "Money()"
m, width, name = Money(), 12, "n"
print(format(m), format(m, "abc"), f"{m:a{width}b}", "{:x{}}".format(m, 1), f"{m!r:>10}", f"{m!s:<9}|", f"{m}", "{0:{1}{2}}".format(3, ">", 5), f"{name!r:^{width}}|", f"{width:#x}", f"{1.5:{width}.{3}f}", f"{width=}", f"{m=!s}", f"{width + 1 = :05d}")
# expect: <> <abc> <a12b> <x1>    Money() Money()  | <>     3     'n'     | 0xc        1.500 width=12 m=Money() width + 1 = 00013
print("{a.real:>4}{b[k]}{c[0]}".format(a=3, b={"k": "v"}, c="xy"), "{0[0][1]}".format([[1, 2]]), "{:{:{}}}".format if False else "", "{!a}".format("\xe9"), "{:%}".format(0.5), "{:n}".format(1234), "{:c}".format(8364), "{:,}".format(1234567), "{:_b}".format(1000), format(True), format(True, "d"), format(None, ""), format([1], ""), format(1j, ".1f"))
# expect:    3vx 2  '\xe9' 50.000000% 1234 € 1,234,567 11_1110_1000 True 1 None [1] 0.0+1.0j
class Bad:
    def __format__(self, spec):
        return 5
class Plain:
    pass
for call in (lambda: format(Bad()), lambda: f"{Bad()}", lambda: format(Plain(), "x"), lambda: format(1, 2), lambda: format(), lambda: format(1, "q"), lambda: format("a", "d"), lambda: format("a", "=5"), lambda: format("a", "+"), lambda: format("a", ","), lambda: format(1, ".3d"), lambda: format(1, ".3"), lambda: format(1.5, "d"), lambda: format(1, ",_"), lambda: format(1, ",x"), lambda: format(1.5, ",n"),
             lambda: format(1, "99999999999999999999"), lambda: format(1.5, ".99999999999"), lambda: format(1, "5c5"), lambda: format(-1, "c"), lambda: format(2**31, "c"), lambda: format(1, "+c"), lambda: format(1, "#c"), lambda: format(None, "d"), lambda: format([], "5"), lambda: format(True, "s"), lambda: format(1j, "="), lambda: format(1j, "0"), lambda: format(1j, "d"), lambda: format(1.5, "z"), lambda: format(1, "z"), lambda: format(float("nan"), "c"),
             lambda: "{".format(), lambda: "{a".format(a=1), lambda: "{0.}".format(1), lambda: "{0[}".format([1]), lambda: "{0[]}".format([1]), lambda: "{0[a]x}".format({"a": 1}), lambda: "{0!}".format(1), lambda: "{0!rr}".format(1), lambda: "{:{}}".format(1), lambda: "{}{0}".format(1), lambda: "{0}{}".format(1), lambda: "{1}".format(1), lambda: "{k}".format(), lambda: "{a.b}".format(a=1), lambda: "{:{:{:{}}}}".format(1, 2, 3, 4), lambda: "{0:{x}}".format(1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: TypeError __format__ must return a str, not int
        # expect: TypeError __format__ must return a str, not int
        # expect: TypeError unsupported format string passed to Plain.__format__
        # expect: TypeError format() argument 2 must be str, not int
        # expect: TypeError format expected at least 1 argument, got 0
        # expect: ValueError Unknown format code 'q' for object of type 'int'
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError '=' alignment not allowed in string format specifier
        # expect: ValueError Sign not allowed in string format specifier
        # expect: ValueError Cannot specify ',' with 's'.
        # expect: ValueError Precision not allowed in integer format specifier
        # expect: ValueError Precision not allowed in integer format specifier
        # expect: ValueError Unknown format code 'd' for object of type 'float'
        # expect: ValueError Cannot specify both ',' and '_'.
        # expect: ValueError Cannot specify ',' with 'x'.
        # expect: ValueError Cannot specify ',' with 'n'.
        # expect: ValueError Too many decimal digits in format string
        # expect: ValueError precision too big
        # expect: ValueError Invalid format specifier '5c5' for object of type 'int'
        # expect: OverflowError %c arg not in range(0x110000)
        # expect: OverflowError %c arg not in range(0x110000)
        # expect: ValueError Sign not allowed with integer format specifier 'c'
        # expect: ValueError Alternate form (#) not allowed with integer format specifier 'c'
        # expect: TypeError unsupported format string passed to NoneType.__format__
        # expect: TypeError unsupported format string passed to list.__format__
        # expect: ValueError Unknown format code 's' for object of type 'bool'
        # expect: ValueError '=' alignment flag is not allowed in complex format specifier
        # expect: ValueError Zero padding is not allowed in complex format specifier
        # expect: ValueError Unknown format code 'd' for object of type 'complex'
        # expect: 1.5
        # expect: ValueError Negative zero coercion (z) not allowed in integer format specifier
        # expect: ValueError Unknown format code 'c' for object of type 'float'
        # expect: ValueError Single '{' encountered in format string
        # expect: ValueError expected '}' before end of string
        # expect: ValueError Empty attribute in format string
        # expect: ValueError expected '}' before end of string
        # expect: ValueError Empty attribute in format string
        # expect: ValueError Only '.' or '[' may follow ']' in format field specifier
        # expect: ValueError unmatched '{' in format spec
        # expect: ValueError expected ':' after conversion specifier
        # expect: IndexError Replacement index 1 out of range for positional args tuple
        # expect: ValueError cannot switch from automatic field numbering to manual field specification
        # expect: ValueError cannot switch from manual field specification to automatic field numbering
        # expect: IndexError Replacement index 1 out of range for positional args tuple
        # expect: KeyError 'k'
        # expect: AttributeError 'int' object has no attribute 'b'
        # expect: ValueError Max string recursion exceeded
        # expect: KeyError 'x'
