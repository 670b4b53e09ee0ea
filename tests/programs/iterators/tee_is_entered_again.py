# An iterator that asks a tee of itself for the item which it is about to give.
# requires: 3.13
import itertools


class Source:
    def __iter__(self): return self

    def __next__(self):
        try:
            return ("inner", next(second))
        except RuntimeError as error:
            return ("refused", str(error))


first, second = itertools.tee(Source())
print(next(first), next(second))
# expect: ('refused', 'cannot re-enter the tee iterator') ('refused', 'cannot re-enter the tee iterator')


def fails_once():
    yield 1
    raise ValueError("in the middle")


first, second = itertools.tee(fails_once())
print(next(first))  # expect: 1
for each in first, second, first:
    try:
        print(list(each))
    except ValueError as error:
        print(type(error).__name__, error)
        # expect: ValueError in the middle
        # expect: [1]
        # expect: []
