# __iter__, __next__, the sequence protocol, iter with a sentinel, exhaustion.
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): print("iter", end=" "); return CountIter(self.n)
class CountIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: print("stop", end=" "); raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
for x in c: print(x, end=" ")
print(list(c), sum(c), max(c), tuple(c), 2 in c, sorted(c, reverse=True), [*c], dict.fromkeys(c))
# expect: iter 1 2 3 stop iter stop iter stop iter stop iter stop iter iter stop iter stop iter stop [1, 2, 3] 6 3 (1, 2, 3) True [3, 2, 1] [1, 2, 3] {1: None, 2: None, 3: None}
a, b, d = c
it = iter(c)
print(next(it), next(it), next(it), next(it, "default"))  # expect: iter stop iter stop 1 2 3 default
class Seq:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), [x for x in Seq()], list(zip(Seq(), "ab")), list(reversed([*Seq()])))
# expect: [0, 1, 4] True [0, 1, 4] [(0, 'a'), (1, 'b')] [4, 1, 0]
values = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), list(values))  # expect: [3, 2, 1] [5]
class Raises:
    def __iter__(self): return self
    def __next__(self): raise ValueError("from next")
try:
    for x in Raises(): pass
except ValueError as error:
    print(error)  # expect: from next
class NotIter:
    def __iter__(self): return 5
try:
    iter(NotIter())
except TypeError as error:
    print(error)  # expect: iter() returned non-iterator of type 'int'
class NoIter:
    __iter__ = None
try:
    iter(NoIter())
except TypeError as error:
    print(error)  # expect: 'NoIter' object is not iterable
