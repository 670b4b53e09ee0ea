# check with: 3.13
# memoryview.cast: other formats and dimensions for the same bytes.
data = bytearray(range(24))
view = memoryview(data)
for code in ("b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "?", "c", "@i"):
    other = view.cast(code)
    print(code, other.format, other.itemsize, other.shape, other.strides, other.tolist()[:3], other[-1])
print(view.cast("B", [2, 3, 4]).tolist(), view.cast("B", (2, 3, 4)).strides)
grid = view.cast("h", shape=[3, 4])
print(grid.ndim, grid.shape, grid.strides, grid[1, 2], grid[-1, -1], len(grid), grid.nbytes, grid.contiguous)
grid[0, 0] = -2
print(data[:2], grid.tolist()[0], grid.cast("B").tolist()[:3], grid == view.cast("h", [3, 4]), grid == view)
print(grid[1:].tolist(), grid[::2].shape, grid[::2].contiguous, grid[1:].tobytes() == bytes(data[8:]))
single = memoryview(b"\x01\x00").cast("H", [])
print(single.ndim, single.shape, single[()], single.tolist(), single[...] is single, single.tobytes())
floats = memoryview(bytearray(24)).cast("d")
floats[0], floats[1], floats[2] = 1.5, float("inf"), -0.0
print(floats.tolist(), floats.tobytes()[:8], floats[::2].tolist())
halves = memoryview(bytearray(8)).cast("e")
for index, number in enumerate((1.5, -65504.0, 6e-8, 0.1)):
    halves[index] = number
print(halves.tolist(), halves.tobytes())
singles = memoryview(bytearray(8)).cast("f")
singles[0], singles[1] = 0.1, 1e30
print(singles.tolist())
flags = memoryview(bytearray(3)).cast("?")
flags[0], flags[1] = True, []
print(flags.tolist(), bytes(flags))
chars = memoryview(bytearray(b"xyz")).cast("c")
chars[0] = b"X"
print(chars.tolist(), chars[1], chars == memoryview(b"Xyz").cast("c"), chars == b"Xyz")
print(memoryview(b"\x01\x02").cast("b") == b"\x01\x02", memoryview(b"\xff").cast("b") == b"\xff", memoryview(b"\x01\x00").cast("h") == b"\x01\x00")
nan = memoryview(bytearray(8)).cast("d")
nan[0] = float("nan")
print(nan == nan, nan != nan, nan.tobytes() == nan.tobytes())
fortran = memoryview(bytes(range(6))).cast("B", [2, 3])
print(fortran.tobytes(), fortran.tobytes("F"), fortran.tobytes(order="A"), fortran.f_contiguous, fortran.c_contiguous)
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
