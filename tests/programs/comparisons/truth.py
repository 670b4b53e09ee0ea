# What is true: __bool__, __len__, and errors from them.
for value in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), ((),), {}, {0: 0}, set(), None, True, False, 0j, b"", b"\0", range(0), range(1)):
    print(bool(value), end=" ")
print()
# expect: False True True False True False True False True False True False True False False True False False False True False True 
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class B(L):
    def __bool__(self): return self.n == 0
print(bool(L(0)), bool(L(2)), bool(B(0)), bool(B(2)), not L(0), bool(object()))
# expect: False True True False True True
print([] or "x", 0 or [] or None, 1 and "y", [] and 1 / 0, "a" or 1 / 0, not [] or 1 / 0)
# expect: x None y [] a True
print(1 if [] else 2, [x for x in (0, 1, "", "a") if x], any([0, [], 3]), all([1, "", 2]), any([]), all([]))
# expect: 2 [1, 'a'] True False False True
class Bad:
    def __bool__(self): return 1
try:
    if Bad(): pass
except TypeError as error:
    print(error)  # expect: __bool__ should return bool, returned int
try:
    bool(L(-1))
except ValueError as error:
    print(error)  # expect: __len__() should return >= 0
