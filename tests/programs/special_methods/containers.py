# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__.
class Row:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, key):
        if isinstance(key, slice): return Row(*self.items[key])
        if isinstance(key, tuple): return [self.items[k] for k in key]
        return self.items[key]
    def __setitem__(self, key, value): self.items[key] = value
    def __delitem__(self, key): del self.items[key]
    def __contains__(self, item): print("contains", end=" "); return item in self.items
    def __repr__(self): return "Row" + repr(tuple(self.items))
r = Row(1, 2, 3, 4)
print(len(r), r[0], r[-1], r[1:3], r[0, 2], r[::-1], bool(r), bool(Row()))
# expect: 4 1 4 Row(2, 3) [1, 3] Row(4, 3, 2, 1) True False
r[0] = 10
r[1] += 5
r[2:] = "ab"
del r[-1]
print(r, list(r), 10 in r, 99 not in r, list(reversed(r)), max(Row(3, 9, 2)), sorted(Row(3, 1, 2)), sum(Row(1, 2)), tuple(r))
# expect: contains contains Row(10, 7, 'a') [10, 7, 'a'] True True ['a', 7, 10] 9 [1, 2, 3] 3 (10, 7, 'a')
a, b, c = r
print(a, b, c, *r)  # expect: 10 7 a 10 7 a
class Custom:
    def __iter__(self): return iter("xyz")
    def __reversed__(self): return iter("REV")
print(list(Custom()), list(reversed(Custom())), "y" in Custom(), dict(enumerate(Custom())), "".join(Custom()), [*Custom()])
# expect: ['x', 'y', 'z'] ['R', 'E', 'V'] True {0: 'x', 1: 'y', 2: 'z'} xyz ['x', 'y', 'z']
for bad in (lambda: len(5), lambda: 5[0], lambda: None[1], lambda: reversed(5), lambda: iter(5), lambda: object()[1], lambda: next([])):
    try:
        bad()
    except TypeError as error:
        print(error)
        # expect: object of type 'int' has no len()
        # expect: 'int' object is not subscriptable
        # expect: 'NoneType' object is not subscriptable
        # expect: 'int' object is not reversible
        # expect: 'int' object is not iterable
        # expect: 'object' object is not subscriptable
        # expect: 'list' object is not an iterator
