# Data of threads: each thread has attributes of its own, and `__init__` is called in each.
import _thread


def on_thread(function):
    done = _thread.allocate_lock()
    done.acquire()
    box = []

    def work():
        try:
            box.append(function())
        except Exception as error:
            box.append((type(error).__name__, str(error)))
        done.release()

    _thread.start_new_thread(work, ())
    done.acquire()
    return box[0]


local = _thread._local()
local.x = 1
print(local.x, local.__dict__, on_thread(lambda: local.x)[0], on_thread(lambda: local.__dict__))
# expect: 1 {'x': 1} AttributeError {}


def sets():
    local.x = 2
    local.y = 3
    inner = on_thread(lambda: hasattr(local, "x"))
    return sorted(local.__dict__.items()), inner


print(on_thread(sets), local.__dict__)  # expect: ([('x', 2), ('y', 3)], False) {'x': 1}
del local.x
print(hasattr(local, "x"), local.__dict__)  # expect: False {}
try:
    local.__dict__ = {}
except AttributeError as error:
    print(error)  # expect: '_thread._local' object attribute '__dict__' is read-only
try:
    _thread._local(1)
except TypeError as error:
    print(error)  # expect: Initialization arguments are not supported


class Named(_thread._local):
    kind = "class"
    n_inits = 0

    def __init__(self, name, size=1):
        Named.n_inits += 1
        self.name = name
        self.size = size

    def describe(self):
        return self.name, self.size, self.kind


named = Named("a", size=2)
print(named.describe(), Named.n_inits)  # expect: ('a', 2, 'class') 1


def changes():
    before = named.describe()
    named.name = "b"
    named.kind = "own"
    return before, named.describe()


print(on_thread(changes), Named.n_inits)  # expect: (('a', 2, 'class'), ('b', 2, 'own')) 2
print(named.describe(), Named.n_inits)  # expect: ('a', 2, 'class') 2
print(on_thread(lambda: named.size), Named.n_inits)  # expect: 2 3


class Failing(_thread._local):
    fails = False

    def __init__(self):
        if Failing.fails:
            raise ValueError("not now")
        self.x = 1


failing = Failing()
Failing.fails = True
print(on_thread(lambda: failing.x))  # expect: ('ValueError', 'not now')
Failing.fails = False
print(on_thread(lambda: failing.x), failing.x)  # expect: 1 1

# Two threads look at it in turn.
first, second, over = [_thread.allocate_lock() for _ in range(3)]
second.acquire()
over.acquire()
seen = {}


def look(name, mine, others):
    for i in range(3):
        mine.acquire()
        if i == 0:
            local.n = name
        local.n += str(i)
        others.release()
    seen[name] = local.n
    if len(seen) == 2:
        over.release()


_thread.start_new_thread(look, ("a", first, second))
_thread.start_new_thread(look, ("b", second, first))
over.acquire()
print(sorted(seen.items()))  # expect: [('a', 'a012'), ('b', 'b012')]
