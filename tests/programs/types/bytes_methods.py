# check with: 3.13
# Every method of bytes, with its errors.
b = b"Hello, World"
print(b.capitalize(), b.lower(), b.upper(), b.swapcase(), b.title(), b.center(20), b.center(20, b"*"), b.ljust(15, b"."), b.rjust(15, b"."), b.zfill(15), b"-5".zfill(4))
# expect: b'Hello, world' b'hello, world' b'HELLO, WORLD' b'hELLO, wORLD' b'Hello, World' b'    Hello, World    ' b'****Hello, World****' b'Hello, World...' b'...Hello, World' b'000Hello, World' b'-005'
print(b.count(b"l"), b.count(b"l", 4), b.count(108), b.find(b"o"), b.find(b"o", 5), b.rfind(b"o"), b.find(b"zz"), b.index(b"W"), b.rindex(b"l"), b.find(b"", 3), b.count(b""), b.find(b"o", -3, None))
# expect: 3 1 3 4 8 8 -1 7 10 3 13 -1
print(b.startswith(b"He"), b.startswith((b"x", b"He")), b.endswith(b"ld", 3), b.endswith(()), b.partition(b", "), b.rpartition(b"zz"), b.split(b","), b.split(), b"a b  c".split(None, 1), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True))
# expect: True True True False (b'Hello', b', ', b'World') (b'', b'', b'Hello, World') [b'Hello', b' World'] [b'Hello,', b'World'] [b'a', b'b  c'] [b'a,b', b'c'] [b'a', b'b', b'c'] [b'a\n', b'b']
print(b.replace(b"l", b"LL"), b.replace(b"l", b"", 2), b.replace(b"", b"-", 3), b"  x ".strip(), b"xxaxx".strip(b"x"), b"xxa".lstrip(b"x"), b"axx".rstrip(b"x"), b.removeprefix(b"He"), b.removesuffix(b"ld"), b"a\tb".expandtabs(4), b.translate(None, b"lo"), b"abc".translate(bytes.maketrans(b"ab", b"xy")))
# expect: b'HeLLLLo, WorLLd' b'Heo, World' b'-H-e-llo, World' b'x' b'a' b'a' b'a' b'llo, World' b'Hello, Wor' b'a   b' b'He, Wrd' b'xyc'
print(b.isalnum(), b"abc1".isalnum(), b"abc".isalpha(), b"12".isdigit(), b"ab".islower(), b"AB".isupper(), b" \t".isspace(), b"Ab Cd".istitle(), b"\xff".isascii(), b"".isascii(), b"".isalpha())
# expect: False True True True True True True True False True False
print(b.join([b"1", bytearray(b"2"), memoryview(b"3")]), b.decode(), b"\xff".decode("latin-1"), b"\xe9".decode("utf-8", "replace"), b.hex(), b.hex("_", 4), b.hex(" ", -3), bytes.fromhex(" 0aFF 10 "), bytes.fromhex(""))
# expect: b'1Hello, World2Hello, World3' Hello, World ÿ � 48656c6c6f2c20576f726c64 48656c6c_6f2c2057_6f726c64 48656c 6c6f2c 20576f 726c64 b'\n\xff\x10' b''
print(b"%d %s %r %a %x %c %5.2f %%" % (5, b"s", "r", "\xe9", 255, 65, 1.5), b"%(k)s" % {b"k": b"v"}, b"%b" % b"x", b"%-5d|" % 3, b"%05d" % -3, b"%c" % b"z")
# expect: b"5 s 'r' '\\xe9' ff A  1.50 %" b'v' b'x' b'3    |' b'-0003' b'z'
print(bytes(b) is b, bytes(bytearray(b"x")), bytes([1, 2]), bytes(memoryview(b"ab")[::-1]), bytes("\u20ac", "utf-8"), bytes("x", encoding="ascii", errors="strict"), bytes(source=b"q") if False else b"", b * 0, 2 * b"ab", b"a" in b"abc", 97 in b"abc", b[True])
# expect: True b'x' b'\x01\x02' b'ba' b'\xe2\x82\xac' b'x' b'' b'' b'abab' True True 101
for call in (lambda: b.find("x"), lambda: b.find(256), lambda: b.index(b"zz"), lambda: b.rindex(b"zz"), lambda: b.join(["a"]), lambda: b.join([1]), lambda: b.split(b""), lambda: b.split("x"), lambda: b.partition(b""), lambda: b.replace("a", "b"), lambda: b.strip("x"), lambda: b.center("a"),
             lambda: b.center(5, b"xx"), lambda: b.center(5, "x"), lambda: b.startswith("x"), lambda: b.startswith(["x"]), lambda: b.translate(b"x"), lambda: bytes.maketrans(b"a", b"xy"), lambda: bytes.fromhex("1"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex(b"aa"), lambda: b.hex("ab"),
             lambda: b.hex("\u1234"), lambda: b.decode("nothing"), lambda: b"\xff".decode(), lambda: b"\xff".decode("ascii"), lambda: b"%d" % "x", lambda: b"%s" % "x", lambda: b"%c" % 256, lambda: b"%c" % b"ab", lambda: b"%z" % 1, lambda: b"%d" % (), lambda: b"%d" % (1, 2), lambda: bytes(-1),
             lambda: bytes(1.5), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes(1, 2), lambda: bytes("a"), lambda: bytes(b"a", "utf-8"), lambda: b + "a", lambda: b < "a", lambda: b * "a", lambda: 300 in b, lambda: "a" in b, lambda: b[99], lambda: b.zfill(), lambda: b.expandtabs("a"), lambda: b.removeprefix("x"), lambda: b.upper(1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: TypeError argument should be integer or bytes-like object, not 'str'
        # expect: ValueError byte must be in range(0, 256)
        # expect: ValueError subsection not found
        # expect: ValueError subsection not found
        # expect: TypeError sequence item 0: expected a bytes-like object, str found
        # expect: TypeError sequence item 0: expected a bytes-like object, int found
        # expect: ValueError empty separator
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: ValueError empty separator
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError center() argument 2 must be a byte string of length 1, not bytes
        # expect: TypeError center() argument 2 must be a byte string of length 1, not str
        # expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
        # expect: TypeError startswith first arg must be bytes or a tuple of bytes, not list
        # expect: ValueError translation table must be 256 characters long
        # expect: ValueError maketrans arguments must have same length
        # expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
        # expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
        # expect: TypeError fromhex() argument must be str, not bytes
        # expect: ValueError sep must be length 1.
        # expect: ValueError sep must be ASCII.
        # expect: LookupError unknown encoding: nothing
        # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        # expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
        # expect: TypeError %d format: a real number is required, not str
        # expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
        # expect: OverflowError %c arg not in range(256)
        # expect: TypeError %c requires an integer in range(256) or a single byte
        # expect: ValueError unsupported format character 'z' (0x7a) at index 1
        # expect: TypeError not enough arguments for format string
        # expect: TypeError not all arguments converted during bytes formatting
        # expect: ValueError negative count
        # expect: TypeError cannot convert 'float' object to bytes
        # expect: ValueError bytes must be in range(0, 256)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError bytes() argument 'encoding' must be str, not int
        # expect: TypeError string argument without an encoding
        # expect: TypeError encoding without a string argument
        # expect: TypeError can't concat str to bytes
        # expect: TypeError '<' not supported between instances of 'bytes' and 'str'
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: IndexError index out of range
        # expect: TypeError bytes.zfill() takes exactly one argument (0 given)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: TypeError bytes.upper() takes no arguments (1 given)
