# A number too large for a word is an object; one that compiled code has made before a collection is still there behind it.
import gc
def floats(n, x, y):
    keep = []
    bad = 0
    for i in range(n):
        keep.append(x * y)
        keep.clear()
        gc.collect()
        a = 1e290 * (i + 1)
        b = 1e291 * (i + 2)
        c = 1e292 * (i + 3)
        other = [a, b, c, a * 2.0, b * 2.0, c * 2.0, a * 3.0, b * 3.0, c * 3.0, a * 5.0, b * 5.0]
        keep.append(x * y)
        if keep[0] != 2.0 ** 1000: bad += 1
        keep.clear()
    return n, bad
print(floats(4000, 2.0 ** 600, 2.0 ** 400))  # expect: (4000, 0)
def ints(n, x, y):
    keep = []
    bad = 0
    for i in range(n):
        keep.append(x + y)
        keep.clear()
        gc.collect()
        other = [(1 << 61) + i + k for k in range(20)]
        keep.append(x + y)
        if keep[0] != 3 << 60: bad += 1
        keep.clear()
    return n, bad
print(ints(4000, 1 << 60, 1 << 61))  # expect: (4000, 0)
