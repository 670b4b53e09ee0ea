# check with: 3.13
# bytearray as a mutable sequence: item and slice assignment, deletion, insert, extend, pop, resizing with exports, self-assignment.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
a = bytearray(b"0123456789")
a[0] = 65; a[-1] = ord("Z")
print(a, attempt(a.__setitem__, 0, 256), attempt(a.__setitem__, 0, -1), attempt(a.__setitem__, 0, "a"), attempt(a.__setitem__, 99, 1), attempt(a.__setitem__, "x", 1), attempt(a.__setitem__, 0, 1.5))
# expect: bytearray(b'A12345678Z') ValueError: byte must be in range(0, 256) ValueError: byte must be in range(0, 256) TypeError: 'str' object cannot be interpreted as an integer IndexError: bytearray index out of range TypeError: bytearray indices must be integers or slices, not str TypeError: 'float' object cannot be interpreted as an integer
a[2:4] = b"abcdef"; print(a)  # expect: bytearray(b'A1abcdef45678Z')
a[1:1] = [120, 121]; print(a)  # expect: bytearray(b'Axy1abcdef45678Z')
a[::3] = bytes(len(a[::3])); print(a)  # expect: bytearray(b'\x00xy\x00ab\x00de\x0045\x0078\x00')
a[5:2] = b"!!"; print(a)  # expect: bytearray(b'\x00xy\x00a!!b\x00de\x0045\x0078\x00')
del a[:3]; print(a)  # expect: bytearray(b'\x00a!!b\x00de\x0045\x0078\x00')
del a[::2]; print(a)  # expect: bytearray(b'a!\x00e4\x008')
del a[-1]; print(a, len(a))  # expect: bytearray(b'a!\x00e4\x00') 6
a[:] = b"reset"; print(a)  # expect: bytearray(b'reset')
a[1:3] = a; print(a)  # expect: bytearray(b'rresetet')
a[::2] = a[::2][::-1]; print(a)  # expect: bytearray(b'eresetrt')
a[3:] = ""[:0].encode(); print(a)  # expect: bytearray(b'ere')
for key, value in ((slice(0, 2), 5), (slice(0, 2), "ab"), (slice(None, None, 2), b"x"), (slice(0, 2), [1, "a"]), (slice(0, 2), [300]), (slice(0, 2, 0), b"")):
    print(key, attempt(a.__setitem__, key, value), a)
    # expect: slice(0, 2, None) TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256) bytearray(b'ere')
    # expect: slice(0, 2, None) TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256) bytearray(b'ere')
    # expect: slice(None, None, 2) ValueError: attempt to assign bytes of size 1 to extended slice of size 2 bytearray(b'ere')
    # expect: slice(0, 2, None) TypeError: 'str' object cannot be interpreted as an integer bytearray(b'ere')
    # expect: slice(0, 2, None) ValueError: byte must be in range(0, 256) bytearray(b'ere')
    # expect: slice(0, 2, 0) ValueError: slice step cannot be zero bytearray(b'ere')
a = bytearray(b"abc")
a.append(100); a.extend(b"ef"); a.extend([103, 104]); a.extend(iter((105,))); a += b"jk"; a *= 2
print(a, a.pop(), a.pop(0), a.pop(-2), len(a))  # expect: bytearray(b'bcdefghijkabcdefghj') 107 97 105 19
a.insert(0, 33); a.insert(100, 63); a.insert(-1, 46); a.remove(33); a.reverse()
print(a, a.index(b"a"), a.count(b"a"), attempt(a.remove, 200), attempt(a.remove, 300), attempt(a.append, 256), attempt(a.append, "a"), attempt(a.extend, "abc"), attempt(a.extend, [1, 999]), attempt(a.extend, 5), attempt(a.insert, 0, -1))
# expect: bytearray(b'?.jhgfedcbakjihgfedcb') 10 1 ValueError: value not found in bytearray ValueError: byte must be in range(0, 256) ValueError: byte must be in range(0, 256) TypeError: 'str' object cannot be interpreted as an integer TypeError: expected iterable of integers; got: 'str' ValueError: byte must be in range(0, 256) TypeError: can't extend bytearray with int ValueError: byte must be in range(0, 256)
print(a[-4:], a.copy() == a, a.copy() is a, attempt(bytearray().pop), attempt(a.pop, 1000), a.__alloc__() >= len(a))
# expect: bytearray(b'edcb') True False IndexError: pop from empty bytearray IndexError: pop index out of range True
a.clear()
print(a, bool(a), len(a))  # expect: bytearray(b'') False 0
a = bytearray(b"self"); a.extend(a); print(a)  # expect: bytearray(b'selfself')
a = bytearray(b"xyxy"); print(a)  # expect: bytearray(b'xyxy')
a[2:2] = memoryview(b"MV"); print(a)  # expect: bytearray(b'xyMVxy')
seen = []
a = bytearray(b"abc")
for byte in a:
    seen.append(byte)
    if len(seen) < 5: a.append(byte + 10)
print(seen, a)  # expect: [97, 98, 99, 107, 108, 109, 117] bytearray(b'abcklmu')
it = iter(a)
next(it); del a[:]
print(list(it), list(it), it.__length_hint__(), attempt(next, it))  # expect: [] [] 0 StopIteration: 
class Evil:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.clear()
        return 1
b = bytearray(b"12345")
print(attempt(b.__setitem__, 3, Evil(b)), b)
# expect: IndexError: bytearray index out of range bytearray(b'')
b = bytearray(b"12345")
print(attempt(b.append, Evil(b)), b)  # expect: None bytearray(b'\x01')
b = bytearray(b"12345")
print(attempt(b.insert, 2, Evil(b)), b)  # expect: None bytearray(b'\x01')
def growing(target):
    for i in range(3):
        target.append(46)
        yield 65 + i
b = bytearray(b"1")
b.extend(growing(b)); print(b)  # expect: bytearray(b'1...ABC')
b = bytearray(b"12345678")
b[1:7] = growing(b); print(b)  # expect: bytearray(b'1ABC8...')
print(bytearray(b"a\x00b").replace(b"\x00", b"--"), bytearray(5).join([b"1", b"2"]), bytearray(b"abc")[::-1], list(reversed(bytearray(b"ab"))), sorted(bytearray(b"cab")), max(bytearray(b"xyz")), 98 in bytearray(b"abc"), bytearray(b"abc") == b"abc", bytearray(b"b") > b"abc")
# expect: bytearray(b'a--b') bytearray(b'1\x00\x00\x00\x00\x002') bytearray(b'cba') [98, 97] [97, 98, 99] 122 True True True
