# check with: 3.13
# memoryview: release, with, and objects that have a __buffer__.
view = memoryview(b"abc")
with view as inside:
    print(inside is view, inside[0])  # expect: True 97
print(repr(view).startswith("<released memory at"), repr(memoryview(b"")).startswith("<memory at"))
# expect: True True
view.release()
for call in (lambda: view[0], lambda: len(view), lambda: view.tolist(), lambda: view.obj, lambda: bytes(view), lambda: view.format,
             lambda: hash(view), lambda: view.__enter__(), lambda: memoryview(view), lambda: view.cast("B")):
    try:
        print("no error", call())
    except (ValueError, BufferError) as error:
        print(type(error).__name__, error)
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
        # expect: ValueError operation forbidden on released memoryview object
print(view == view, view == memoryview(b"abc"))  # expect: True False
class Buffer:
    def __init__(self, data):
        self.data = data
    def __buffer__(self, flags):
        print("buffer", type(flags).__name__)
        return memoryview(self.data)
    def __release_buffer__(self, view):
        print("release", view.tolist())
with memoryview(Buffer(bytearray(b"xy"))) as view:
    view[0] = 90
    print(view.tolist(), view.readonly)
    # expect: buffer int
    # expect: [90, 121] False
    # expect: release [90, 121]
class Wrong:
    def __buffer__(self, flags):
        return b"bytes"
try:
    memoryview(Wrong())
except TypeError as error:
    print(error)  # expect: __buffer__ returned non-memoryview object
print(b"ab".__buffer__(0).tolist(), bytearray(b"c").__buffer__(1).readonly)  # expect: [97, 98] False
try:
    b"ab".__buffer__(1)
except BufferError as error:
    print(error)  # expect: Object is not writable.
iterator = iter(memoryview(b"ab"))
print(type(iterator).__name__, next(iterator), list(iterator), list(iterator))
# expect: memory_iterator 97 [98] []
