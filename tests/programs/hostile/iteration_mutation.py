# check with: 3.9+
# Containers that change while they are iterated, by themselves or by what is called; iterators after their end; lying lengths.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def run(container, change, limit=12):
    seen = []
    try:
        for item in container:
            seen.append(item)
            change(item)
            if len(seen) == limit: break
    except RuntimeError as error:
        seen.append(str(error))
    return seen
d = {1: 1, 2: 2, 3: 3}
print(run(d, lambda k: d.pop(k)), d)  # expect: [1, 'dictionary changed size during iteration'] {2: 2, 3: 3}
d = {1: 1, 2: 2, 3: 3}
print(run(d, lambda k: d.__setitem__(k, 0)), run(d, lambda k: d.__setitem__(k + 10, 0)), run(d.items(), lambda p: d.pop(p[0])), run(d.values(), lambda v: d.update({99: 1})))
# expect: [1, 2, 3] [1, 'dictionary changed size during iteration'] [(1, 0), 'dictionary changed size during iteration'] [0, 'dictionary changed size during iteration']
d = {1: 1, 2: 2, 3: 3}
print(run(d, lambda k: (d.pop(k), d.__setitem__(k + 100, 1)))[:3], run(reversed(d), lambda k: d.clear()))
# expect: [1, 2, 3] [103, 'dictionary changed size during iteration']
s = {1, 2, 3}
print(run(s, lambda x: s.add(x + 100))[-1], run(s, lambda x: s.discard(x))[-1], run(s, lambda x: None) == list(s))
# expect: Set changed size during iteration Set changed size during iteration True
l = [1, 2, 3]
print(run(l, lambda x: l.append(x + 10)), run(l, lambda x: l.pop()), l, run(l, lambda x: l.clear()), l)
# expect: [1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33] [1, 2, 3, 11, 12, 13, 21, 22] [] [1] []
l = [1, 2, 3, 4, 5, 6]
print(run(l, lambda x: l.remove(x)), run(reversed(l), lambda x: l.clear()), l)  # expect: [1, 3, 5] [6] []
b = bytearray(b"ab")
print(run(b, lambda x: b.append(x), 6), len(b))  # expect: [97, 98, 97, 98, 97, 98] 8
from collections import deque
q = deque([1, 2, 3])
print(run(q, lambda x: q.append(x)), run(q, lambda x: q.popleft()), run(q, lambda x: q.__setitem__(0, 9)))
# expect: [1, 'deque mutated during iteration'] [1, 'deque mutated during iteration'] [2, 3, 1]
it = iter([1, 2]); l = list(it); print(list(it), next(it, "end"))  # expect: [] end
l = [1]; it = iter(l); list(it); l.append(2); print(list(it), it.__length_hint__())  # expect: [] 0
d = {1: 1}; it = iter(d); list(it); d[2] = 2; print(list(it))  # expect: []
class Lies:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter("abc")
    def __length_hint__(self): return self.hint() if callable(self.hint) else self.hint
    def __len__(self): raise TypeError("no length") 
def fails(): raise ZeroDivisionError("hint")
for hint in (0, 100, -1, "x", NotImplemented, fails, 2 ** 100, 1.5): print(attempt(list, Lies(hint)), attempt(tuple, Lies(hint)), attempt(lambda: [*Lies(hint)]))
# expect: ['a', 'b', 'c'] ('a', 'b', 'c') ['a', 'b', 'c']
# expect: ['a', 'b', 'c'] ('a', 'b', 'c') ['a', 'b', 'c']
# expect: ValueError: __length_hint__() should return >= 0 ValueError: __length_hint__() should return >= 0 ValueError: __length_hint__() should return >= 0
# expect: TypeError: __length_hint__ must be an integer, not str TypeError: __length_hint__ must be an integer, not str TypeError: __length_hint__ must be an integer, not str
# expect: ['a', 'b', 'c'] ('a', 'b', 'c') ['a', 'b', 'c']
# expect: ZeroDivisionError: hint ZeroDivisionError: hint ZeroDivisionError: hint
# expect: OverflowError: Python int too large to convert to C ssize_t OverflowError: Python int too large to convert to C ssize_t OverflowError: Python int too large to convert to C ssize_t
# expect: TypeError: __length_hint__ must be an integer, not float TypeError: __length_hint__ must be an integer, not float TypeError: __length_hint__ must be an integer, not float
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i
for n in (0, 3, 50, -1, 2 ** 80): print(attempt(list, BadLen(n)), attempt(lambda: list(reversed(BadLen(n)))) if n in (0, 3) else attempt(reversed, BadLen(n)) if n < 0 or n > 99 else "", attempt(bool, BadLen(n)))
# expect: [0, 1, 2] [] False
# expect: [0, 1, 2] [2, 1, 0] True
# expect: [0, 1, 2]  True
# expect: ValueError: __len__() should return >= 0 ValueError: __len__() should return >= 0 ValueError: __len__() should return >= 0
# expect: OverflowError: cannot fit 'int' into an index-sized integer OverflowError: cannot fit 'int' into an index-sized integer OverflowError: cannot fit 'int' into an index-sized integer
class Stops:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 3: raise StopIteration
        return self.n
i = Stops()
print(list(i), list(i)[:2] if False else next(i), attempt(sum, Stops()), max(Stops()), dict(zip(Stops(), Stops())))
# expect: [1, 2] 4 3 2 {1: 1, 2: 2}
class NotIterator:
    def __iter__(self): return [1, 2]
class RaisesIter:
    def __iter__(self): raise LookupError("iter failed")
class RaisesNext:
    def __iter__(self): return self
    def __next__(self): raise LookupError("next failed")
for bad in (NotIterator(), RaisesIter(), RaisesNext(), 5, None):
    print(attempt(list, bad), attempt(lambda: [x for x in bad]), attempt(lambda: {**{}, "a": [*bad]}), attempt(sorted, bad), attempt(dict, bad), attempt(lambda: 1 in bad), attempt(set().update, bad), attempt(lambda: (lambda *a: a)(*bad)), attempt(min, bad))
    # expect: TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list' TypeError: argument of type 'NotIterator' is not iterable TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list' TypeError: iter() returned non-iterator of type 'list'
    # expect: LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed LookupError: iter failed
    # expect: LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed LookupError: next failed
    # expect: TypeError: 'int' object is not iterable TypeError: 'int' object is not iterable TypeError: Value after * must be an iterable, not int TypeError: 'int' object is not iterable TypeError: 'int' object is not iterable TypeError: argument of type 'int' is not iterable TypeError: 'int' object is not iterable TypeError: __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not int TypeError: 'int' object is not iterable
    # expect: TypeError: 'NoneType' object is not iterable TypeError: 'NoneType' object is not iterable TypeError: Value after * must be an iterable, not NoneType TypeError: 'NoneType' object is not iterable TypeError: 'NoneType' object is not iterable TypeError: argument of type 'NoneType' is not iterable TypeError: 'NoneType' object is not iterable TypeError: __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not NoneType TypeError: 'NoneType' object is not iterable
def mutate_key(x): l.append(x); return x
l = [3, 1, 2]
print(attempt(lambda: l.sort(key=mutate_key)), l, sorted([3, 1, 2], key=lambda x: -x))
# expect: ValueError: list modified during sort [1, 2, 3] [3, 2, 1]
l = list(range(5))
print(list(map(lambda x: l.append(x) or x if len(l) < 8 else x, l)), list(filter(lambda x: l.pop() > 1, l)), l, list(zip(l, map(lambda x: l.append(1) if len(l) < 5 else x, l))))
# expect: [0, 1, 2, 3, 4, 0, 1, 2] [0, 3] [0, 1, 2, 3, 1] [(0, None), (1, 1), (2, 2), (3, 3), (1, 1)]
