# is, is not, in, not in, and what they call.
a = []
b = a
print(a is b, a is not b, a is not [], None is None, (1 is None), True is True)
# expect: True False True True False True
class Everything:
    def __contains__(self, item):
        return "yes" if item else ""
class ByIter:
    def __iter__(self): return iter([1, 2, 3])
class ByItem:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(5 in Everything(), 0 in Everything(), 0 not in Everything())  # expect: True False True
print(2 in ByIter(), 9 in ByIter(), 20 in ByItem(), 25 not in ByItem())  # expect: True False True True
class NoContains(ByIter):
    __contains__ = None
try:
    1 in NoContains()
except TypeError as error:
    print(error)  # expect: 'NoContains' object is not a container
try:
    1 in 5
except TypeError:
    print("TypeError")  # expect: TypeError
class Weird:
    def __eq__(self, other): return True
print(Weird() in [1], 1 in [Weird()], [Weird()] == [0], "q" in (Weird(),), [1, 2].index(Weird()), Weird() != 1)
# expect: True True True True 0 False
