# check with: 3.13
# memoryview: windows on bytes and bytearrays.
data = bytearray(b"abcdef")
view = memoryview(data)
print(len(view), view[0], view[-1], view.tolist(), bytes(view[1:3]), view.tobytes())
print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.nbytes, view.readonly, view.obj is data)
print(view.contiguous, view.c_contiguous, view.f_contiguous, view[::2].contiguous, view[::-1].strides)
view[0] = 65
view[1:3] = b"XY"
print(data, view == b"AXYdef", view == data, view != b"", memoryview(b"ab") == "ab")
part = view[::2]
part[0] = 122
print(part.tolist(), bytes(part[::-1]), list(part), data, 122 in part, list(reversed(part)))
print(memoryview(view).tolist(), memoryview(view[2:]).nbytes, memoryview(b"").tolist(), bool(memoryview(b"")), len(memoryview(b"abc")[5:]))
print(hash(memoryview(b"abc")) == hash(b"abc"), memoryview(b"abc").hex(), memoryview(b"abc").hex("-"), memoryview(b"abc").hex(":", 2))
frozen = view.toreadonly()
print(frozen.readonly, view.readonly, frozen == view)
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
