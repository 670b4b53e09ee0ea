# check with: 3.10+
# with statements: several managers, order, suppression, exceptions in enter/exit, return/break/continue through them, bad managers.
log = []
class CM:
    def __init__(self, name, suppress=False, enter=None, leave=None):
        self.name, self.suppress, self.enter, self.leave = name, suppress, enter, leave
    def __enter__(self):
        log.append("+" + self.name)
        if self.enter: raise self.enter
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        log.append("-%s(%s)" % (self.name, kind.__name__ if kind else None))
        if self.leave: raise self.leave
        return self.suppress
def run(f, *args):
    log.clear()
    try:
        result = f(*args)
    except BaseException as error:
        chain = []
        while error is not None:
            chain.append("%s(%s)" % (type(error).__name__, error))
            error = error.__context__
        result = " <- ".join(chain)
    print(result, " ".join(log))
def body(managers, action):
    with managers[0] as a, managers[1] as b, managers[2]:
        log.append(a + b)
        action()
    return "done"
def fail(): raise ValueError("body")
nothing = lambda: None
run(body, [CM("a"), CM("b"), CM("c")], nothing)  # expect: done +a +b +c AB -c(None) -b(None) -a(None)
run(body, [CM("a"), CM("b"), CM("c")], fail)
# expect: ValueError(body) +a +b +c AB -c(ValueError) -b(ValueError) -a(ValueError)
run(body, [CM("a"), CM("b", suppress=True), CM("c")], fail)
# expect: done +a +b +c AB -c(ValueError) -b(ValueError) -a(None)
run(body, [CM("a", suppress=1), CM("b", enter=KeyError("enter")), CM("c")], nothing)
# expect: done +a +b -a(KeyError)
run(body, [CM("a"), CM("b", enter=KeyError("enter")), CM("c")], nothing)
# expect: KeyError('enter') +a +b -a(KeyError)
run(body, [CM("a"), CM("b", leave=KeyError("leave")), CM("c")], fail)
# expect: KeyError('leave') <- ValueError(body) +a +b +c AB -c(ValueError) -b(ValueError) -a(KeyError)
run(body, [CM("a", suppress=[1]), CM("b", leave=KeyError("leave")), CM("c", leave=OSError("c"))], fail)
# expect: done +a +b +c AB -c(ValueError) -b(OSError) -a(KeyError)
run(body, [CM("a", leave=IndexError("a")), CM("b"), CM("c")], nothing)
# expect: IndexError(a) +a +b +c AB -c(None) -b(None) -a(None)
def flow(how):
    for i in range(3):
        with CM("o"), CM("i", suppress=True):
            if how == "return": return "returned %d" % i
            if how == "break": break
            if how == "continue": continue
            if how == "raise": raise ValueError(i)
            if how == "exit": raise SystemExit(3)
            if how == "try":
                try: return "inner"
                finally: log.append("f")
    else:
        return "else"
    return "end %d" % i
for how in ("return", "break", "continue", "raise", "exit", "try"): run(flow, how)
# expect: returned 0 +o +i -i(None) -o(None)
# expect: end 0 +o +i -i(None) -o(None)
# expect: else +o +i -i(None) -o(None) +o +i -i(None) -o(None) +o +i -i(None) -o(None)
# expect: else +o +i -i(ValueError) -o(None) +o +i -i(ValueError) -o(None) +o +i -i(ValueError) -o(None)
# expect: else +o +i -i(SystemExit) -o(None) +o +i -i(SystemExit) -o(None) +o +i -i(SystemExit) -o(None)
# expect: inner +o +i f -i(None) -o(None)
class Truth:
    def __enter__(self): return self
    def __exit__(self, *exc):
        class Strange:
            def __bool__(self): raise LookupError("no truth")
        return Strange()
def truth(fails):
    with Truth():
        if fails: raise ValueError("v")
    return "fine"
run(truth, False)  # expect: fine 
run(truth, True)  # expect: LookupError(no truth) <- ValueError(v) 
def bad(manager):
    with manager: pass
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class OnInstance:
    def __init__(self): self.__enter__ = self.__exit__ = lambda *a: None
class WrongArity:
    def __enter__(self): pass
    def __exit__(self): pass
for manager in (WrongArity(),): run(bad, manager)
# expect: TypeError(WrongArity.__exit__() takes 1 positional argument but 4 were given) 
for manager in (3, NoExit(), NoEnter(), OnInstance()):
    try:
        bad(manager)
    except (TypeError, AttributeError) as error:
        print("refused")
        # expect: refused
        # expect: refused
        # expect: refused
        # expect: refused
class Targets: pass
t, l = Targets(), [0, 0]
with CM("x") as t.attr, CM("y") as l[1], CM("z") as (p, *q): pass
print(t.attr, l, p, q)  # expect: X [0, 'Y'] Z []
def generator():
    with CM("g"):
        try: yield 1
        except KeyError: yield "handled"
        yield 2
def use_generator():
    g = generator()
    values = [next(g), g.throw(KeyError("k")), next(g)]
    g.close()
    return values
run(use_generator)  # expect: [1, 'handled', 2] +g -g(GeneratorExit)
def unbinding():
    with CM("u", suppress=True):
        x = 1
        raise ValueError
        y = 2
    return x, "y" in locals()
run(unbinding)  # expect: (1, False) +u -u(ValueError)
def swallow_in_loop():
    seen = []
    for i in range(4):
        with CM("s%d" % i, suppress=i % 2):
            seen.append(i)
            if i == 1: raise ValueError
            if i == 2: raise KeyError(i)
    return seen
run(swallow_in_loop)  # expect: KeyError(2) +s0 -s0(None) +s1 -s1(ValueError) +s2 -s2(KeyError)
