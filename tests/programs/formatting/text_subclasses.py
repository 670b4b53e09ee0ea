# format() of subclasses of str, int and float: without a specification __str__ is asked, with one the value is formatted.
class Secret(str):
    def __str__(self): return "*" * len(self)
class Money(int):
    def __str__(self): return "%d.%02d" % divmod(self, 100)
class Degrees(float):
    def __str__(self): return "%.1f deg" % self
class Plain(str): pass
class Formats(str):
    def __format__(self, spec): return "<%s|%s>" % (spec, str.__format__(self, ""))
class Both(Formats):
    def __str__(self): return "both"
for value in (Secret("abc"), Money(1234), Degrees(36.6), Plain("plain"), Formats("x"), Both("y")):
    print("%s" % value, str(value), format(value), format(value, ""), f"{value}", f"{value!s}", f"{value!r}", "{}".format(value), "{0} {0!r}".format(value), [value])
    # expect: *** *** *** *** *** *** 'abc' *** *** 'abc' ['abc']
    # expect: 12.34 12.34 12.34 12.34 12.34 12.34 1234 12.34 12.34 1234 [1234]
    # expect: 36.6 deg 36.6 deg 36.6 deg 36.6 deg 36.6 deg 36.6 deg 36.6 36.6 deg 36.6 deg 36.6 [36.6]
    # expect: plain plain plain plain plain plain 'plain' plain plain 'plain' ['plain']
    # expect: x x <|x> <|x> <|x> x 'x' <|x> <|x> 'x' ['x']
    # expect: both both <|both> <|both> <|both> both 'y' <|both> <|both> 'y' ['y']
print(format(Secret("abc"), ">5"), f"{Secret('abc'):^7}|", "{:.2}".format(Secret("abc")), format(Money(5), "04d"), f"{Degrees(1.25):.3f}", f"{Plain('p'):*^5}")
# expect:   abc   abc  | ab 0005 1.250 **p**
print(str.__format__(Secret("abc"), ""), str.__str__(Secret("abc")), "".join([Secret("abc")]), Secret("abc") + "d", type(f"{Plain('q')}").__name__, type(format(Plain("q"))).__name__)
# expect: *** abc abc abcd str str
class Colour(str):
    """As an enum of texts does it."""
    names = {"r": "red", "g": "green"}
    def __str__(self): return self.names[self[:1]]
print(f"{Colour('r')} and {Colour('g')}", "{} and {:>3}".format(Colour("r"), Colour("g")), "%s and %3s" % (Colour("r"), Colour("g")))
# expect: red and green red and   g red and green
class Broken(str):
    def __str__(self): return 5
for use in (lambda: format(Broken("b")), lambda: f"{Broken('b')}", lambda: "{}".format(Broken("b"))):
    try:
        print(use())
    except TypeError as error:
        print(error)
        # expect: __str__ returned non-string (type int)
        # expect: __str__ returned non-string (type int)
        # expect: __str__ returned non-string (type int)
