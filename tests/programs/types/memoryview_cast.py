# check with: 3.13
# memoryview.cast: other formats and dimensions for the same bytes.
data = bytearray(range(24))
view = memoryview(data)
for code in ("b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "?", "c", "@i"):
    other = view.cast(code)
    print(code, other.format, other.itemsize, other.shape, other.strides, other.tolist()[:3], other[-1])
    # expect: b b 1 (24,) (1,) [0, 1, 2] 23
    # expect: B B 1 (24,) (1,) [0, 1, 2] 23
    # expect: h h 2 (12,) (2,) [256, 770, 1284] 5910
    # expect: H H 2 (12,) (2,) [256, 770, 1284] 5910
    # expect: i i 4 (6,) (4,) [50462976, 117835012, 185207048] 387323156
    # expect: I I 4 (6,) (4,) [50462976, 117835012, 185207048] 387323156
    # expect: l l 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: L L 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: q q 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: Q Q 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: n n 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: N N 8 (3,) (8,) [506097522914230528, 1084818905618843912, 1663540288323457296] 1663540288323457296
    # expect: ? ? 1 (24,) (1,) [False, True, True] True
    # expect: c c 1 (24,) (1,) [b'\x00', b'\x01', b'\x02'] b'\x17'
    # expect: @i @i 4 (6,) (4,) [50462976, 117835012, 185207048] 387323156
print(view.cast("B", [2, 3, 4]).tolist(), view.cast("B", (2, 3, 4)).strides)
# expect: [[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]] (12, 4, 1)
grid = view.cast("h", shape=[3, 4])
print(grid.ndim, grid.shape, grid.strides, grid[1, 2], grid[-1, -1], len(grid), grid.nbytes, grid.contiguous)
# expect: 2 (3, 4) (8, 2) 3340 5910 3 24 True
grid[0, 0] = -2
print(data[:2], grid.tolist()[0], grid.cast("B").tolist()[:3], grid == view.cast("h", [3, 4]), grid == view)
# expect: bytearray(b'\xfe\xff') [-2, 770, 1284, 1798] [254, 255, 2] True False
print(grid[1:].tolist(), grid[::2].shape, grid[::2].contiguous, grid[1:].tobytes() == bytes(data[8:]))
# expect: [[2312, 2826, 3340, 3854], [4368, 4882, 5396, 5910]] (2, 4) False True
single = memoryview(b"\x01\x00").cast("H", [])
print(single.ndim, single.shape, single[()], single.tolist(), single[...] is single, single.tobytes())
# expect: 0 () 1 1 True b'\x01\x00'
floats = memoryview(bytearray(24)).cast("d")
floats[0], floats[1], floats[2] = 1.5, float("inf"), -0.0
print(floats.tolist(), floats.tobytes()[:8], floats[::2].tolist())
# expect: [1.5, inf, -0.0] b'\x00\x00\x00\x00\x00\x00\xf8?' [1.5, -0.0]
halves = memoryview(bytearray(8)).cast("e")
for index, number in enumerate((1.5, -65504.0, 6e-8, 0.1)):
    halves[index] = number
print(halves.tolist(), halves.tobytes())
# expect: [1.5, -65504.0, 5.960464477539063e-08, 0.0999755859375] b'\x00>\xff\xfb\x01\x00f.'
singles = memoryview(bytearray(8)).cast("f")
singles[0], singles[1] = 0.1, 1e30
print(singles.tolist())  # expect: [0.10000000149011612, 1.0000000150474662e+30]
flags = memoryview(bytearray(3)).cast("?")
flags[0], flags[1] = True, []
print(flags.tolist(), bytes(flags))  # expect: [True, False, False] b'\x01\x00\x00'
chars = memoryview(bytearray(b"xyz")).cast("c")
chars[0] = b"X"
print(chars.tolist(), chars[1], chars == memoryview(b"Xyz").cast("c"), chars == b"Xyz")
# expect: [b'X', b'y', b'z'] b'y' True False
print(memoryview(b"\x01\x02").cast("b") == b"\x01\x02", memoryview(b"\xff").cast("b") == b"\xff", memoryview(b"\x01\x00").cast("h") == b"\x01\x00")
# expect: True False False
nan = memoryview(bytearray(8)).cast("d")
nan[0] = float("nan")
print(nan == nan, nan != nan, nan.tobytes() == nan.tobytes())  # expect: False True True
fortran = memoryview(bytes(range(6))).cast("B", [2, 3])
print(fortran.tobytes(), fortran.tobytes("F"), fortran.tobytes(order="A"), fortran.f_contiguous, fortran.c_contiguous)
# expect: b'\x00\x01\x02\x03\x04\x05' b'\x00\x03\x01\x04\x02\x05' b'\x00\x01\x02\x03\x04\x05' False True
def attempt(call):
    try:
        print("no error", call())
    except (TypeError, ValueError, IndexError, NotImplementedError) as error:
        print(type(error).__name__ + ":", error)
def setter(view, key, value):
    def set_it():
        view[key] = value
    return set_it
for call in (lambda: view.cast("h").cast("i"), lambda: memoryview(b"abc").cast("h"), lambda: view[::2].cast("h"), lambda: view.cast("<i"),
             lambda: view.cast("B", [5, 5]), lambda: view.cast("B", [0, 24]), lambda: view.cast("B", 24), lambda: view.cast("B", ["a"]),
             lambda: grid.cast("B", [2, 12]), lambda: grid[0], lambda: grid[0, 0, 0], lambda: grid[0,], lambda: grid[3, 0], lambda: grid[0, 4],
             lambda: grid[0:1, 0:1], lambda: iter(grid), lambda: len(single), lambda: iter(single), lambda: single[0], lambda: hash(memoryview(b"ab").cast("h")),
             setter(view.cast("h"), 0, 40000), setter(view.cast("h"), 0, 1.5), setter(view.cast("d"), 0, "x"), setter(chars, 0, b"ab"), setter(chars, 0, 1),
             setter(view.cast("Q"), 0, -1), setter(view.cast("Q"), 0, 2**64), setter(singles, 0, 1e300), setter(halves, 0, 1e6), setter(grid, 0, 1),
             setter(grid, slice(0, 1), b""), setter(view.cast("h"), slice(0, 1), b"ab"), lambda: view.cast(), lambda: view.cast(1)):
    attempt(call)
    # expect: TypeError: memoryview: cannot cast between two non-byte formats
    # expect: TypeError: memoryview: length is not a multiple of itemsize
    # expect: TypeError: memoryview: casts are restricted to C-contiguous views
    # expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: TypeError: memoryview: product(shape) * itemsize != buffer size
    # expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
    # expect: TypeError: shape must be a list or a tuple
    # expect: TypeError: memoryview.cast(): elements of shape must be integers
    # expect: TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
    # expect: NotImplementedError: multi-dimensional sub-views are not implemented
    # expect: TypeError: cannot index 2-dimension view with 3-element tuple
    # expect: NotImplementedError: sub-views are not implemented
    # expect: IndexError: index out of bounds on dimension 1
    # expect: IndexError: index out of bounds on dimension 2
    # expect: NotImplementedError: multi-dimensional slicing is not implemented
    # expect: NotImplementedError: multi-dimensional sub-views are not implemented
    # expect: TypeError: 0-dim memory has no length
    # expect: TypeError: invalid indexing of 0-dim memory
    # expect: TypeError: invalid indexing of 0-dim memory
    # expect: ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'
    # expect: ValueError: memoryview: invalid value for format 'h'
    # expect: TypeError: memoryview: invalid type for format 'h'
    # expect: TypeError: memoryview: invalid type for format 'd'
    # expect: ValueError: memoryview: invalid value for format 'c'
    # expect: TypeError: memoryview: invalid type for format 'c'
    # expect: ValueError: memoryview: invalid value for format 'Q'
    # expect: ValueError: memoryview: invalid value for format 'Q'
    # expect: no error None
    # expect: ValueError: memoryview: invalid value for format 'e'
    # expect: NotImplementedError: sub-views are not implemented
    # expect: NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
    # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
    # expect: TypeError: cast() missing required argument 'format' (pos 1)
    # expect: TypeError: cast() argument 'format' must be str, not int
