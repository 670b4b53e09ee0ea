# check with: 3.13
# What bytearray has beyond bytes.
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103, 104])
a.insert(0, 90)
a.insert(-100, 89)
a.insert(100, 33)
print(a, a.pop(), a.pop(0), a.pop(-2), a, a.remove(90), a, a.reverse(), a, a.copy() is a, len(a), a[1], a[-1])
# expect: bytearray(b'hfedcba') 33 89 103 bytearray(b'hfedcba') None bytearray(b'hfedcba') None bytearray(b'hfedcba') False 7 102 97
a[0] = 65
a[1:3] = b"XYZ"
a[::2] = b"1234"
print(a)  # expect: bytearray(b'1X2Z3c4a')
del a[0]
del a[::2]
print(a)  # expect: bytearray(b'234')
a += b"tail"
a *= 2
print(a, a == bytes(a), a < b"z", a + b"!", b"!" + a, type(b"!" + a).__name__, type(a + b"!").__name__, a * 2 == a + a, a.upper(), type(a.split(b"a")[0]).__name__)
# expect: bytearray(b'234tail234tail') True True bytearray(b'234tail234tail!') b'!234tail234tail' bytes bytearray True bytearray(b'234TAIL234TAIL') bytearray
a.clear()
print(a, repr(bytearray(b"'\"")), str(bytearray(b"x")), bytearray(3), bytearray("h\xe9", "latin-1"), bytearray.fromhex("ff00"), bytearray(a), bool(a))
# expect: bytearray(b'') bytearray(b'\'"') bytearray(b'x') bytearray(b'\x00\x00\x00') bytearray(b'h\xe9') bytearray(b'\xff\x00') bytearray(b'') False
a[:] = range(5)
a[2:2] = [9, 9]
a[5:] = []
a[1:3] = 7 * b"x"
print(a, a.__alloc__() >= len(a), a.isascii(), a.translate(None, b"x"), list(reversed(a)), 120 in a, a.find(b"x"), a.count(120))
# expect: bytearray(b'\x00xxxxxxx\t\x02') True True bytearray(b'\x00\t\x02') [2, 9, 120, 120, 120, 120, 120, 120, 120, 0] True 1 7
class Own(bytearray):
    pass
own = Own(b"12")
own.tag = 1
print(own, type(own[:1]).__name__, type(own.copy()).__name__, own.tag, own == b"12")
# expect: Own(b'12') bytearray bytearray 1 True
def setter(key, value):
    def run():
        a[key] = value
    return run
def deleter(key):
    def run():
        del a[key]
    return run
for call in (lambda: a.append(256), lambda: a.append("a"), lambda: a.append(-1), lambda: a.extend("a"), lambda: a.extend([256]), lambda: a.extend(5), lambda: a.insert(0, 300), lambda: a.pop(99), lambda: bytearray().pop(), lambda: a.remove(200), lambda: a.remove("a"), lambda: hash(a),
             setter(0, 256), setter(0, "a"), setter(99, 1), setter("a", 1), setter(slice(0, 1), 5), setter(slice(0, 1), "a"), setter(slice(None, None, 2), b"1"), deleter(99), deleter("a"), lambda: bytearray("a"), lambda: bytearray(-1), lambda: bytearray([999]), lambda: bytearray(1.5), lambda: a.join(["a"]), lambda: a.index(b"zz"),
             lambda: a + "a", lambda: a.fromhex("q"), lambda: a.pop("a"), lambda: a.insert("a", 1), lambda: a.append()):
    try:
        print(call())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError expected iterable of integers; got: 'str'
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError can't extend bytearray with int
        # expect: ValueError byte must be in range(0, 256)
        # expect: IndexError pop index out of range
        # expect: IndexError pop from empty bytearray
        # expect: ValueError value not found in bytearray
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError unhashable type: 'bytearray'
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: IndexError bytearray index out of range
        # expect: TypeError bytearray indices must be integers or slices, not str
        # expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
        # expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
        # expect: ValueError attempt to assign bytes of size 1 to extended slice of size 5
        # expect: IndexError bytearray index out of range
        # expect: TypeError bytearray indices must be integers or slices, not str
        # expect: TypeError string argument without an encoding
        # expect: ValueError negative count
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError cannot convert 'float' object to bytearray
        # expect: TypeError sequence item 0: expected a bytes-like object, str found
        # expect: ValueError subsection not found
        # expect: TypeError can't concat str to bytearray
        # expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError bytearray.append() takes exactly one argument (0 given)
