# check with: 3.13
# memoryview: windows on bytes and bytearrays.
data = bytearray(b"abcdef")
view = memoryview(data)
print(len(view), view[0], view[-1], view.tolist(), bytes(view[1:3]), view.tobytes())
# expect: 6 97 102 [97, 98, 99, 100, 101, 102] b'bc' b'abcdef'
print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.nbytes, view.readonly, view.obj is data)
# expect: B 1 1 (6,) (1,) () 6 False True
print(view.contiguous, view.c_contiguous, view.f_contiguous, view[::2].contiguous, view[::-1].strides)
# expect: True True True False (-1,)
view[0] = 65
view[1:3] = b"XY"
print(data, view == b"AXYdef", view == data, view != b"", memoryview(b"ab") == "ab")
# expect: bytearray(b'AXYdef') True True True False
part = view[::2]
part[0] = 122
print(part.tolist(), bytes(part[::-1]), list(part), data, 122 in part, list(reversed(part)))
# expect: [122, 89, 101] b'eYz' [122, 89, 101] bytearray(b'zXYdef') True [101, 89, 122]
print(memoryview(view).tolist(), memoryview(view[2:]).nbytes, memoryview(b"").tolist(), bool(memoryview(b"")), len(memoryview(b"abc")[5:]))
# expect: [122, 88, 89, 100, 101, 102] 4 [] False 0
print(hash(memoryview(b"abc")) == hash(b"abc"), memoryview(b"abc").hex(), memoryview(b"abc").hex("-"), memoryview(b"abc").hex(":", 2))
# expect: True 616263 61-62-63 61:6263
frozen = view.toreadonly()
print(frozen.readonly, view.readonly, frozen == view)  # expect: True False True
def attempt(call):
    try:
        print("no error", call())
    except (TypeError, ValueError, IndexError, NotImplementedError, BufferError) as error:
        print(type(error).__name__ + ":", error)
def setter(view, key, value):
    def set_it():
        view[key] = value
    return set_it
def deleter():
    del view[0]
for call in (lambda: view[6], lambda: view["a"], lambda: view[0, 0], lambda: memoryview(1), lambda: memoryview(), lambda: memoryview("a"),
             lambda: memoryview(b"", 1), lambda: hash(view), setter(frozen, 0, 1), setter(view, 0, 256), setter(view, 0, "a"), setter(view, 0, -1),
             setter(view, slice(0, 2), b"abc"), setter(view, slice(0, 2), 5), setter(memoryview(b"ab"), 0, 1), deleter, lambda: view < view,
             lambda: view.cast("zz"), lambda: view.tobytes("Q"), lambda: view + view, setter(view, 9, 1)):
    attempt(call)
    # expect: IndexError: index out of bounds on dimension 1
    # expect: TypeError: memoryview: invalid slice key
    # expect: TypeError: cannot index 1-dimension view with 2-element tuple
    # expect: TypeError: memoryview: a bytes-like object is required, not 'int'
    # expect: TypeError: memoryview() missing required argument 'object' (pos 1)
    # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
    # expect: TypeError: memoryview() takes at most 1 argument (2 given)
    # expect: ValueError: cannot hash writable memoryview object
    # expect: TypeError: cannot modify read-only memory
    # expect: ValueError: memoryview: invalid value for format 'B'
    # expect: TypeError: memoryview: invalid type for format 'B'
    # expect: ValueError: memoryview: invalid value for format 'B'
    # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: TypeError: cannot modify read-only memory
    # expect: TypeError: cannot delete memory
    # expect: TypeError: '<' not supported between instances of 'memoryview' and 'memoryview'
    # expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
    # expect: ValueError: order must be 'C', 'F' or 'A'
    # expect: TypeError: unsupported operand type(s) for +: 'memoryview' and 'memoryview'
    # expect: IndexError: index out of bounds on dimension 1
