# Resources as programs use them: pools, transactions, timers and locks in with statements, left in every way there is.
log = []
class Pool:
    def __init__(self, size): self.free, self.taken = list(range(size)), []
    def take(self): return Lease(self)
class Lease:
    def __init__(self, pool): self.pool = pool
    def __enter__(self):
        if not self.pool.free: raise RuntimeError("pool is empty")
        self.number = self.pool.free.pop(0)
        self.pool.taken.append(self.number)
        return self.number
    def __exit__(self, kind, error, trace):
        self.pool.taken.remove(self.number)
        self.pool.free.append(self.number)
        log.append((self.number, kind and kind.__name__))
pool = Pool(2)
with pool.take() as a, pool.take() as b:
    print(a, b, pool.free, pool.taken)  # expect: 0 1 [] [0, 1]
    try:
        with pool.take(): print("never")
    except RuntimeError as error:
        print(error)  # expect: pool is empty
print(pool.free, log)  # expect: [1, 0] [(1, None), (0, None)]

class Transaction:
    """Changes of a dict that are undone if the block fails; may be nested."""
    def __init__(self, table, swallow=()): self.table, self.swallow, self.saved = table, swallow, []
    def __enter__(self):
        self.saved.append(dict(self.table))
        return self.table
    def __exit__(self, kind, error, trace):
        before = self.saved.pop()
        if kind is None: return False
        self.table.clear()
        self.table.update(before)
        return issubclass(kind, tuple(self.swallow)) if self.swallow else False
accounts = {"ann": 10, "bob": 5}
def transfer(source, target, amount, swallow=()):
    with Transaction(accounts, swallow) as t:
        t[source] -= amount
        t[target] += amount
        if t[source] < 0: raise ValueError("%s has not enough" % source)
        return "done"
    return "undone"
print(transfer("ann", "bob", 3), accounts)  # expect: done {'ann': 7, 'bob': 8}
print(transfer("ann", "bob", 30, [ValueError]), accounts)  # expect: undone {'ann': 7, 'bob': 8}
for arguments in (("ann", "bob", 8), ("ann", "eve", 1)):
    try:
        transfer(*arguments)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error, accounts)
        # expect: ValueError ann has not enough {'ann': 7, 'bob': 8}
        # expect: KeyError 'eve' {'ann': 7, 'bob': 8}

shared = Transaction(accounts)
with shared as outer:
    outer["ann"] = 100
    try:
        with shared as inner:
            inner["bob"] = 200
            raise LookupError
    except LookupError:
        pass
    print(accounts, len(shared.saved))  # expect: {'ann': 100, 'bob': 8} 1
print(accounts)  # expect: {'ann': 100, 'bob': 8}

def leave(how):
    out = []
    for turn in range(4):
        with Lease(pool) as number:
            out.append(turn)
            if turn == 1:
                if how == "continue": continue
                if how == "break": break
                if how == "return": return out, pool.taken
                if how == "raise":
                    try:
                        raise KeyError(how)
                    except KeyError:
                        out.append("inside")
            out.append("-")
    else:
        out.append("all")
    return out, pool.taken
for how in ("nothing", "continue", "break", "return", "raise"): print(how, leave(how), sorted(pool.free))
# expect: nothing ([0, '-', 1, '-', 2, '-', 3, '-', 'all'], []) [0, 1]
# expect: continue ([0, '-', 1, 2, '-', 3, '-', 'all'], []) [0, 1]
# expect: break ([0, '-', 1], []) [0, 1]
# expect: return ([0, '-', 1], []) [0, 1]
# expect: raise ([0, '-', 1, 'inside', '-', 2, '-', 3, '-', 'all'], []) [0, 1]

def stream(n):
    with Lease(pool):
        for i in range(n):
            with Lease(pool) as inner: yield i
del log[:]
print(list(stream(2)), log)  # expect: [0, 1] [(0, None), (0, None), (1, None)]
g = stream(3)
print(next(g), pool.taken != [])  # expect: 0 True
try:
    g.throw(KeyError("thrown in"))
except KeyError as error:
    print(error, log[-2:], pool.taken)  # expect: 'thrown in' [(1, 'KeyError'), (0, 'KeyError')] []
g = stream(3)
next(g)
g.close()
print(log[-2:], pool.taken)  # expect: [(0, 'GeneratorExit'), (1, 'GeneratorExit')] []

class Closing:
    def __init__(self, thing): self.thing = thing
    def __enter__(self): return self.thing
    def __exit__(self, *error): self.thing.close()
with Closing(stream(5)) as numbers:
    for n in numbers:
        if n == 2: break
print(n, pool.taken, sum(numbers))  # expect: 2 [] 0

def stack(*steps):
    """Enters all, leaves in reverse order, also when one of them fails."""
    if not steps: return "body"
    with steps[0]: return stack(*steps[1:])
class Step:
    def __init__(self, name, fails=None): self.name, self.fails = name, fails
    def __enter__(self):
        if self.fails == "enter": raise ValueError("entering " + self.name)
        log.append("+" + self.name)
    def __exit__(self, kind, error, trace):
        log.append("-" + self.name + ("!" if kind else ""))
        if self.fails == "exit": raise ValueError("leaving " + self.name)
        if self.fails == "swallow": return True
for steps in ([Step("a"), Step("b")], [Step("a"), Step("b", "enter")], [Step("a"), Step("b", "exit")], [Step("a", "swallow"), Step("b"), Step("c", "exit")], [Step("a", "exit"), Step("b", "exit")]):
    del log[:]
    try:
        print(stack(*steps), log)
    except ValueError as error:
        print(error, log, error.__context__)
        # expect: body ['+a', '+b', '-b', '-a']
        # expect: entering b ['+a', '-a!'] None
        # expect: leaving b ['+a', '+b', '-b', '-a!'] None
        # expect: None ['+a', '+b', '+c', '-c', '-b!', '-a!']
        # expect: leaving a ['+a', '+b', '-b', '-a!'] leaving b
