# check with: 3.7+
# Messages of unpacking that does not fit.
def two(v): a, b = v
def star(v): a, *b, c = v
def three(v): a, b, c = v
class Bad:
    def __iter__(self): raise OSError("iter")
class BadNext:
    def __iter__(self): return self
    def __next__(self): raise OSError("next")
cases = [(two, [1]), (two, []), (two, (1, 2, 3) and iter([1, 2, 3])), (star, [1]), (three, "ab"), (two, 5), (two, None),
         (two, Bad()), (two, BadNext()), (two, "x"), (star, ()), (two, set()), (two, {}), (star, 5), (three, range(10, 11))]
for f, v in cases:
    try:
        f(v)
        print("fits")
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
        # expect: ValueError not enough values to unpack (expected 2, got 1)
        # expect: ValueError not enough values to unpack (expected 2, got 0)
        # expect: ValueError too many values to unpack (expected 2)
        # expect: ValueError not enough values to unpack (expected at least 2, got 1)
        # expect: ValueError not enough values to unpack (expected 3, got 2)
        # expect: TypeError cannot unpack non-iterable int object
        # expect: TypeError cannot unpack non-iterable NoneType object
        # expect: OSError iter
        # expect: OSError next
        # expect: ValueError not enough values to unpack (expected 2, got 1)
        # expect: ValueError not enough values to unpack (expected at least 2, got 0)
        # expect: ValueError not enough values to unpack (expected 2, got 0)
        # expect: ValueError not enough values to unpack (expected 2, got 0)
        # expect: TypeError cannot unpack non-iterable int object
        # expect: ValueError not enough values to unpack (expected 3, got 1)
a = b = "old"
try:
    a, b = [1, 2, 3].__iter__()
except ValueError as error:
    print(a, b, error)  # expect: old old too many values to unpack (expected 2)
it = iter(range(10))
try:
    a, b = it
except ValueError:
    print(list(it))  # expect: [3, 4, 5, 6, 7, 8, 9]
