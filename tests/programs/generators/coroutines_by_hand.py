# A scheduler of generator tasks with messages and a producer/consumer pair.
def worker(name, steps):
    for i in range(steps):
        command = yield (name, i)
        if command == "stop":
            return name + " stopped"
        if command:
            print(name, "got", command)
    return name + " done"
def schedule(tasks):
    queue = [(t, None) for t in tasks]
    turn = 0
    while queue:
        task, message = queue.pop(0)
        turn += 1
        try:
            name, i = task.send(message)
        except StopIteration as stop:
            print(turn, stop.value)
            continue
        queue.append((task, "stop" if turn > 8 else ("hi%d" % turn if i == 1 else None)))
schedule([worker("a", 2), worker("b", 4), worker("c", 9)])
# expect: a got hi4
# expect: 7 a done
# expect: b got hi5
# expect: c got hi6
# expect: 11 c stopped
# expect: 12 b stopped
def consumer():
    items = []
    try:
        while True:
            items.append((yield len(items)))
    finally:
        print("consumed", items)
c = consumer()
next(c)
print([c.send(x) for x in "pqr"])  # expect: [1, 2, 3]
c.close()  # expect: consumed ['p', 'q', 'r']
def primes():
    composites = {}
    n = 2
    while True:
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n): composites.setdefault(p + n, []).append(p)
        n += 1
p = primes()
print([next(p) for _ in range(15)])  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
def permutations(items):
    if not items: yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]): yield [items[i]] + rest
print(["".join(x) for x in permutations("abc")])  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
