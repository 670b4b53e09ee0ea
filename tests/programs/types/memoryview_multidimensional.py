# check with: 3.10+
# memoryview: cast to shapes and formats, indexing by tuples, slices of slices, assignment, comparison, release, attributes.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
data = bytearray(range(24))
m = memoryview(data)
print(m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj is data, len(m))
# expect: B 1 24 (24,) (1,) 1 False True True True () True 24
for fmt in ("B", "b", "c", "h", "H", "i", "I", "l", "q", "Q", "f", "d", "?", "@i", "<i", "x", "ii", "", "P", "n"):
    c = attempt(m.cast, fmt)
    print(repr(fmt), c if isinstance(c, str) else (c.shape, c.itemsize, c.tolist()[:2] if fmt not in "fd" else "floats"))
    # expect: 'B' ((24,), 1, [0, 1])
    # expect: 'b' ((24,), 1, [0, 1])
    # expect: 'c' ((24,), 1, [b'\x00', b'\x01'])
    # expect: 'h' ((12,), 2, [256, 770])
    # expect: 'H' ((12,), 2, [256, 770])
    # expect: 'i' ((6,), 4, [50462976, 117835012])
    # expect: 'I' ((6,), 4, [50462976, 117835012])
    # expect: 'l' ((3,), 8, [506097522914230528, 1084818905618843912])
    # expect: 'q' ((3,), 8, [506097522914230528, 1084818905618843912])
    # expect: 'Q' ((3,), 8, [506097522914230528, 1084818905618843912])
    # expect: 'f' ((6,), 4, 'floats')
    # expect: 'd' ((3,), 8, 'floats')
    # expect: '?' ((24,), 1, [False, True])
    # expect: '@i' ((6,), 4, [50462976, 117835012])
    # expect: '<i' ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: 'x' ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: 'ii' ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: '' ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: 'P' ((3,), 8, [506097522914230528, 1084818905618843912])
    # expect: 'n' ((3,), 8, [506097522914230528, 1084818905618843912])
grid = m.cast("B", (4, 6))
print(grid.shape, grid.strides, grid.tolist()[1], grid[2, 3], grid[-1, -1], attempt(lambda: grid[0]), attempt(lambda: grid[4, 0]), attempt(lambda: grid[0, 0, 0]), attempt(lambda: grid[0, "a"]), attempt(lambda: grid[:, 0]), len(grid))
# expect: (4, 6) (6, 1) [6, 7, 8, 9, 10, 11] 15 23 NotImplementedError: multi-dimensional sub-views are not implemented IndexError: index out of bounds on dimension 1 TypeError: cannot index 2-dimension view with 3-element tuple TypeError: memoryview: invalid slice key TypeError: memoryview: invalid slice key 4
grid[0, 0] = 200
cube = m.cast("B", shape=[2, 3, 4])
print(cube.ndim, cube.shape, cube.strides, cube[1, 2, 3], cube.tolist()[0][0], data[0], cube.nbytes)
# expect: 3 (2, 3, 4) (12, 4, 1) 23 [200, 1, 2, 3] 200 24
for args in (("B", (5, 5)), ("B", (0, 24)), ("B", (-1,)), ("B", "x"), ("B", (2.5,)), ("i", (2, 3)), ("B", ()), ("B", (24, 1, 1)), (5,)):
    result = attempt(m.cast, *args)
    print(args, result if isinstance(result, str) else result.shape)
    # expect: ('B', (5, 5)) TypeError: memoryview: product(shape) * itemsize != buffer size
    # expect: ('B', (0, 24)) ValueError: memoryview.cast(): elements of shape must be integers > 0
    # expect: ('B', (-1,)) ValueError: memoryview.cast(): elements of shape must be integers > 0
    # expect: ('B', 'x') TypeError: shape must be a list or a tuple
    # expect: ('B', (2.5,)) TypeError: memoryview.cast(): elements of shape must be integers
    # expect: ('i', (2, 3)) (2, 3)
    # expect: ('B', ()) TypeError: memoryview: product(shape) * itemsize != buffer size
    # expect: ('B', (24, 1, 1)) (24, 1, 1)
    # expect: (5,) TypeError: cast() argument 'format' must be str, not int
print(attempt(lambda: cube.cast("i").shape), cube.cast("B").shape, attempt(m[::2].cast, "h"), attempt(m.cast("h").cast, "i"), m.cast("h").cast("B").cast("i").shape)
# expect: (6,) (24,) TypeError: memoryview: casts are restricted to C-contiguous views TypeError: memoryview: cannot cast between two non-byte formats (6,)
s = m[4:16:3]
print(s.tolist(), s.strides, s.contiguous, s[::-1].tolist(), s[1:3].tolist(), s[-1], bytes(s), s.tobytes(), s[::-2].strides, m[::-1][:3].tolist(), m[100:].tolist())
# expect: [4, 7, 10, 13] (3,) False [13, 10, 7, 4] [7, 10] 13 b'\x04\x07\n\r' b'\x04\x07\n\r' (-6,) [23, 22, 21] []
m[0:3] = b"xyz"; m[3] = 7; s[0] = 99
print(bytes(data[:6]), attempt(m.__setitem__, slice(0, 2), b"abc"), attempt(m.__setitem__, 0, 256), attempt(m.__setitem__, 0, "a"), attempt(m.__setitem__, 0, b"a"), attempt(m.__setitem__, 99, 1), attempt(m.__delitem__, 0), attempt(m.__setitem__, (0, 0), 1))
# expect: b'xyz\x07c\x05' ValueError: memoryview assignment: lvalue and rvalue have different structures ValueError: memoryview: invalid value for format 'B' TypeError: memoryview: invalid type for format 'B' TypeError: memoryview: invalid type for format 'B' IndexError: index out of bounds on dimension 1 TypeError: cannot delete memory TypeError: cannot index 1-dimension view with 2-element tuple
h = m.cast("h")
h[0] = -2
print(h[0], data[:2], attempt(h.__setitem__, 0, 40000), attempt(h.__setitem__, 0, 1.5), attempt(m.cast("c").__setitem__, 0, 65), attempt(m.cast("c").__setitem__, 0, b"ab"), m.cast("?")[0], m.cast("c")[1])
# expect: -2 bytearray(b'\xfe\xff') ValueError: memoryview: invalid value for format 'h' TypeError: memoryview: invalid type for format 'h' TypeError: memoryview: invalid type for format 'c' ValueError: memoryview: invalid value for format 'c' True b'\xff'
d = memoryview(bytearray(16)).cast("d")
d[0], d[1] = 1.5, float("inf")
print(d.tolist(), d.hex() if hasattr(d, "hex") else "", attempt(d.__setitem__, 0, "x"))
# expect: [1.5, inf] 000000000000f83f000000000000f07f TypeError: memoryview: invalid type for format 'd'
r = memoryview(b"read only")
print(r.readonly, attempt(r.__setitem__, 0, 1), r == b"read only", r == memoryview(bytearray(b"read only")), r != b"x", r == "read only", hash(r) == hash(b"read only"), attempt(hash, m), r[5:] == b"only", attempt(lambda: r < r), r.toreadonly().readonly, m.toreadonly().readonly)
# expect: True TypeError: cannot modify read-only memory True True True False True ValueError: cannot hash writable memoryview object True TypeError: '<' not supported between instances of 'memoryview' and 'memoryview' True True
print(memoryview(b"\x01\x00\x00\x00").cast("i") == memoryview(b"\x01"), memoryview(b"ab").cast("c") == memoryview(b"ab"), m.cast("B", (4, 6)) == m, 97 in r, 101 in r, list(reversed(memoryview(b"abc"))), r.hex(), r.hex("-", 2), r.count(101) if hasattr(r, "count") else 1)
# expect: True False False True True [99, 98, 97] 72656164206f6e6c79 72-6561-6420-6f6e-6c79 1
with memoryview(data) as inner:
    view = inner[2:]
    print(len(inner))  # expect: 24
print(attempt(len, inner), attempt(inner.tolist), attempt(lambda: inner[0]), len(view), repr(inner)[:16])
# expect: ValueError: operation forbidden on released memoryview object ValueError: operation forbidden on released memoryview object ValueError: operation forbidden on released memoryview object 22 <released memory
view.release(); view.release()
print(attempt(view.tobytes), attempt(lambda: view.shape), attempt(memoryview, 5), attempt(memoryview, "s"), attempt(memoryview), memoryview(memoryview(b"nested"))[1:3].tobytes(), memoryview(b"kw" if True else b"").nbytes, memoryview(object=b"q").tolist())
# expect: ValueError: operation forbidden on released memoryview object ValueError: operation forbidden on released memoryview object TypeError: memoryview: a bytes-like object is required, not 'int' TypeError: memoryview: a bytes-like object is required, not 'str' TypeError: memoryview() missing required argument 'object' (pos 1) b'es' 2 [113]
