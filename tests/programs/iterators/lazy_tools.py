# chain, islice, takewhile, groupby, product and the like, written as generators.
def chain(*its):
    for it in its: yield from it
def islice(it, n):
    for _, x in zip(range(n), it): yield x
def count(n=0, step=1):
    while True: yield n; n += step
def takewhile(p, it):
    for x in it:
        if not p(x): return
        yield x
def dropwhile(p, it):
    it = iter(it)
    for x in it:
        if not p(x): yield x; break
    yield from it
def cycle(items):
    while items: yield from items
def groupby(it, key):
    group, last = [], None
    for x in it:
        k = key(x)
        if group and k != last: yield last, group; group = []
        group.append(x); last = k
    if group: yield last, group
def product(*pools):
    if not pools: yield (); return
    for x in pools[0]:
        for rest in product(*pools[1:]): yield (x,) + rest
def tee(it):
    it, queues = iter(it), ([], [])
    def reader(q):
        while True:
            if not q:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for other in queues: other.append(v)
            yield q.pop(0)
    return tuple(reader(q) for q in queues)
print(list(chain("ab", [1], ())), list(islice(count(5, 2), 4)), list(takewhile(lambda x: x < 3, count())), list(dropwhile(str.isalpha, "ab1c")))
# expect: ['a', 'b', 1] [5, 7, 9, 11] [0, 1, 2] ['1', 'c']
print("".join(islice(cycle("abc"), 7)), list(groupby("aabccc", lambda c: c)), list(product("ab", [1, 2])), len(list(product(*[range(3)] * 4))))
# expect: abcabca [('a', ['a', 'a']), ('b', ['b']), ('c', ['c', 'c', 'c'])] [('a', 1), ('a', 2), ('b', 1), ('b', 2)] 81
a, b = tee(range(4))
print(next(a), next(a), list(b), list(a))  # expect: 0 1 [0, 1, 2, 3] [2, 3]
