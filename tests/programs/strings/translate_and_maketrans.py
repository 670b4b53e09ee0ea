# check with: 3.9+
# translate, maketrans with all its forms, tables that are mappings or raise, removeprefix, encode and decode with error handlers.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
print(str.maketrans("abc", "xyz"), str.maketrans("ab", "éü", "z"), str.maketrans({"a": "A", "b": None, 99: "see", "d": 68}), str.maketrans("", ""), str.maketrans({}))
# expect: {97: 120, 98: 121, 99: 122} {97: 233, 98: 252, 122: None} {97: 'A', 98: None, 99: 'see', 100: 68} {} {}
for args in (("a",), ("ab", "c"), ({"ab": "c"},), ({1.5: "c"},), ({}, "a"), ("a", "b", 3), (5,), ("a", None), ()):
    print(args, attempt(str.maketrans, *args))
    # expect: ('a',) TypeError: if you give only one argument to maketrans it must be a dict
    # expect: ('ab', 'c') ValueError: the first two maketrans arguments must have equal length
    # expect: ({'ab': 'c'},) ValueError: string keys in translate table must be of length 1
    # expect: ({1.5: 'c'},) TypeError: keys in translate table must be strings or integers
    # expect: ({}, 'a') TypeError: first maketrans argument must be a string if there is a second argument
    # expect: ('a', 'b', 3) TypeError: maketrans() argument 3 must be str, not int
    # expect: (5,) TypeError: if you give only one argument to maketrans it must be a dict
    # expect: ('a', None) TypeError: maketrans() argument 2 must be str, not None
    # expect: () TypeError: maketrans expected at least 1 argument, got 0
text = "abcdé\U0001f600"
for table in ({97: "A"}, {97: None, 98: ""}, {97: 0x1f600, 99: "long text"}, {233: "e"}, {0x1f600: ":)"}, str.maketrans("abc", "bca"), dict.fromkeys(map(ord, "abcd")), ["z"] * 98, "x" * 99, {}):
    print(ascii(text.translate(table)))
    # expect: 'Abcd\xe9\U0001f600'
    # expect: 'cd\xe9\U0001f600'
    # expect: '\U0001f600blong textd\xe9\U0001f600'
    # expect: 'abcde\U0001f600'
    # expect: 'abcd\xe9:)'
    # expect: 'bcad\xe9\U0001f600'
    # expect: '\xe9\U0001f600'
    # expect: 'zbcd\xe9\U0001f600'
    # expect: 'xxcd\xe9\U0001f600'
    # expect: 'abcd\xe9\U0001f600'
class Table:
    def __init__(self, f): self.f = f
    def __getitem__(self, key): return self.f(key)
def lookup(key): raise LookupError(key)
def index_error(key): raise IndexError(key)
def value_error(key): raise ValueError(key)
for f in (lookup, index_error, value_error, lambda k: chr(k).upper(), lambda k: k + 1, lambda k: 0x110000, lambda k: -1, lambda k: 1.5, lambda k: b"x", lambda k: True):
    print(ascii(attempt("abz".translate, Table(f))))
    # expect: 'abz'
    # expect: 'abz'
    # expect: 'ValueError: 97'
    # expect: 'ABZ'
    # expect: 'bc{'
    # expect: 'ValueError: character mapping must be in range(0x110000)'
    # expect: 'ValueError: character mapping must be in range(0x110000)'
    # expect: 'TypeError: character mapping must return integer, None or str'
    # expect: 'TypeError: character mapping must return integer, None or str'
    # expect: '\x01\x01\x01'
print(attempt("a".translate, 5), attempt("a".translate), attempt("".translate, None), attempt("a".translate, {97: [1]}))
# expect: TypeError: 'int' object is not subscriptable TypeError: str.translate() takes exactly one argument (0 given)  TypeError: character mapping must return integer, None or str
print("prefix_name".removeprefix("prefix_"), "name".removeprefix("x"), "a.py".removesuffix(".py"), "a.py".removesuffix(""), "aa".removeprefix("a"), "".removesuffix("x"), attempt("a".removeprefix, 1), attempt("a".removesuffix, ("a",)), b"ab".removeprefix(b"a"), bytearray(b"ab").removesuffix(b"b"))
# expect: name name a a.py a  TypeError: removeprefix() argument must be str, not int TypeError: removesuffix() argument must be str, not tuple b'b' bytearray(b'a')
for encoding in ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-32-be", "U8", "Latin_1", "iso8859-1", "us-ascii"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass"):
        print(encoding, errors, attempt("aé€\U0001f600\udc80".encode, encoding, errors))
        # expect: ascii strict UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
        # expect: ascii ignore b'a'
        # expect: ascii replace b'a????'
        # expect: ascii backslashreplace b'a\\xe9\\u20ac\\U0001f600\\udc80'
        # expect: ascii xmlcharrefreplace b'a&#233;&#8364;&#128512;&#56448;'
        # expect: ascii surrogatepass UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
        # expect: latin-1 strict UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: latin-1 ignore b'a\xe9'
        # expect: latin-1 replace b'a\xe9???'
        # expect: latin-1 backslashreplace b'a\xe9\\u20ac\\U0001f600\\udc80'
        # expect: latin-1 xmlcharrefreplace b'a\xe9&#8364;&#128512;&#56448;'
        # expect: latin-1 surrogatepass UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: utf-8 strict UnicodeEncodeError: 'utf-8' codec can't encode character '\udc80' in position 4: surrogates not allowed
        # expect: utf-8 ignore b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
        # expect: utf-8 replace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80?'
        # expect: utf-8 backslashreplace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\\udc80'
        # expect: utf-8 xmlcharrefreplace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80&#56448;'
        # expect: utf-8 surrogatepass b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xb2\x80'
        # expect: utf-16 strict UnicodeEncodeError: 'utf-16' codec can't encode character '\udc80' in position 4: surrogates not allowed
        # expect: utf-16 ignore b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde'
        # expect: utf-16 replace b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde?\x00'
        # expect: utf-16 backslashreplace b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde\\\x00u\x00d\x00c\x008\x000\x00'
        # expect: utf-16 xmlcharrefreplace b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde&\x00#\x005\x006\x004\x004\x008\x00;\x00'
        # expect: utf-16 surrogatepass b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde\x80\xdc'
        # expect: utf-16-le strict UnicodeEncodeError: 'utf-16-le' codec can't encode character '\udc80' in position 4: surrogates not allowed
        # expect: utf-16-le ignore b'a\x00\xe9\x00\xac =\xd8\x00\xde'
        # expect: utf-16-le replace b'a\x00\xe9\x00\xac =\xd8\x00\xde?\x00'
        # expect: utf-16-le backslashreplace b'a\x00\xe9\x00\xac =\xd8\x00\xde\\\x00u\x00d\x00c\x008\x000\x00'
        # expect: utf-16-le xmlcharrefreplace b'a\x00\xe9\x00\xac =\xd8\x00\xde&\x00#\x005\x006\x004\x004\x008\x00;\x00'
        # expect: utf-16-le surrogatepass b'a\x00\xe9\x00\xac =\xd8\x00\xde\x80\xdc'
        # expect: utf-32-be strict UnicodeEncodeError: 'utf-32-be' codec can't encode character '\udc80' in position 4: surrogates not allowed
        # expect: utf-32-be ignore b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00'
        # expect: utf-32-be replace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00\x00\x00\x00?'
        # expect: utf-32-be backslashreplace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000'
        # expect: utf-32-be xmlcharrefreplace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x004\x00\x00\x004\x00\x00\x008\x00\x00\x00;'
        # expect: utf-32-be surrogatepass b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00\x00\x00\xdc\x80'
        # expect: U8 strict UnicodeEncodeError: 'utf-8' codec can't encode character '\udc80' in position 4: surrogates not allowed
        # expect: U8 ignore b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
        # expect: U8 replace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80?'
        # expect: U8 backslashreplace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\\udc80'
        # expect: U8 xmlcharrefreplace b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80&#56448;'
        # expect: U8 surrogatepass b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xb2\x80'
        # expect: Latin_1 strict UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: Latin_1 ignore b'a\xe9'
        # expect: Latin_1 replace b'a\xe9???'
        # expect: Latin_1 backslashreplace b'a\xe9\\u20ac\\U0001f600\\udc80'
        # expect: Latin_1 xmlcharrefreplace b'a\xe9&#8364;&#128512;&#56448;'
        # expect: Latin_1 surrogatepass UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: iso8859-1 strict UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: iso8859-1 ignore b'a\xe9'
        # expect: iso8859-1 replace b'a\xe9???'
        # expect: iso8859-1 backslashreplace b'a\xe9\\u20ac\\U0001f600\\udc80'
        # expect: iso8859-1 xmlcharrefreplace b'a\xe9&#8364;&#128512;&#56448;'
        # expect: iso8859-1 surrogatepass UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
        # expect: us-ascii strict UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
        # expect: us-ascii ignore b'a'
        # expect: us-ascii replace b'a????'
        # expect: us-ascii backslashreplace b'a\\xe9\\u20ac\\U0001f600\\udc80'
        # expect: us-ascii xmlcharrefreplace b'a&#233;&#8364;&#128512;&#56448;'
        # expect: us-ascii surrogatepass UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
for data in (b"abc", b"\xe9", b"\xff\xfe", b"\xc3\xa9", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"a\x80b\xffc", b"\xf0\x9f\x98", b"\xe2\x28\xa1"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        print(data, errors, ascii(attempt(data.decode, "utf-8", errors)), ascii(attempt(data.decode, "ascii", errors)))
        # expect: b'abc' strict 'abc' 'abc'
        # expect: b'abc' ignore 'abc' 'abc'
        # expect: b'abc' replace 'abc' 'abc'
        # expect: b'abc' backslashreplace 'abc' 'abc'
        # expect: b'abc' surrogateescape 'abc' 'abc'
        # expect: b'abc' surrogatepass 'abc' 'abc'
        # expect: b'\xe9' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)"
        # expect: b'\xe9' ignore '' ''
        # expect: b'\xe9' replace '\ufffd' '\ufffd'
        # expect: b'\xe9' backslashreplace '\\xe9' '\\xe9'
        # expect: b'\xe9' surrogateescape '\udce9' '\udce9'
        # expect: b'\xe9' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)"
        # expect: b'\xff\xfe' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)"
        # expect: b'\xff\xfe' ignore '' ''
        # expect: b'\xff\xfe' replace '\ufffd\ufffd' '\ufffd\ufffd'
        # expect: b'\xff\xfe' backslashreplace '\\xff\\xfe' '\\xff\\xfe'
        # expect: b'\xff\xfe' surrogateescape '\udcff\udcfe' '\udcff\udcfe'
        # expect: b'\xff\xfe' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)"
        # expect: b'\xc3\xa9' strict '\xe9' "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 0: ordinal not in range(128)"
        # expect: b'\xc3\xa9' ignore '\xe9' ''
        # expect: b'\xc3\xa9' replace '\xe9' '\ufffd\ufffd'
        # expect: b'\xc3\xa9' backslashreplace '\xe9' '\\xc3\\xa9'
        # expect: b'\xc3\xa9' surrogateescape '\xe9' '\udcc3\udca9'
        # expect: b'\xc3\xa9' surrogatepass '\xe9' "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 0: ordinal not in range(128)"
        # expect: b'\xc3' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 0: ordinal not in range(128)"
        # expect: b'\xc3' ignore '' ''
        # expect: b'\xc3' replace '\ufffd' '\ufffd'
        # expect: b'\xc3' backslashreplace '\\xc3' '\\xc3'
        # expect: b'\xc3' surrogateescape '\udcc3' '\udcc3'
        # expect: b'\xc3' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 0: ordinal not in range(128)"
        # expect: b'\xe2\x82' strict "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe2 in position 0: ordinal not in range(128)"
        # expect: b'\xe2\x82' ignore '' ''
        # expect: b'\xe2\x82' replace '\ufffd' '\ufffd\ufffd'
        # expect: b'\xe2\x82' backslashreplace '\\xe2\\x82' '\\xe2\\x82'
        # expect: b'\xe2\x82' surrogateescape '\udce2\udc82' '\udce2\udc82'
        # expect: b'\xe2\x82' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe2 in position 0: ordinal not in range(128)"
        # expect: b'\xed\xa0\x80' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128)"
        # expect: b'\xed\xa0\x80' ignore '' ''
        # expect: b'\xed\xa0\x80' replace '\ufffd\ufffd\ufffd' '\ufffd\ufffd\ufffd'
        # expect: b'\xed\xa0\x80' backslashreplace '\\xed\\xa0\\x80' '\\xed\\xa0\\x80'
        # expect: b'\xed\xa0\x80' surrogateescape '\udced\udca0\udc80' '\udced\udca0\udc80'
        # expect: b'\xed\xa0\x80' surrogatepass '\ud800' "UnicodeDecodeError: 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128)"
        # expect: b'\xf0\x9f\x98\x80' strict '\U0001f600' "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf0 in position 0: ordinal not in range(128)"
        # expect: b'\xf0\x9f\x98\x80' ignore '\U0001f600' ''
        # expect: b'\xf0\x9f\x98\x80' replace '\U0001f600' '\ufffd\ufffd\ufffd\ufffd'
        # expect: b'\xf0\x9f\x98\x80' backslashreplace '\U0001f600' '\\xf0\\x9f\\x98\\x80'
        # expect: b'\xf0\x9f\x98\x80' surrogateescape '\U0001f600' '\udcf0\udc9f\udc98\udc80'
        # expect: b'\xf0\x9f\x98\x80' surrogatepass '\U0001f600' "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf0 in position 0: ordinal not in range(128)"
        # expect: b'\xf4\x90\x80\x80' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf4 in position 0: ordinal not in range(128)"
        # expect: b'\xf4\x90\x80\x80' ignore '' ''
        # expect: b'\xf4\x90\x80\x80' replace '\ufffd\ufffd\ufffd\ufffd' '\ufffd\ufffd\ufffd\ufffd'
        # expect: b'\xf4\x90\x80\x80' backslashreplace '\\xf4\\x90\\x80\\x80' '\\xf4\\x90\\x80\\x80'
        # expect: b'\xf4\x90\x80\x80' surrogateescape '\udcf4\udc90\udc80\udc80' '\udcf4\udc90\udc80\udc80'
        # expect: b'\xf4\x90\x80\x80' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf4 in position 0: ordinal not in range(128)"
        # expect: b'\xc0\x80' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc0 in position 0: ordinal not in range(128)"
        # expect: b'\xc0\x80' ignore '' ''
        # expect: b'\xc0\x80' replace '\ufffd\ufffd' '\ufffd\ufffd'
        # expect: b'\xc0\x80' backslashreplace '\\xc0\\x80' '\\xc0\\x80'
        # expect: b'\xc0\x80' surrogateescape '\udcc0\udc80' '\udcc0\udc80'
        # expect: b'\xc0\x80' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xc0 in position 0: ordinal not in range(128)"
        # expect: b'a\x80b\xffc' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128)"
        # expect: b'a\x80b\xffc' ignore 'abc' 'abc'
        # expect: b'a\x80b\xffc' replace 'a\ufffdb\ufffdc' 'a\ufffdb\ufffdc'
        # expect: b'a\x80b\xffc' backslashreplace 'a\\x80b\\xffc' 'a\\x80b\\xffc'
        # expect: b'a\x80b\xffc' surrogateescape 'a\udc80b\udcffc' 'a\udc80b\udcffc'
        # expect: b'a\x80b\xffc' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128)"
        # expect: b'\xf0\x9f\x98' strict "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf0 in position 0: ordinal not in range(128)"
        # expect: b'\xf0\x9f\x98' ignore '' ''
        # expect: b'\xf0\x9f\x98' replace '\ufffd' '\ufffd\ufffd\ufffd'
        # expect: b'\xf0\x9f\x98' backslashreplace '\\xf0\\x9f\\x98' '\\xf0\\x9f\\x98'
        # expect: b'\xf0\x9f\x98' surrogateescape '\udcf0\udc9f\udc98' '\udcf0\udc9f\udc98'
        # expect: b'\xf0\x9f\x98' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xf0 in position 0: ordinal not in range(128)"
        # expect: b'\xe2(\xa1' strict "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe2 in position 0: ordinal not in range(128)"
        # expect: b'\xe2(\xa1' ignore '(' '('
        # expect: b'\xe2(\xa1' replace '\ufffd(\ufffd' '\ufffd(\ufffd'
        # expect: b'\xe2(\xa1' backslashreplace '\\xe2(\\xa1' '\\xe2(\\xa1'
        # expect: b'\xe2(\xa1' surrogateescape '\udce2(\udca1' '\udce2(\udca1'
        # expect: b'\xe2(\xa1' surrogatepass "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte" "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe2 in position 0: ordinal not in range(128)"
for data in (b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00", b"a", b"\x00\xd8", b"\x00\xd8\x00\xdc", b"\xff\xfe\x00\x00a\x00\x00\x00"):
    print(data, [ascii(attempt(data.decode, e)) for e in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig")])
    # expect: b'\xff\xfea\x00' ["'\\ufeffa'", "'\\ufffe\\u6100'", '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode bytes in position 0-3: code point not in range(0x110000)"', '"UnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xff in position 0: invalid start byte"']
    # expect: b'\xfe\xff\x00a' ["'\\ufffe\\u6100'", "'\\ufeffa'", '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode bytes in position 0-3: code point not in range(0x110000)"', '"UnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xfe in position 0: invalid start byte"']
    # expect: b'a\x00' ["'a'", "'\\u6100'", '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode bytes in position 0-1: truncated data"', "'a\\x00'"]
    # expect: b'a' ['"UnicodeDecodeError: \'utf-16-le\' codec can\'t decode byte 0x61 in position 0: truncated data"', '"UnicodeDecodeError: \'utf-16-be\' codec can\'t decode byte 0x61 in position 0: truncated data"', '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode byte 0x61 in position 0: truncated data"', "'a'"]
    # expect: b'\x00\xd8' ['"UnicodeDecodeError: \'utf-16-le\' codec can\'t decode bytes in position 0-1: unexpected end of data"', "'\\xd8'", '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode bytes in position 0-1: truncated data"', '"UnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xd8 in position 1: unexpected end of data"']
    # expect: b'\x00\xd8\x00\xdc' ["'\\U00010000'", "'\\xd8\\xdc'", '"UnicodeDecodeError: \'utf-32-le\' codec can\'t decode bytes in position 0-3: code point not in range(0x110000)"', '"UnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xd8 in position 1: invalid continuation byte"']
    # expect: b'\xff\xfe\x00\x00a\x00\x00\x00' ["'\\ufeff\\x00a\\x00'", "'\\ufffe\\x00\\u6100\\x00'", "'\\ufeffa'", '"UnicodeDecodeError: \'utf-8\' codec can\'t decode byte 0xff in position 0: invalid start byte"']
print(attempt("a".encode, "no-such-codec"), attempt("a".encode, 5), attempt("é".encode, "ascii", "no-such-handler"), attempt(b"a".decode, "utf-8", 5), attempt(str, b"\xff", "utf-8", "replace"), attempt(str, "a", "utf-8"), attempt(str, 5, "utf-8"), str(b"ab", "ascii"), str(b"ab"), attempt(str, b"a", errors="strict"))
# expect: LookupError: unknown encoding: no-such-codec TypeError: encode() argument 'encoding' must be str, not int LookupError: unknown error handler name 'no-such-handler' TypeError: decode() argument 'errors' must be str, not int � TypeError: decoding str is not supported TypeError: decoding to str: need a bytes-like object, int found ab b'ab' a
