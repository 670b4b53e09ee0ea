# What bytes() makes of an object with __bytes__: of a subclass of str, int, bytes or list, too, and of a text only with an encoding.
class Text(str):
    def __bytes__(self): return b"own:" + self.encode("utf-8")
class Number(int):
    def __bytes__(self): return b"#%d" % self
class Data(bytes):
    def __bytes__(self): return b"<" + bytes(list(self)) + b">"
class Many(list):
    def __bytes__(self): return b"".join(bytes([n]) for n in self)
class Plain:
    def __bytes__(self): return b"plain"
class Sub(bytes): pass
class Lies:
    def __bytes__(self): return "text"
class Hidden(Plain):
    __bytes__ = None
for thing in (Text("ab"), Number(5), Data(b"xy"), Many([65, 66]), Plain(), Sub(b"s"), 3, [1, 2], b"b", bytearray(b"c"), memoryview(b"d")):
    print(bytes(thing), type(bytes(thing)).__name__, Sub(thing) == bytes(thing))
    # expect: b'own:ab' bytes True
    # expect: b'#5' bytes True
    # expect: b'<xy>' bytes True
    # expect: b'AB' bytes True
    # expect: b'plain' bytes True
    # expect: b's' bytes True
    # expect: b'\x00\x00\x00' bytes True
    # expect: b'\x01\x02' bytes True
    # expect: b'b' bytes True
    # expect: b'c' bytes True
    # expect: b'd' bytes True
print(bytes(Text("é"), "latin-1"), b"%b and %b" % (Plain(), Many([67])), bytearray(Many([65])), bytearray(Number(2)), bytearray(Text("q"), "ascii"))
# expect: b'\xe9' b'plain and C' bytearray(b'A') bytearray(b'\x00\x00') bytearray(b'q')
for wrong in (lambda: bytes("text"), lambda: bytes(Text("t"), errors="strict"), lambda: bytes(Lies()), lambda: bytes(Hidden()), lambda: bytearray(Text("t")), lambda: bytes(Plain(), "ascii"), lambda: b"%b" % Lies()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
        # expect: string argument without an encoding
        # expect: string argument without an encoding
        # expect: __bytes__ returned non-bytes (type str)
        # expect: 'NoneType' object is not callable
        # expect: string argument without an encoding
        # expect: encoding without a string argument
        # expect: __bytes__ returned non-bytes (type str)
