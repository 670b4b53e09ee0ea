# check with: 3.13
# marshal: every value there and back, shared references, versions, truncated and broken data, unmarshallable values.
import marshal
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
values = [None, True, False, ..., StopIteration, 0, 1, -1, 255, 2 ** 31 - 1, -2 ** 31, 2 ** 31, 2 ** 63, -10 ** 40, 1.5, -0.0, float("inf"), 1e-300, 1 + 2j, "", "ascii", "é", "\U0001f600", "\ud800", "x" * 300, b"", b"bytes\0", (), (1, (2, ())), tuple(range(300)), [], [1, [2]], {}, {"a": 1, 2: (3,)}, set(), {1, 2}, frozenset(), frozenset("a"), bytearray(b"ba")]
for v in values:
    data = marshal.dumps(v)
    back = marshal.loads(data)
    print(ascii(v)[:40], len(data), type(back).__name__, back == v or v != v, [marshal.loads(marshal.dumps(v, n)) == back for n in range(5)])
    # expect: None 1 NoneType True [True, True, True, True, True]
    # expect: True 1 bool True [True, True, True, True, True]
    # expect: False 1 bool True [True, True, True, True, True]
    # expect: Ellipsis 1 ellipsis True [True, True, True, True, True]
    # expect: <class 'StopIteration'> 1 type True [True, True, True, True, True]
    # expect: 0 5 int True [True, True, True, True, True]
    # expect: 1 5 int True [True, True, True, True, True]
    # expect: -1 5 int True [True, True, True, True, True]
    # expect: 255 5 int True [True, True, True, True, True]
    # expect: 2147483647 5 int True [True, True, True, True, True]
    # expect: -2147483648 5 int True [True, True, True, True, True]
    # expect: 2147483648 11 int True [True, True, True, True, True]
    # expect: 9223372036854775808 15 int True [True, True, True, True, True]
    # expect: -100000000000000000000000000000000000000 23 int True [True, True, True, True, True]
    # expect: 1.5 9 float True [True, True, True, True, True]
    # expect: -0.0 9 float True [True, True, True, True, True]
    # expect: inf 9 float True [True, True, True, True, True]
    # expect: 1e-300 9 float True [True, True, True, True, True]
    # expect: (1+2j) 17 complex True [True, True, True, True, True]
    # expect: '' 2 str True [True, True, True, True, True]
    # expect: 'ascii' 7 str True [True, True, True, True, True]
    # expect: '\xe9' 7 str True [True, True, True, True, True]
    # expect: '\U0001f600' 9 str True [True, True, True, True, True]
    # expect: '\ud800' 8 str True [True, True, True, True, True]
    # expect: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 305 str True [True, True, True, True, True]
    # expect: b'' 5 bytes True [True, True, True, True, True]
    # expect: b'bytes\x00' 11 bytes True [True, True, True, True, True]
    # expect: () 2 tuple True [True, True, True, True, True]
    # expect: (1, (2, ())) 16 tuple True [True, True, True, True, True]
    # expect: (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1 1505 tuple True [True, True, True, True, True]
    # expect: [] 5 list True [True, True, True, True, True]
    # expect: [1, [2]] 20 list True [True, True, True, True, True]
    # expect: {} 2 dict True [True, True, True, True, True]
    # expect: {'a': 1, 2: (3,)} 22 dict True [True, True, True, True, True]
    # expect: set() 5 set True [True, True, True, True, True]
    # expect: {1, 2} 15 set True [True, True, True, True, True]
    # expect: frozenset() 5 frozenset True [True, True, True, True, True]
    # expect: frozenset({'a'}) 8 frozenset True [True, True, True, True, True]
    # expect: bytearray(b'ba') 7 bytes True [True, True, True, True, True]
shared = [1, 2]
pair = marshal.loads(marshal.dumps((shared, shared, "s" * 3, "s" * 3)))
print(pair, pair[0] is pair[1], marshal.version >= 4, marshal.loads(marshal.dumps(shared) + b"extra"))
# expect: ([1, 2], [1, 2], 'sss', 'sss') True True [1, 2]
cyc = []; cyc.append(cyc)
print(attempt(marshal.dumps, cyc) if False else "cycle", attempt(marshal.dumps, object()), attempt(marshal.dumps, lambda: 1), attempt(marshal.dumps, [1, {2: print}]), attempt(marshal.dumps, int), attempt(marshal.dumps), attempt(marshal.loads, 5), attempt(marshal.loads, "str"))
# expect: cycle ValueError: unmarshallable object ValueError: unmarshallable object ValueError: unmarshallable object ValueError: unmarshallable object TypeError: dumps() takes at least 1 positional argument (0 given) TypeError: a bytes-like object is required, not 'int' TypeError: a bytes-like object is required, not 'str'
class Sub(int): pass
print(attempt(marshal.dumps, Sub(1)), attempt(marshal.dumps, type("L", (list,), {})()), marshal.loads(memoryview(marshal.dumps(5))), marshal.loads(bytearray(marshal.dumps("ba"))))
# expect: ValueError: unmarshallable object ValueError: unmarshallable object 5 ba
whole = marshal.dumps({"key": [1, 2.5, "text", (None, b"b"), {3}]})
failures = {}
for cut in range(len(whole)):
    result = attempt(marshal.loads, whole[:cut])
    key = result.partition(":")[0] if isinstance(result, str) else "value"
    failures[key] = failures.get(key, 0) + 1
print(sorted(failures) == ["EOFError"], marshal.loads(whole))
# expect: True {'key': [1, 2.5, 'text', (None, b'b'), {3}]}
for data in (b"", b"?", b"\xff", b"i\x01", b"l\x01\0\0\0", b"l\x01\0\0\0\0\0", b"[\xff\xff\xff\xff", b"(\x05\0\0\0N", b"r\0\0\0\0", b"s\xff\xff\xff\x7fab", b"u\x01\0\0\0\xff", b"{N", b"{0", b"<\x01\0\0\0[\0\0\0\0", b")\x02NN", b"z\x03abc", b"g" + b"\0" * 7, b"x\x03abc", b"f\x031.5", b"I" + b"\1" * 8):
    print(data, attempt(marshal.loads, data))
    # expect: b'' EOFError: EOF read where object expected
    # expect: b'?' ValueError: bad marshal data (unknown type code)
    # expect: b'\xff' ValueError: bad marshal data (unknown type code)
    # expect: b'i\x01' EOFError: marshal data too short
    # expect: b'l\x01\x00\x00\x00' EOFError: marshal data too short
    # expect: b'l\x01\x00\x00\x00\x00\x00' ValueError: bad marshal data (unnormalized long data)
    # expect: b'[\xff\xff\xff\xff' ValueError: bad marshal data (list size out of range)
    # expect: b'(\x05\x00\x00\x00N' EOFError: EOF read where object expected
    # expect: b'r\x00\x00\x00\x00' ValueError: bad marshal data (invalid reference)
    # expect: b's\xff\xff\xff\x7fab' EOFError: marshal data too short
    # expect: b'u\x01\x00\x00\x00\xff' UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
    # expect: b'{N' EOFError: EOF read where object expected
    # expect: b'{0' {}
    # expect: b'<\x01\x00\x00\x00[\x00\x00\x00\x00' TypeError: unhashable type: 'list'
    # expect: b')\x02NN' (None, None)
    # expect: b'z\x03abc' abc
    # expect: b'g\x00\x00\x00\x00\x00\x00\x00' EOFError: marshal data too short
    # expect: b'x\x03abc' ValueError: could not convert string to float: 'abc'
    # expect: b'f\x031.5' 1.5
    # expect: b'I\x01\x01\x01\x01\x01\x01\x01\x01' 72340172838076673
