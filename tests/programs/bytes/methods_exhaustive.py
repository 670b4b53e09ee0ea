# check with: 3.8+
# bytes and bytearray: constructors, methods, arguments of other types, hex, repr, errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Index:
    def __index__(self): return 3
class Bytes:
    def __bytes__(self): return b"from __bytes__"
class Both(Index):
    def __bytes__(self): return b"bytes first"
class BadBytes:
    def __bytes__(self): return "str"
class Iter:
    def __iter__(self): return iter([1, 2])
class Sub(bytes): pass
class SubArray(bytearray): pass
for args in ((), (3,), (0,), (-1,), (10 ** 20,), ("abc",), ("abc", "ascii"), ("é", "ascii"), ("é", "ascii", "ignore"), ([1, 2, 255],), ([256],), ([-1],), (["a"],), ([1.5],), (b"x",), (bytearray(b"y"),), (memoryview(b"z"),), (range(4),), (Index(),), (Bytes(),), (Both(),), (BadBytes(),), (Iter(),), (None,), (1.5,), ({3, 1},), ([Index()],), (b"a", "ascii"), (5, "ascii"), ([True, False],)):
    print(args if all(isinstance(a, (int, str, bytes, list, float, type(None))) for a in args) and "Index" not in str(args) else [type(a).__name__ for a in args], attempt(bytes, *args), attempt(bytearray, *args))
    # expect: () b'' bytearray(b'')
    # expect: (3,) b'\x00\x00\x00' bytearray(b'\x00\x00\x00')
    # expect: (0,) b'' bytearray(b'')
    # expect: (-1,) ValueError: negative count ValueError: negative count
    # expect: (100000000000000000000,) OverflowError: cannot fit 'int' into an index-sized integer OverflowError: cannot fit 'int' into an index-sized integer
    # expect: ('abc',) TypeError: string argument without an encoding TypeError: string argument without an encoding
    # expect: ('abc', 'ascii') b'abc' bytearray(b'abc')
    # expect: ('é', 'ascii') UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
    # expect: ('é', 'ascii', 'ignore') b'' bytearray(b'')
    # expect: ([1, 2, 255],) b'\x01\x02\xff' bytearray(b'\x01\x02\xff')
    # expect: ([256],) ValueError: bytes must be in range(0, 256) ValueError: byte must be in range(0, 256)
    # expect: ([-1],) ValueError: bytes must be in range(0, 256) ValueError: byte must be in range(0, 256)
    # expect: (['a'],) TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
    # expect: ([1.5],) TypeError: 'float' object cannot be interpreted as an integer TypeError: 'float' object cannot be interpreted as an integer
    # expect: (b'x',) b'x' bytearray(b'x')
    # expect: ['bytearray'] b'y' bytearray(b'y')
    # expect: ['memoryview'] b'z' bytearray(b'z')
    # expect: ['range'] b'\x00\x01\x02\x03' bytearray(b'\x00\x01\x02\x03')
    # expect: ['Index'] b'\x00\x00\x00' bytearray(b'\x00\x00\x00')
    # expect: ['Bytes'] b'from __bytes__' TypeError: cannot convert 'Bytes' object to bytearray
    # expect: ['Both'] b'bytes first' bytearray(b'\x00\x00\x00')
    # expect: ['BadBytes'] TypeError: __bytes__ returned non-bytes (type str) TypeError: cannot convert 'BadBytes' object to bytearray
    # expect: ['Iter'] b'\x01\x02' bytearray(b'\x01\x02')
    # expect: (None,) TypeError: cannot convert 'NoneType' object to bytes TypeError: cannot convert 'NoneType' object to bytearray
    # expect: (1.5,) TypeError: cannot convert 'float' object to bytes TypeError: cannot convert 'float' object to bytearray
    # expect: ['set'] b'\x01\x03' bytearray(b'\x01\x03')
    # expect: ['list'] b'\x03' bytearray(b'\x03')
    # expect: (b'a', 'ascii') TypeError: encoding without a string argument TypeError: encoding without a string argument
    # expect: (5, 'ascii') TypeError: encoding without a string argument TypeError: encoding without a string argument
    # expect: ([True, False],) b'\x01\x00' bytearray(b'\x01\x00')
b = b"Hello, World"
for name, args in (("find", (b"o",)), ("find", (111,)), ("find", ("o",)), ("find", (256,)), ("rfind", (b"o", 0, 6)), ("index", (b"z",)), ("rindex", (108,)), ("count", (b"l",)), ("count", (108, 3)), ("count", (b"",)), ("startswith", (b"He",)), ("startswith", ((b"x", b"H"),)), ("startswith", ("H",)), ("endswith", (bytearray(b"ld"),)),
                   ("replace", (b"l", b"L")), ("replace", (b"l", b"", 2)), ("replace", ("l", "L")), ("split", (b",",)), ("split", ()), ("split", (b"",)), ("split", (",",)), ("rsplit", (b"o", 1)), ("partition", (b", ",)), ("rpartition", (b"q",)), ("partition", (b"",)), ("strip", (b"Hd",)), ("strip", ("H",)), ("lstrip", (memoryview(b"He"),)), ("join", ([b"a", bytearray(b"b")],)),
                   ("join", (["a"],)), ("join", ([1],)), ("center", (20, b"*")), ("center", (20, b"**")), ("center", (20, "*")), ("ljust", (15,)), ("rjust", (15, b"-")), ("zfill", (15,)), ("upper", ()), ("lower", ()), ("title", ()), ("swapcase", ()), ("capitalize", ()), ("expandtabs", ()), ("hex", ()), ("hex", (":",)), ("hex", ("_", 3)), ("hex", ("_", -3)), ("hex", ("",)), ("hex", ("::",)), ("hex", ("é",)),
                   ("translate", (bytes(range(256))[::-1],)), ("translate", (None, b"lo")), ("translate", (b"x",)), ("decode", ()), ("decode", ("ascii", "strict")), ("__contains__", (b"lo",)), ("__contains__", (72,)), ("__contains__", (300,)), ("__contains__", ("H",)), ("__getitem__", (0,)), ("__getitem__", (-1,)), ("__getitem__", (99,)), ("__getitem__", (slice(1, 9, 3),)), ("__getitem__", ("a",)), ("__add__", (b"!",)), ("__mul__", (2,)), ("__mod__", (1,))):
    one, other = attempt(getattr(b, name), *args), attempt(getattr(bytearray(b), name), *args)
    print(name, args if "memory" not in str(args) and len(str(args)) < 60 else "...", one, "" if one == other else other)
    # expect: find (b'o',) 4 
    # expect: find (111,) 4 
    # expect: find ('o',) TypeError: argument should be integer or bytes-like object, not 'str' 
    # expect: find (256,) ValueError: byte must be in range(0, 256) 
    # expect: rfind (b'o', 0, 6) 4 
    # expect: index (b'z',) ValueError: subsection not found 
    # expect: rindex (108,) 10 
    # expect: count (b'l',) 3 
    # expect: count (108, 3) 2 
    # expect: count (b'',) 13 
    # expect: startswith (b'He',) True 
    # expect: startswith ((b'x', b'H'),) True 
    # expect: startswith ('H',) TypeError: startswith first arg must be bytes or a tuple of bytes, not str 
    # expect: endswith (bytearray(b'ld'),) True 
    # expect: replace (b'l', b'L') b'HeLLo, WorLd' 
    # expect: replace (b'l', b'', 2) b'Heo, World' 
    # expect: replace ('l', 'L') TypeError: a bytes-like object is required, not 'str' 
    # expect: split (b',',) [b'Hello', b' World'] 
    # expect: split () [b'Hello,', b'World'] 
    # expect: split (b'',) ValueError: empty separator 
    # expect: split (',',) TypeError: a bytes-like object is required, not 'str' 
    # expect: rsplit (b'o', 1) [b'Hello, W', b'rld'] 
    # expect: partition (b', ',) (b'Hello', b', ', b'World') 
    # expect: rpartition (b'q',) (b'', b'', b'Hello, World') 
    # expect: partition (b'',) ValueError: empty separator 
    # expect: strip (b'Hd',) b'ello, Worl' 
    # expect: strip ('H',) TypeError: a bytes-like object is required, not 'str' 
    # expect: lstrip ... b'llo, World' 
    # expect: join ([b'a', bytearray(b'b')],) b'aHello, Worldb' 
    # expect: join (['a'],) TypeError: sequence item 0: expected a bytes-like object, str found 
    # expect: join ([1],) TypeError: sequence item 0: expected a bytes-like object, int found 
    # expect: center (20, b'*') b'****Hello, World****' 
    # expect: center (20, b'**') TypeError: center() argument 2 must be a byte string of length 1, not bytes 
    # expect: center (20, '*') TypeError: center() argument 2 must be a byte string of length 1, not str 
    # expect: ljust (15,) b'Hello, World   ' 
    # expect: rjust (15, b'-') b'---Hello, World' 
    # expect: zfill (15,) b'000Hello, World' 
    # expect: upper () b'HELLO, WORLD' 
    # expect: lower () b'hello, world' 
    # expect: title () b'Hello, World' 
    # expect: swapcase () b'hELLO, wORLD' 
    # expect: capitalize () b'Hello, world' 
    # expect: expandtabs () b'Hello, World' 
    # expect: hex () 48656c6c6f2c20576f726c64 
    # expect: hex (':',) 48:65:6c:6c:6f:2c:20:57:6f:72:6c:64 
    # expect: hex ('_', 3) 48656c_6c6f2c_20576f_726c64 
    # expect: hex ('_', -3) 48656c_6c6f2c_20576f_726c64 
    # expect: hex ('',) ValueError: sep must be length 1. 
    # expect: hex ('::',) ValueError: sep must be length 1. 
    # expect: hex ('é',) ValueError: sep must be ASCII. 
    # expect: translate ... b'\xb7\x9a\x93\x93\x90\xd3\xdf\xa8\x90\x8d\x93\x9b' 
    # expect: translate (None, b'lo') b'He, Wrd' 
    # expect: translate (b'x',) ValueError: translation table must be 256 characters long 
    # expect: decode () Hello, World 
    # expect: decode ('ascii', 'strict') Hello, World 
    # expect: __contains__ (b'lo',) True 
    # expect: __contains__ (72,) True 
    # expect: __contains__ (300,) ValueError: byte must be in range(0, 256) 
    # expect: __contains__ ('H',) TypeError: a bytes-like object is required, not 'str' 
    # expect: __getitem__ (0,) 72 
    # expect: __getitem__ (-1,) 100 
    # expect: __getitem__ (99,) IndexError: index out of range IndexError: bytearray index out of range
    # expect: __getitem__ (slice(1, 9, 3),) b'eoW' 
    # expect: __getitem__ ('a',) TypeError: byte indices must be integers or slices, not str TypeError: bytearray indices must be integers or slices, not str
    # expect: __add__ (b'!',) b'Hello, World!' 
    # expect: __mul__ (2,) b'Hello, WorldHello, World' 
    # expect: __mod__ (1,) TypeError: not all arguments converted during bytes formatting 
for t in (b"", b"a", b"A", b"1", b" ", b"aB", b"Ab", b"a1", b"\xe9", b"\x00", b"A1 B", b"\t\n"):
    print(t, "".join(str(int(getattr(t, m)())) for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii")))
    # expect: b'' 00000001
    # expect: b'a' 10100101
    # expect: b'A' 10101011
    # expect: b'1' 01100001
    # expect: b' ' 00010001
    # expect: b'aB' 10100001
    # expect: b'Ab' 10100011
    # expect: b'a1' 00100101
    # expect: b'\xe9' 00000000
    # expect: b'\x00' 00000001
    # expect: b'A1 B' 00001011
    # expect: b'\t\n' 00010001
print(bytes.fromhex("00 ff Ab\n01"), attempt(bytes.fromhex, "0"), attempt(bytes.fromhex, "0g"), attempt(bytes.fromhex, "0 0"), attempt(bytes.fromhex, "é0"), type(Sub.fromhex("00")).__name__, SubArray.fromhex("41"), attempt(bytes.fromhex, 5), bytes.maketrans(b"ab", b"xy")[97:99], attempt(bytes.maketrans, b"a", b"xy"))
# expect: b'\x00\xff\xab\x01' ValueError: non-hexadecimal number found in fromhex() arg at position 1 ValueError: non-hexadecimal number found in fromhex() arg at position 1 ValueError: non-hexadecimal number found in fromhex() arg at position 1 ValueError: non-hexadecimal number found in fromhex() arg at position 0 Sub SubArray(b'A') TypeError: fromhex() argument must be str, not int b'xy' ValueError: maketrans arguments must have same length
print(repr(bytes(range(0, 128, 7))), repr(b"'"), repr(b'"\''), repr(b"\\\t\r\n\xff"), repr(Sub(b"s")), repr(SubArray(b"s")), str(b"a"), f"{b'x'}", b"ab" b"cd", rb"\x", bytes(Sub(b"q")) is not None)
# expect: b'\x00\x07\x0e\x15\x1c#*18?FMT[bipw~' b"'" b'"\'' b'\\\t\r\n\xff' b's' SubArray(b's') b'a' b'x' b'abcd' b'\\x' True
print(b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"a" + memoryview(b"m"), attempt(lambda: b"a" + "b"), attempt(lambda: b"a" + 1), attempt(lambda: b"a" * "b"), b"ab" * 2, 3 * bytearray(b"x"), b"a" < b"b", b"a" == bytearray(b"a"), b"" == "", hash(b"x") == hash(Sub(b"x")), attempt(hash, bytearray()))
# expect: b'ab' bytearray(b'ab') b'am' TypeError: can't concat str to bytes TypeError: can't concat int to bytes TypeError: can't multiply sequence by non-int of type 'str' b'abab' bytearray(b'xxx') True True False True TypeError: unhashable type: 'bytearray'
