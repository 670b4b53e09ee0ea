# check with: 3.13
# Methods of str, with their errors.
s = "Hello, W\xf6rld"
print(s.capitalize(), s.casefold(), s.lower(), s.upper(), s.swapcase(), s.title(), s.center(20, "*"), s.ljust(15, "."), s.rjust(15, "\u20ac"), s.zfill(15), "+5".zfill(4), "-".zfill(3))
# expect: Hello, wörld hello, wörld hello, wörld HELLO, WÖRLD hELLO, wÖRLD Hello, Wörld ****Hello, Wörld**** Hello, Wörld... €€€Hello, Wörld 000Hello, Wörld +005 -00
print("\xdf".upper(), "\u0130".lower(), "\ufb01".title(), "\u01c6".title(), "STRASSE".casefold() == "stra\xdfe".casefold(), "\u03a3".lower(), "A\u03a3".lower(), "\u03a3A".lower(), "they're bill's".title())
# expect: SS i̇ Fi ǅ True σ aς σa They'Re Bill'S
print(s.count("l"), s.find("o", 5), s.rfind("l"), s.index("W"), s.find(""), s.rfind(""), s.count(""), s.startswith(("x", "He")), s.endswith("ld", -2), s.startswith("", 99), s.partition(", "), s.rpartition("l"), s.partition("zz"))
# expect: 3 -1 10 7 0 12 13 True True False ('Hello', ', ', 'Wörld') ('Hello, Wör', 'l', 'd') ('Hello, Wörld', '', '')
print("a b  c".split(), "a b  c".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a b ".rsplit(None, 1), "a\nb\r\nc\x0bd\u2028e".splitlines(), "a\n".splitlines(True), "".split(), "".split(","), "".splitlines(), "x".split("xx"))
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] [' a', 'b'] ['a', 'b', 'c', 'd', 'e'] ['a\n'] [] [''] [] ['x']
print(s.replace("l", "L", 1), s.replace("", "-", 2), "aaa".replace("aa", "b"), "\u3000x\u2003".strip() == "x", "xyx".strip("x"), "xyx".lstrip("xy"), s.removeprefix("Hello"), s.removesuffix("x"), "a\tbc\td".expandtabs(4), "ab".translate({97: "X", 98: None}), "ab".translate(str.maketrans("a", "b", "b")), str.maketrans({"a": 1, 98: "x"}))
# expect: HeLlo, Wörld -H-ello, Wörld ba True y  , Wörld Hello, Wörld a   bc  d X b {97: 1, 98: 'x'}
print([f("\u0967") for f in (str.isdecimal, str.isdigit, str.isnumeric)], [f("\xb2") for f in (str.isdecimal, str.isdigit, str.isnumeric)], [f("\xbd") for f in (str.isdecimal, str.isdigit, str.isnumeric)], "a1".isalnum(), "\xe9".isalpha(), "a_1".isidentifier(), "1a".isidentifier(), "".isidentifier(), "if".isidentifier(), "\x00".isprintable(), "".isprintable(), " ".isspace(), "Ab".istitle(), "AB1".isupper(), "ab1".islower(), "\xe9".isascii())
# expect: [True, True, True] [False, True, True] [False, False, True] True True True False False True False True True True True True False
print(",".join("abc"), ",".join([]), "".join(["a"]), "{} {1}".format.__name__, "{0}-{k}".format(1, k=2), "{a[0]}{b.real}".format(a=[7], b=3), "{:>{w}}".format("x", w=4), "{!r:5}|".format("a"), "{{}}".format(), "{a}".format_map({"a": 1}), "\u20ac".encode(), "\xe9".encode("latin-1"), "\u20ac".encode("ascii", "xmlcharrefreplace"), "\u20ac".encode("ascii", "backslashreplace"), "\ud800".encode("utf-8", "surrogatepass"))
# expect: a,b,c  a format 1-2 73    x 'a'  | {} 1 b'\xe2\x82\xac' b'\xe9' b'&#8364;' b'\\u20ac' b'\xed\xa0\x80'
for call in (lambda: s.find(1), lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: s.split(""), lambda: s.split(1), lambda: s.partition(""), lambda: s.join([1]), lambda: s.join(1), lambda: s.replace("a"), lambda: s.replace("a", 1), lambda: s.center("a"), lambda: s.center(5, "xx"), lambda: s.center(5, 1), lambda: s.strip(1), lambda: s.startswith(1),
             lambda: s.startswith((1,)), lambda: s.zfill("a"), lambda: s.expandtabs("a"), lambda: s.translate(), lambda: str.maketrans("a", "bc"), lambda: str.maketrans(1), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans("a", "b", 1), lambda: "a".translate({97: -1}), lambda: "a".translate({97: []}), lambda: s.encode("nothing"), lambda: s.encode("ascii"), lambda: s.encode(1), lambda: "\ud800".encode(),
             lambda: "{".format(), lambda: "}".format(), lambda: "{0}{}".format(1, 2), lambda: "{}".format(), lambda: "{a}".format(), lambda: "{!x}".format(1), lambda: "{:d}".format("a"), lambda: "{0.x}".format(1), lambda: "{0[a]}".format([1]), lambda: "%d" % "a", lambda: "%z" % 1, lambda: "%d %d" % 1, lambda: "%(a)s" % 1, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%" % (), lambda: "a" % 1,
             lambda: str(b"a", "nothing"), lambda: str(1, "utf-8"), lambda: str(b"\xff", "utf-8"), lambda: s + 1, lambda: s * "a", lambda: s < 1, lambda: 1 in s, lambda: s[99], lambda: s["a"], lambda: str(1, 2, 3, 4), lambda: str(x=1), lambda: s.upper(1), lambda: s.removeprefix(1), lambda: s.splitlines(1, 2), lambda: chr(-1), lambda: ord("ab"), lambda: ord(b"ab"), lambda: ord(1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: TypeError find() argument 1 must be str, not int
        # expect: ValueError substring not found
        # expect: ValueError substring not found
        # expect: ValueError empty separator
        # expect: TypeError must be str or None, not int
        # expect: ValueError empty separator
        # expect: TypeError sequence item 0: expected str instance, int found
        # expect: TypeError can only join an iterable
        # expect: TypeError replace() takes at least 2 positional arguments (1 given)
        # expect: TypeError replace() argument 2 must be str, not int
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError The fill character must be exactly one character long
        # expect: TypeError The fill character must be a unicode character, not int
        # expect: TypeError strip arg must be None or str
        # expect: TypeError startswith first arg must be str or a tuple of str, not int
        # expect: TypeError tuple for startswith must only contain str, not int
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError str.translate() takes exactly one argument (0 given)
        # expect: ValueError the first two maketrans arguments must have equal length
        # expect: TypeError if you give only one argument to maketrans it must be a dict
        # expect: ValueError string keys in translate table must be of length 1
        # expect: TypeError maketrans() argument 3 must be str, not int
        # expect: ValueError character mapping must be in range(0x110000)
        # expect: TypeError character mapping must return integer, None or str
        # expect: LookupError unknown encoding: nothing
        # expect: UnicodeEncodeError 'ascii' codec can't encode character '\xf6' in position 8: ordinal not in range(128)
        # expect: TypeError encode() argument 'encoding' must be str, not int
        # expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
        # expect: ValueError Single '{' encountered in format string
        # expect: ValueError Single '}' encountered in format string
        # expect: ValueError cannot switch from manual field specification to automatic field numbering
        # expect: IndexError Replacement index 0 out of range for positional args tuple
        # expect: KeyError 'a'
        # expect: ValueError Unknown conversion specifier x
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: AttributeError 'int' object has no attribute 'x'
        # expect: TypeError list indices must be integers or slices, not str
        # expect: TypeError %d format: a real number is required, not str
        # expect: ValueError unsupported format character 'z' (0x7a) at index 1
        # expect: TypeError not enough arguments for format string
        # expect: TypeError format requires a mapping
        # expect: TypeError %c requires int or char
        # expect: OverflowError %c arg not in range(0x110000)
        # expect: ValueError incomplete format
        # expect: TypeError not all arguments converted during string formatting
        # expect: LookupError unknown encoding: nothing
        # expect: TypeError decoding to str: need a bytes-like object, int found
        # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        # expect: TypeError can only concatenate str (not "int") to str
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError 'in <string>' requires string as left operand, not int
        # expect: IndexError string index out of range
        # expect: TypeError string indices must be integers, not 'str'
        # expect: TypeError str expected at most 3 arguments, got 4
        # expect: TypeError str() got an unexpected keyword argument 'x'
        # expect: TypeError str.upper() takes no arguments (1 given)
        # expect: TypeError removeprefix() argument must be str, not int
        # expect: TypeError splitlines() takes at most 1 argument (2 given)
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected string of length 1, but int found
