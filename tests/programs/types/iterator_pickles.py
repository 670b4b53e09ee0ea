# check with: 3.13
# __reduce__, __setstate__ and __length_hint__ of the built-in iterators.
def show(iterator):
    next(iterator)
    parts = iterator.__reduce__()
    again = parts[0](*parts[1])
    if parts[2:] not in ((), (None,)):
        again.__setstate__(parts[2])
    print(type(iterator).__name__, parts[0].__name__, parts[2:], list(again), list(iterator))
for iterable in ([1, 2, 3], (1, 2, 3), "abc", "\u1234bc", b"abc", bytearray(b"abc"), range(3), range(2**70, 2**70 + 3), {1: 2, 3: 4}, {5}, {1: 2, 3: 4}.items(), {1: 2}.values()):
    show(iter(iterable))
show(reversed([1, 2, 3]))
show(reversed((1, 2, 3)))
show(reversed("abc"))
show(enumerate("abc", 5))
show(zip("ab", "cd"))
show(zip("ab", "cd", strict=True))
show(filter(None, [1, 0, 2]))
show(map(str, [1, 2], ))
show(iter(iter([4, 5, 6]).__next__, 6))
class Sequence:
    def __getitem__(self, index):
        return [7, 8, 9][index]
    def __len__(self):
        return 3
show(iter(Sequence()))
show(reversed(Sequence()))
for iterable in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), range(2), {1: 2, 3: 4}, {5, 6}, Sequence()):
    iterator = iter(iterable)
    before = iterator.__length_hint__()
    next(iterator)
    print(type(iterator).__name__, before, iterator.__length_hint__())
ended = iter([1])
list(ended)
print(ended.__reduce__()[1], iter(()).__reduce__()[1], ended.__length_hint__())
state = iter([1, 2, 3])
state.__setstate__(2)
print(list(state))
state = iter((1, 2, 3))
state.__setstate__(99)
print(list(state))
state = reversed([1, 2, 3])
state.__setstate__(0)
print(list(state))
