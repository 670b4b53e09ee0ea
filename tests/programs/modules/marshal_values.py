# marshal: values of every kind, there and back; the bytes of versions 0 to 2.
# check with: 3.13
import marshal

values = [None, True, False, ..., StopIteration, 0, 1, -1, 255, 2**31 - 1, -2**31, 2**31, -2**31 - 1, 2**40, 2**62, -2**70, 10**50, 0.0, -0.0, 1.5, 1e300,
          float("inf"), 0.1, 1j, -2.5 + 3j, "", "abc", "\xe9", "\u20ac", "\U0001f600", "\ud800", "x" * 300, b"", b"abc", bytes(range(256)), (), (1, 2), (1,) * 300,
          [], [1, [2, [3]]], {}, {1: 2, "a": [None]}, set(), frozenset(), {5}, frozenset([7]), (1, (2, (3, "x")))]
for value in values:
    for version in range(5):
        back = marshal.loads(marshal.dumps(value, version))
        assert type(back) is type(value) and repr(back) == repr(value), (version, value, back)
    if not isinstance(value, (set, frozenset)) and len(repr(value)) < 100:
        print(repr(value), [marshal.dumps(value, version) for version in range(3)])
        # expect: None [b'N', b'N', b'N']
        # expect: True [b'T', b'T', b'T']
        # expect: False [b'F', b'F', b'F']
        # expect: Ellipsis [b'.', b'.', b'.']
        # expect: <class 'StopIteration'> [b'S', b'S', b'S']
        # expect: 0 [b'i\x00\x00\x00\x00', b'i\x00\x00\x00\x00', b'i\x00\x00\x00\x00']
        # expect: 1 [b'i\x01\x00\x00\x00', b'i\x01\x00\x00\x00', b'i\x01\x00\x00\x00']
        # expect: -1 [b'i\xff\xff\xff\xff', b'i\xff\xff\xff\xff', b'i\xff\xff\xff\xff']
        # expect: 255 [b'i\xff\x00\x00\x00', b'i\xff\x00\x00\x00', b'i\xff\x00\x00\x00']
        # expect: 2147483647 [b'i\xff\xff\xff\x7f', b'i\xff\xff\xff\x7f', b'i\xff\xff\xff\x7f']
        # expect: -2147483648 [b'i\x00\x00\x00\x80', b'i\x00\x00\x00\x80', b'i\x00\x00\x00\x80']
        # expect: 2147483648 [b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00', b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00', b'l\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00']
        # expect: -2147483649 [b'l\xfd\xff\xff\xff\x01\x00\x00\x00\x02\x00', b'l\xfd\xff\xff\xff\x01\x00\x00\x00\x02\x00', b'l\xfd\xff\xff\xff\x01\x00\x00\x00\x02\x00']
        # expect: 1099511627776 [b'l\x03\x00\x00\x00\x00\x00\x00\x00\x00\x04', b'l\x03\x00\x00\x00\x00\x00\x00\x00\x00\x04', b'l\x03\x00\x00\x00\x00\x00\x00\x00\x00\x04']
        # expect: 4611686018427387904 [b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00', b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00', b'l\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00']
        # expect: -1180591620717411303424 [b'l\xfb\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04', b'l\xfb\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04', b'l\xfb\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04']
        # expect: 100000000000000000000000000000000000000000000000000 [b'l\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00 +\xdbO\xa6\x00\xb1tC3\x92y+v\xb0\x11\x02\x00', b'l\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00 +\xdbO\xa6\x00\xb1tC3\x92y+v\xb0\x11\x02\x00', b'l\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00 +\xdbO\xa6\x00\xb1tC3\x92y+v\xb0\x11\x02\x00']
        # expect: 0.0 [b'f\x010', b'f\x010', b'g\x00\x00\x00\x00\x00\x00\x00\x00']
        # expect: -0.0 [b'f\x02-0', b'f\x02-0', b'g\x00\x00\x00\x00\x00\x00\x00\x80']
        # expect: 1.5 [b'f\x031.5', b'f\x031.5', b'g\x00\x00\x00\x00\x00\x00\xf8?']
        # expect: 1e+300 [b'f\x171.0000000000000001e+300', b'f\x171.0000000000000001e+300', b'g\x9cu\x00\x88<\xe47~']
        # expect: inf [b'f\x03inf', b'f\x03inf', b'g\x00\x00\x00\x00\x00\x00\xf0\x7f']
        # expect: 0.1 [b'f\x130.10000000000000001', b'f\x130.10000000000000001', b'g\x9a\x99\x99\x99\x99\x99\xb9?']
        # expect: 1j [b'x\x010\x011', b'x\x010\x011', b'y\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0?']
        # expect: (-2.5+3j) [b'x\x04-2.5\x013', b'x\x04-2.5\x013', b'y\x00\x00\x00\x00\x00\x00\x04\xc0\x00\x00\x00\x00\x00\x00\x08@']
        # expect: '' [b'u\x00\x00\x00\x00', b'u\x00\x00\x00\x00', b'u\x00\x00\x00\x00']
        # expect: 'abc' [b'u\x03\x00\x00\x00abc', b'u\x03\x00\x00\x00abc', b'u\x03\x00\x00\x00abc']
        # expect: 'é' [b'u\x02\x00\x00\x00\xc3\xa9', b'u\x02\x00\x00\x00\xc3\xa9', b'u\x02\x00\x00\x00\xc3\xa9']
        # expect: '€' [b'u\x03\x00\x00\x00\xe2\x82\xac', b'u\x03\x00\x00\x00\xe2\x82\xac', b'u\x03\x00\x00\x00\xe2\x82\xac']
        # expect: '😀' [b'u\x04\x00\x00\x00\xf0\x9f\x98\x80', b'u\x04\x00\x00\x00\xf0\x9f\x98\x80', b'u\x04\x00\x00\x00\xf0\x9f\x98\x80']
        # expect: '\ud800' [b'u\x03\x00\x00\x00\xed\xa0\x80', b'u\x03\x00\x00\x00\xed\xa0\x80', b'u\x03\x00\x00\x00\xed\xa0\x80']
        # expect: b'' [b's\x00\x00\x00\x00', b's\x00\x00\x00\x00', b's\x00\x00\x00\x00']
        # expect: b'abc' [b's\x03\x00\x00\x00abc', b's\x03\x00\x00\x00abc', b's\x03\x00\x00\x00abc']
        # expect: () [b'(\x00\x00\x00\x00', b'(\x00\x00\x00\x00', b'(\x00\x00\x00\x00']
        # expect: (1, 2) [b'(\x02\x00\x00\x00i\x01\x00\x00\x00i\x02\x00\x00\x00', b'(\x02\x00\x00\x00i\x01\x00\x00\x00i\x02\x00\x00\x00', b'(\x02\x00\x00\x00i\x01\x00\x00\x00i\x02\x00\x00\x00']
        # expect: [] [b'[\x00\x00\x00\x00', b'[\x00\x00\x00\x00', b'[\x00\x00\x00\x00']
        # expect: [1, [2, [3]]] [b'[\x02\x00\x00\x00i\x01\x00\x00\x00[\x02\x00\x00\x00i\x02\x00\x00\x00[\x01\x00\x00\x00i\x03\x00\x00\x00', b'[\x02\x00\x00\x00i\x01\x00\x00\x00[\x02\x00\x00\x00i\x02\x00\x00\x00[\x01\x00\x00\x00i\x03\x00\x00\x00', b'[\x02\x00\x00\x00i\x01\x00\x00\x00[\x02\x00\x00\x00i\x02\x00\x00\x00[\x01\x00\x00\x00i\x03\x00\x00\x00']
        # expect: {} [b'{0', b'{0', b'{0']
        # expect: {1: 2, 'a': [None]} [b'{i\x01\x00\x00\x00i\x02\x00\x00\x00u\x01\x00\x00\x00a[\x01\x00\x00\x00N0', b'{i\x01\x00\x00\x00i\x02\x00\x00\x00u\x01\x00\x00\x00a[\x01\x00\x00\x00N0', b'{i\x01\x00\x00\x00i\x02\x00\x00\x00u\x01\x00\x00\x00a[\x01\x00\x00\x00N0']
        # expect: (1, (2, (3, 'x'))) [b'(\x02\x00\x00\x00i\x01\x00\x00\x00(\x02\x00\x00\x00i\x02\x00\x00\x00(\x02\x00\x00\x00i\x03\x00\x00\x00u\x01\x00\x00\x00x', b'(\x02\x00\x00\x00i\x01\x00\x00\x00(\x02\x00\x00\x00i\x02\x00\x00\x00(\x02\x00\x00\x00i\x03\x00\x00\x00u\x01\x00\x00\x00x', b'(\x02\x00\x00\x00i\x01\x00\x00\x00(\x02\x00\x00\x00i\x02\x00\x00\x00(\x02\x00\x00\x00i\x03\x00\x00\x00u\x01\x00\x00\x00x']
print(marshal.loads(marshal.dumps(bytearray(b"ab"))), marshal.loads(marshal.dumps(memoryview(b"cd"))))
# expect: b'ab' b'cd'
a = [1]
shared = marshal.loads(marshal.dumps([a, a, a]))
print(shared, shared[0] is shared[1])  # expect: [[1], [1], [1]] True
shared = marshal.loads(marshal.dumps([a, a], 2))
print(shared, shared[0] is shared[1])  # expect: [[1], [1]] False
a.append(a)
print(marshal.loads(marshal.dumps(a)))  # expect: [1, [...]]
for data in [b"", b"i", b"?", b"\xff", b"r\0\0\0\0", b"[\xff\xff\xff\xff", b"(\xff\xff\xff\xff", b"0", "a", b"l\1\0\0\0\xff\xff", b"l\1\0\0\0\0\0",
             b"s\xff\xff\xff\xff", b"u\xff\xff\xff\xff", b"i\1\0", b"f\3abc", b"{N0", b"{0", b"[\1\0\0\0", b"[\1\0\0\0?", b"<\1\0\0\0[\0\0\0\0", b"z\3abc", b"\xda\3abc",
             b"t\3\0\0\0abc", b"I\1\2\3\4\5\6\7\x08", b"\xdb\2\0\0\0r\0\0\0\0i\1\0\0\0"]:
    try:
        print(data, marshal.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)
        # expect: b'' EOFError EOF read where object expected
        # expect: b'i' EOFError marshal data too short
        # expect: b'?' ValueError bad marshal data (unknown type code)
        # expect: b'\xff' ValueError bad marshal data (unknown type code)
        # expect: b'r\x00\x00\x00\x00' ValueError bad marshal data (invalid reference)
        # expect: b'[\xff\xff\xff\xff' ValueError bad marshal data (list size out of range)
        # expect: b'(\xff\xff\xff\xff' ValueError bad marshal data (tuple size out of range)
        # expect: b'0' TypeError NULL object in marshal data for object
        # expect: a TypeError a bytes-like object is required, not 'str'
        # expect: b'l\x01\x00\x00\x00\xff\xff' ValueError bad marshal data (digit out of range in long)
        # expect: b'l\x01\x00\x00\x00\x00\x00' ValueError bad marshal data (unnormalized long data)
        # expect: b's\xff\xff\xff\xff' ValueError bad marshal data (bytes object size out of range)
        # expect: b'u\xff\xff\xff\xff' ValueError bad marshal data (string size out of range)
        # expect: b'i\x01\x00' EOFError marshal data too short
        # expect: b'f\x03abc' ValueError could not convert string to float: 'abc'
        # expect: b'{N0' {}
        # expect: b'{0' {}
        # expect: b'[\x01\x00\x00\x00' EOFError EOF read where object expected
        # expect: b'[\x01\x00\x00\x00?' ValueError bad marshal data (unknown type code)
        # expect: b'<\x01\x00\x00\x00[\x00\x00\x00\x00' TypeError unhashable type: 'list'
        # expect: b'z\x03abc' abc
        # expect: b'\xda\x03abc' abc
        # expect: b't\x03\x00\x00\x00abc' abc
        # expect: b'I\x01\x02\x03\x04\x05\x06\x07\x08' 578437695752307201
        # expect: b'\xdb\x02\x00\x00\x00r\x00\x00\x00\x00i\x01\x00\x00\x00' [[...], 1]
class A: pass
for value in [object(), A(), A, len, {1: object()}]:
    try:
        marshal.dumps(value)
    except ValueError as e:
        print(e)
        # expect: unmarshallable object
        # expect: unmarshallable object
        # expect: unmarshallable object
        # expect: unmarshallable object
        # expect: unmarshallable object
print(marshal.version)  # expect: 4

class File:
    def __init__(self, data): self.data, self.at = data, 0
    def read(self, n):
        part = self.data[self.at : self.at + n]
        self.at += len(part)
        return part
    def readinto(self, target):
        part = self.read(len(target))
        target[: len(part)] = part
        return len(part)
    def write(self, data): self.data += data

f = File(b"")
marshal.dump([1, "two"], f)
marshal.dump({3: 4.5}, f)
print(marshal.load(f), marshal.load(f))  # expect: [1, 'two'] {3: 4.5}
try:
    marshal.load(f)
except EOFError as e:
    print(e)  # expect: EOF read where object expected
