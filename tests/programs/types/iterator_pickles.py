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
    # expect: list_iterator iter (1,) [2, 3] [2, 3]
    # expect: tuple_iterator iter (1,) [2, 3] [2, 3]
    # expect: str_ascii_iterator iter (1,) ['b', 'c'] ['b', 'c']
    # expect: str_iterator iter (1,) ['b', 'c'] ['b', 'c']
    # expect: bytes_iterator iter (1,) [98, 99] [98, 99]
    # expect: bytearray_iterator iter (1,) [98, 99] [98, 99]
    # expect: range_iterator iter (None,) [1, 2] [1, 2]
    # expect: longrange_iterator iter (None,) [1180591620717411303425, 1180591620717411303426] [1180591620717411303425, 1180591620717411303426]
    # expect: dict_keyiterator iter () [3] [3]
    # expect: set_iterator iter () [] []
    # expect: dict_itemiterator iter () [(3, 4)] [(3, 4)]
    # expect: dict_valueiterator iter () [] []
show(reversed([1, 2, 3]))  # expect: list_reverseiterator reversed (1,) [2, 1] [2, 1]
show(reversed((1, 2, 3)))  # expect: reversed reversed (1,) [2, 1] [2, 1]
show(reversed("abc"))  # expect: reversed reversed (1,) ['b', 'a'] ['b', 'a']
show(enumerate("abc", 5))  # expect: enumerate enumerate () [(6, 'b'), (7, 'c')] []
show(zip("ab", "cd"))  # expect: zip zip () [('b', 'd')] []
show(zip("ab", "cd", strict=True))  # expect: zip zip (True,) [('b', 'd')] []
show(filter(None, [1, 0, 2]))  # expect: filter filter () [2] []
show(map(str, [1, 2], ))  # expect: map map () ['2'] []
show(iter(iter([4, 5, 6]).__next__, 6))  # expect: callable_iterator iter () [5] []
class Sequence:
    def __getitem__(self, index):
        return [7, 8, 9][index]
    def __len__(self):
        return 3
show(iter(Sequence()))  # expect: iterator iter (1,) [8, 9] [8, 9]
show(reversed(Sequence()))  # expect: reversed reversed (1,) [8, 7] [8, 7]
for iterable in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), range(2), {1: 2, 3: 4}, {5, 6}, Sequence()):
    iterator = iter(iterable)
    before = iterator.__length_hint__()
    next(iterator)
    print(type(iterator).__name__, before, iterator.__length_hint__())
    # expect: list_iterator 2 1
    # expect: tuple_iterator 2 1
    # expect: str_ascii_iterator 2 1
    # expect: bytes_iterator 2 1
    # expect: bytearray_iterator 2 1
    # expect: range_iterator 2 1
    # expect: dict_keyiterator 2 1
    # expect: set_iterator 2 1
    # expect: iterator 3 2
ended = iter([1])
list(ended)
print(ended.__reduce__()[1], iter(()).__reduce__()[1], ended.__length_hint__())  # expect: ([],) ((),) 0
state = iter([1, 2, 3])
state.__setstate__(2)
print(list(state))  # expect: [3]
state = iter((1, 2, 3))
state.__setstate__(99)
print(list(state))  # expect: []
state = reversed([1, 2, 3])
state.__setstate__(0)
print(list(state))  # expect: [1]
