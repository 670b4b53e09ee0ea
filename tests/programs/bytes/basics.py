# bytes: literals, indexing, methods.
b = b"abc\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), b"it's", b'"', b"\t\n\\")
# expect: b'abc\x00\xff' 5 97 255 b'bc' b'\xff\x00cba' [97, 98, 99, 0, 255] b"it's" b'"' b'\t\n\\'
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), b"")
# expect: b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'x' b'\x00\x01\x02' b''
print(b + b"d", b * 2, b"b" in b, 97 in b, 1 in b, b == b"abc\x00\xff", b"a" < b"b", b"a" == "a")
# expect: b'abc\x00\xffd' b'abc\x00\xffabc\x00\xff' True True False True True False
print(b.find(b"c"), b.count(b"a"), b"a,b".split(b","), b"-".join([b"x", b"y"]), b" x ".strip(), b"abc".replace(b"b", b"BB"))
# expect: 2 1 [b'a', b'b'] b'x-y' b'x' b'aBBc'
print(b"Abc".upper(), b"abc".startswith(b"ab"), b"abc".hex(), bytes.fromhex("61 62ff"), b"ab".decode(), b"a1".isalnum())
# expect: b'ABC' True 616263 b'ab\xff' ab True
for bad in (lambda: bytes([256]), lambda: b[10], lambda: b + "x", lambda: bytes("x")):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError bytes must be in range(0, 256)
        # expect: IndexError index out of range
        # expect: TypeError can't concat str to bytes
        # expect: TypeError string argument without an encoding
try:
    b[0] = 1
except TypeError as error:
    print(error)  # expect: 'bytes' object does not support item assignment
