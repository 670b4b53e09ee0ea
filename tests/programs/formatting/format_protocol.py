# check with: 3.13
# __format__ of all kinds of objects, nested fields, conversions, and their errors.
class Money:
    def __format__(self, spec):
        return "<" + spec + ">"
    def __repr__(self):
        return "Money()"
m, width, name = Money(), 12, "n"
print(format(m), format(m, "abc"), f"{m:a{width}b}", "{:x{}}".format(m, 1), f"{m!r:>10}", f"{m!s:<9}|", f"{m}", "{0:{1}{2}}".format(3, ">", 5), f"{name!r:^{width}}|", f"{width:#x}", f"{1.5:{width}.{3}f}", f"{width=}", f"{m=!s}", f"{width + 1 = :05d}")
print("{a.real:>4}{b[k]}{c[0]}".format(a=3, b={"k": "v"}, c="xy"), "{0[0][1]}".format([[1, 2]]), "{:{:{}}}".format if False else "", "{!a}".format("\xe9"), "{:%}".format(0.5), "{:n}".format(1234), "{:c}".format(8364), "{:,}".format(1234567), "{:_b}".format(1000), format(True), format(True, "d"), format(None, ""), format([1], ""), format(1j, ".1f"))
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
