# check with: 3.13
# enumerate, zip, map, filter, reversed, iter, next: arguments, errors, subclasses.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=2)), list(zip()), list(zip("ab")), list(zip("ab", "c", strict=False)), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, ""])), list(filter(str.isalpha, "a1")), list(reversed("abc")), list(iter(iter("ab").__next__, "b")))
print(next(iter([]), "default"), next(iter([1])), list(map(None.__eq__, [1])), type(map(str, "")).__name__, repr(zip()).split(" at ")[0], enumerate("a").__class_getitem__(int), list(enumerate("a", 2**70)))
class Own(map):
    extra = 1
print(list(Own(str, [1])), Own(str, []).extra)
def failing():
    yield 1
    raise KeyError("inside")
class NotIterator:
    def __iter__(self):
        return 5
class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index
print(list(Old()), list(map(str, Old())), 2 in Old(), max(Old()), sum(Old()), tuple(Old()), [*Old()], list(zip(Old(), Old())))
for call in (lambda: enumerate(), lambda: enumerate(1), lambda: enumerate("a", "b"), lambda: enumerate("a", x=1), lambda: enumerate("a", 1, 2), lambda: zip(1), lambda: zip("a", 1), lambda: zip(x=1), lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("a", "b", "", strict=True)), lambda: map(), lambda: map(str), lambda: map(str, 1), lambda: list(map(1, [1])),
             lambda: filter(None), lambda: filter(None, 1), lambda: filter(None, [], []), lambda: reversed(), lambda: reversed(1), lambda: reversed({1}), lambda: reversed(iter([])), lambda: iter(), lambda: iter(1), lambda: iter(1, 2), lambda: iter(NotIterator()), lambda: next(), lambda: next([]), lambda: next(iter([])), lambda: list(failing()), lambda: list(map(str, failing())), lambda: list(NotIterator()), lambda: map(str, x=1),
             lambda: sorted(), lambda: sorted(1), lambda: sorted([1], [2]), lambda: sorted([1, "a"]), lambda: sum(), lambda: sum("ab"), lambda: sum(["a"]), lambda: sum([], "a"), lambda: sum([b""], b""), lambda: min(), lambda: min([]), lambda: max(1), lambda: max(1, "a"), lambda: min([], default=3), lambda: min(1, 2, default=3), lambda: max([1], key=1), lambda: all(1), lambda: any(), lambda: len(5), lambda: min(1, x=1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, StopIteration) as error:
        print(type(error).__name__, error)
