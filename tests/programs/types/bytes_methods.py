# check with: 3.13
# Every method of bytes, with its errors.
b = b"Hello, World"
print(b.capitalize(), b.lower(), b.upper(), b.swapcase(), b.title(), b.center(20), b.center(20, b"*"), b.ljust(15, b"."), b.rjust(15, b"."), b.zfill(15), b"-5".zfill(4))
print(b.count(b"l"), b.count(b"l", 4), b.count(108), b.find(b"o"), b.find(b"o", 5), b.rfind(b"o"), b.find(b"zz"), b.index(b"W"), b.rindex(b"l"), b.find(b"", 3), b.count(b""), b.find(b"o", -3, None))
print(b.startswith(b"He"), b.startswith((b"x", b"He")), b.endswith(b"ld", 3), b.endswith(()), b.partition(b", "), b.rpartition(b"zz"), b.split(b","), b.split(), b"a b  c".split(None, 1), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True))
print(b.replace(b"l", b"LL"), b.replace(b"l", b"", 2), b.replace(b"", b"-", 3), b"  x ".strip(), b"xxaxx".strip(b"x"), b"xxa".lstrip(b"x"), b"axx".rstrip(b"x"), b.removeprefix(b"He"), b.removesuffix(b"ld"), b"a\tb".expandtabs(4), b.translate(None, b"lo"), b"abc".translate(bytes.maketrans(b"ab", b"xy")))
print(b.isalnum(), b"abc1".isalnum(), b"abc".isalpha(), b"12".isdigit(), b"ab".islower(), b"AB".isupper(), b" \t".isspace(), b"Ab Cd".istitle(), b"\xff".isascii(), b"".isascii(), b"".isalpha())
print(b.join([b"1", bytearray(b"2"), memoryview(b"3")]), b.decode(), b"\xff".decode("latin-1"), b"\xe9".decode("utf-8", "replace"), b.hex(), b.hex("_", 4), b.hex(" ", -3), bytes.fromhex(" 0aFF 10 "), bytes.fromhex(""))
print(b"%d %s %r %a %x %c %5.2f %%" % (5, b"s", "r", "\xe9", 255, 65, 1.5), b"%(k)s" % {b"k": b"v"}, b"%b" % b"x", b"%-5d|" % 3, b"%05d" % -3, b"%c" % b"z")
print(bytes(b) is b, bytes(bytearray(b"x")), bytes([1, 2]), bytes(memoryview(b"ab")[::-1]), bytes("\u20ac", "utf-8"), bytes("x", encoding="ascii", errors="strict"), bytes(source=b"q") if False else b"", b * 0, 2 * b"ab", b"a" in b"abc", 97 in b"abc", b[True])
for call in (lambda: b.find("x"), lambda: b.find(256), lambda: b.index(b"zz"), lambda: b.rindex(b"zz"), lambda: b.join(["a"]), lambda: b.join([1]), lambda: b.split(b""), lambda: b.split("x"), lambda: b.partition(b""), lambda: b.replace("a", "b"), lambda: b.strip("x"), lambda: b.center("a"),
             lambda: b.center(5, b"xx"), lambda: b.center(5, "x"), lambda: b.startswith("x"), lambda: b.startswith(["x"]), lambda: b.translate(b"x"), lambda: bytes.maketrans(b"a", b"xy"), lambda: bytes.fromhex("1"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex(b"aa"), lambda: b.hex("ab"),
             lambda: b.hex("\u1234"), lambda: b.decode("nothing"), lambda: b"\xff".decode(), lambda: b"\xff".decode("ascii"), lambda: b"%d" % "x", lambda: b"%s" % "x", lambda: b"%c" % 256, lambda: b"%c" % b"ab", lambda: b"%z" % 1, lambda: b"%d" % (), lambda: b"%d" % (1, 2), lambda: bytes(-1),
             lambda: bytes(1.5), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes(1, 2), lambda: bytes("a"), lambda: bytes(b"a", "utf-8"), lambda: b + "a", lambda: b < "a", lambda: b * "a", lambda: 300 in b, lambda: "a" in b, lambda: b[99], lambda: b.zfill(), lambda: b.expandtabs("a"), lambda: b.removeprefix("x"), lambda: b.upper(1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        print(type(error).__name__, error)
