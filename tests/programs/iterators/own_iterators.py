# Iterator classes, sentinels, peekable and chunked iterators, windows, merging, zipping with state, infinite ones, reiteration.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), list(c), [x for x in Countdown(2)], sum(Countdown(4)), 2 in Countdown(3), max(Countdown(5)), tuple(Countdown(1)), dict(zip(Countdown(2), "ab")), [*Countdown(2), *Countdown(1)], attempt(next, Countdown(0)), next(Countdown(0), "none"), sorted(Countdown(3)))
# expect: [3, 2, 1] [] [2, 1] 10 True 5 (1,) {2: 'a', 1: 'b'} [2, 1, 1] StopIteration:  none [1, 2, 3]
class Peekable:
    def __init__(self, it): self.it, self.cache = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.cache.pop(0) if self.cache else next(self.it)
    def peek(self, default=None):
        if not self.cache:
            try: self.cache.append(next(self.it))
            except StopIteration: return default
        return self.cache[0]
    def __bool__(self): return self.peek(self) is not self
p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"), bool(p), bool(Peekable([None])))
# expect: a a b ['b', 'c'] end False True
def chunks(it, n):
    it = iter(it)
    while True:
        chunk = [x for _, x in zip(range(n), it)]
        if not chunk: return
        yield chunk
def window(it, n):
    it, w = iter(it), []
    for x in it:
        w.append(x)
        if len(w) == n: yield tuple(w); w.pop(0)
def merge(*its):
    heads = []
    for it in map(iter, its):
        for x in it: heads.append((x, it)); break
    while heads:
        i = min(range(len(heads)), key=lambda k: heads[k][0])
        x, it = heads[i]
        yield x
        try: heads[i] = (next(it), it)
        except StopIteration: heads.pop(i)
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in list(its):
            try: yield next(it)
            except StopIteration: its.remove(it)
def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x: yield from flatten(y)
    else: yield x
def unique(it, seen=None):
    seen = set()
    return [x for x in it if not (x in seen or seen.add(x))]
def take_until(it, stop):
    for x in it:
        if x == stop: return x
        yield x
print(list(chunks(range(7), 3)), list(window("abcd", 2)), list(merge([1, 4, 9], [2, 3, 10], [], [5])), "".join(interleave("abc", "12345", "X")), list(flatten([1, [2, (3, [4, []]), 5], ()])), unique("abracadabra"), list(take_until([1, 2, 3], 3)))
# expect: [[0, 1, 2], [3, 4, 5], [6]] [('a', 'b'), ('b', 'c'), ('c', 'd')] [1, 2, 3, 4, 5, 9, 10] a1Xb2c345 [1, 2, 3, 4, 5] ['a', 'b', 'r', 'c', 'd'] [1, 2]
class Range:
    def __init__(self, *a): self.a = a
    def __iter__(self): return iter(range(*self.a))
    def __reversed__(self): return reversed(range(*self.a))
    def __len__(self): return len(range(*self.a))
    def __contains__(self, x): return x == "magic"
r = Range(1, 10, 3)
print(list(r), list(r), list(reversed(r)), len(r), 4 in r, "magic" in r, [(a, b) for a in r for b in r if a < b], min(r), dict.fromkeys(r, 0))
# expect: [1, 4, 7] [1, 4, 7] [7, 4, 1] 3 False True [(1, 4), (1, 7), (4, 7)] 1 {1: 0, 4: 0, 7: 0}
class Fib:
    def __iter__(self):
        a, b = 0, 1
        while True: yield a; a, b = b, a + b
def take(n, it): return [x for x, _ in zip(it, range(n))]
print(take(10, Fib()), next(x for x in Fib() if x > 1000), take(3, (x for x in Fib() if x % 2 == 0)), take(2, enumerate(Fib())), [x for x in take(20, Fib()) if x % 3 == 0])
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34] 1597 [0, 2, 8] [(0, 0), (1, 1)] [0, 3, 21, 144, 987]
class Linked:
    def __init__(self, v, rest=None): self.v, self.rest = v, rest
    def __iter__(self):
        node = self
        while node is not None: yield node.v; node = node.rest
l = Linked(1, Linked(2, Linked(3)))
a, *b = l; x, y, z = l
print(a, b, x + y + z, list(zip(l, l)), {k: v for k, v in enumerate(l)}, ",".join(map(str, l)), any(v > 2 for v in l), list(map(lambda v, w: v * w, l, l)), sum(l), l.__iter__().__next__())
# expect: 1 [2, 3] 6 [(1, 1), (2, 2), (3, 3)] {0: 1, 1: 2, 2: 3} 1,2,3 True [1, 4, 9] 6 1
class GetItem:
    def __getitem__(self, i):
        if i > 3: raise IndexError(i)
        return i * i
g = iter(GetItem())
print(next(g), list(g), list(g), 4 in GetItem(), 5 in GetItem(), list(GetItem()), attempt(len, GetItem()), attempt(reversed, GetItem()), [*GetItem()], max(GetItem()))
# expect: 0 [1, 4, 9] [] True False [0, 1, 4, 9] TypeError: object of type 'GetItem' has no len() TypeError: object of type 'GetItem' has no len() [0, 1, 4, 9] 9
it = iter([1, 2, 3, 4])
print([(a, b) for a, b in zip(it, it)], list(it), [x for x in iter(lambda s=[3, 2, 1]: s.pop(), 3)], list(zip(*[iter("abcdef")] * 2)))
# expect: [(1, 2), (3, 4)] [] [1, 2] [('a', 'b'), ('c', 'd'), ('e', 'f')]
