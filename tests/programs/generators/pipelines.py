# Generator pipelines as programs use them: readers, parsers, groupers, schedulers with send, trampolines, two-way coroutines, context in generators.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
LOG = """10:00 INFO start
10:01 ERROR disk full
10:02 INFO retry
bad line
10:05 ERROR disk full
10:07 WARN slow
10:09 ERROR network down"""
def lines(text):
    for line in text.split("\n"): yield line
def parse(source):
    for number, line in enumerate(source, 1):
        try: time, level, message = line.split(" ", 2)
        except ValueError: yield None, "SKIP", "line %d" % number
        else: yield time, level, message
def only(level, records): return (r for r in records if r[1] == level)
def count(records):
    totals = {}
    for _, level, message in records: totals.setdefault(level, []).append(message)
    return totals
print(count(parse(lines(LOG))), [t for t, *_ in only("ERROR", parse(lines(LOG)))], sum(1 for _ in only("SKIP", parse(lines(LOG)))))
# expect: {'INFO': ['start', 'retry'], 'ERROR': ['disk full', 'disk full', 'network down'], 'SKIP': ['line 4'], 'WARN': ['slow']} ['10:01', '10:05', '10:09'] 1
def averager():
    total, n, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None: return total, n
        total += value; n += 1; average = total / n
a = averager(); next(a)
print([a.send(x) for x in (10, 20, 60)], attempt(a.send, None))
# expect: [10.0, 15.0, 30.0] StopIteration: (90.0, 3)
def grouper(results):
    while True: results.append((yield from averager()))
results = []
for group in ([1, 2, 3], [10], []):
    g = grouper(results); next(g)
    for x in group: g.send(x)
    g.send(None)
print(results)  # expect: [(6.0, 3), (10.0, 1), (0.0, 0)]
class Scheduler:
    def __init__(self): self.tasks, self.log = [], []
    def spawn(self, g): self.tasks.append((g, None)); return self
    def run(self):
        while self.tasks:
            g, value = self.tasks.pop(0)
            try: request = g.send(value)
            except StopIteration as stop: self.log.append("done %s" % stop.value); continue
            except Exception as error: self.log.append("failed %s" % error); continue
            if isinstance(request, tuple) and request[0] == "spawn": self.spawn(request[1]); self.tasks.append((g, "spawned"))
            else: self.log.append(request); self.tasks.append((g, request))
        return self.log
def task(name, n):
    for i in range(n):
        got = yield "%s%d" % (name, i)
        assert got == "%s%d" % (name, i)
    return name
def parent():
    answer = yield "spawn", task("child", 2)
    yield answer
    raise ValueError("parent fails")
print(Scheduler().spawn(task("a", 3)).spawn(task("b", 1)).spawn(parent()).run())
# expect: ['a0', 'b0', 'a1', 'done b', 'child0', 'spawned', 'a2', 'child1', 'failed parent fails', 'done a', 'done child']
def trampoline(g):
    stack, value = [g], None
    while stack:
        try: value = stack[-1].send(value)
        except StopIteration as stop: stack.pop(); value = stop.value; continue
        if hasattr(value, "send"): stack.append(value); value = None
    return value
def even(n): return True if n == 0 else (yield odd(n - 1))
def odd(n): return False if n == 0 else (yield even(n - 1))
def factorial(n): return 1 if n == 0 else n * (yield factorial(n - 1))
print(trampoline(even(3000)), trampoline(odd(3001)), len(str(trampoline(factorial(500)))))
# expect: True True 1135
def tokens(text):
    word = ""
    for c in text + " ":
        if c.isalnum(): word += c
        else:
            if word: yield word
            word = ""
            if not c.isspace(): yield c
def parse_list(stream):
    for t in stream:
        if t == "(": yield list(parse_list(stream))
        elif t == ")": return
        else: yield int(t) if t.isdigit() else t
print(list(parse_list(tokens("(define (square x) (mul x x)) (square 12)"))))
# expect: [['define', ['square', 'x'], ['mul', 'x', 'x']], ['square', 12]]
def batches(source, n):
    batch = []
    try:
        for x in source:
            batch.append(x)
            if len(batch) == n: yield batch; batch = []
    finally: closed.append(list(batch))
closed = []
b = batches(range(10), 4)
print(next(b), next(b)); b.close()  # expect: [0, 1, 2, 3] [4, 5, 6, 7]
print(closed, list(batches("abcde", 2)), closed)
# expect: [[4, 5, 6, 7], ['e']] [['a', 'b'], ['c', 'd']] [[4, 5, 6, 7], ['e']]
def tee_to(*targets):
    for t in targets: next(t)
    while True:
        x = yield
        for t in targets: t.send(x)
def collect(f, out):
    while True: out.append(f((yield)))
squares, strings = [], []
t = tee_to(collect(lambda x: x * x, squares), collect(str, strings)); next(t)
for i in range(4): t.send(i)
print(squares, strings)  # expect: [0, 1, 4, 9] ['0', '1', '2', '3']
def sieve():
    composites, n = {}, 2
    while True:
        if n not in composites: yield n; composites[n * n] = [n]
        else:
            for p in composites.pop(n): composites.setdefault(n + p, []).append(p)
        n += 1
def first(n, g): return [x for _, x in zip(range(n), g)]
print(first(15, sieve()))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
