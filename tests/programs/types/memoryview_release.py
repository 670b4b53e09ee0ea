# check with: 3.13
# memoryview: release, with, and objects that have a __buffer__.
view = memoryview(b"abc")
with view as inside:
    print(inside is view, inside[0])
print(repr(view).startswith("<released memory at"), repr(memoryview(b"")).startswith("<memory at"))
view.release()
for call in (lambda: view[0], lambda: len(view), lambda: view.tolist(), lambda: view.obj, lambda: bytes(view), lambda: view.format,
             lambda: hash(view), lambda: view.__enter__(), lambda: memoryview(view), lambda: view.cast("B")):
    try:
        print("no error", call())
    except (ValueError, BufferError) as error:
        print(type(error).__name__, error)
print(view == view, view == memoryview(b"abc"))
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
class Wrong:
    def __buffer__(self, flags):
        return b"bytes"
try:
    memoryview(Wrong())
except TypeError as error:
    print(error)
print(b"ab".__buffer__(0).tolist(), bytearray(b"c").__buffer__(1).readonly)
try:
    b"ab".__buffer__(1)
except BufferError as error:
    print(error)
iterator = iter(memoryview(b"ab"))
print(type(iterator).__name__, next(iterator), list(iterator), list(iterator))
