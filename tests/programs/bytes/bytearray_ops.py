# bytearray: mutation, slices, conversions.
a = bytearray(b"hello")
a[0] = 72
a[1:3] = b"EELL"
print(a, len(a), a[0], a[1:3], bytes(a))  # expect: bytearray(b'HEELLlo') 7 72 bytearray(b'EE') b'HEELLlo'
a.append(33)
a.extend(b"??")
a += b"!"
print(a, a.pop(), a.count(b"?"), a.index(b"o"))  # expect: bytearray(b'HEELLlo!??') 33 2 6
del a[0]
del a[-2:]
a.insert(0, 65)
a.reverse()
print(a, a.find(b"L"), 65 in a)  # expect: bytearray(b'!olLLEEA') 3 True
a[::2] = b"x" * len(a[::2])
print(a, a == bytes(a), a.decode())  # expect: bytearray(b'xoxLxExA') True xoxLxExA
a.clear()
print(a, bool(a), bytearray(2), bytearray([1, 2]))
# expect: bytearray(b'') False bytearray(b'\x00\x00') bytearray(b'\x01\x02')
for bad in (lambda: bytearray([300]), lambda: bytearray(b"a").pop(5), lambda: {bytearray(): 1}):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError byte must be in range(0, 256)
        # expect: IndexError pop index out of range
        # expect: TypeError unhashable type: 'bytearray'
