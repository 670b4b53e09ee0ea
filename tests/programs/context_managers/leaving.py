# Leaving a with statement by return, break, continue, raise.
class CM:
    def __init__(self, log): self.log = log
    def __enter__(self): self.log.append("in"); return self
    def __exit__(self, *exc): self.log.append("out" if exc[0] is None else exc[0].__name__); return exc[0] is KeyError
def f(how):
    log = []
    for i in range(2):
        with CM(log) as cm:
            log.append(i)
            if how == "return": return log
            if how == "break": break
            if how == "continue": continue
            if how == "key": raise KeyError
            if how == "value": raise ValueError(log)
            log.append("body end")
        log.append("after")
    else:
        log.append("else")
    return log
for how in ("fall", "return", "break", "continue", "key"):
    print(how, *f(how))
    # expect: fall in 0 body end out after in 1 body end out after else
    # expect: return in 0 out
    # expect: break in 0 out
    # expect: continue in 0 out in 1 out else
    # expect: key in 0 KeyError after in 1 KeyError after else
try:
    f("value")
except ValueError as e:
    print(*e.args[0])  # expect: in 0 ValueError
def both():
    log = []
    try:
        with CM(log):
            try:
                return log
            finally:
                log.append("finally in")
    finally:
        log.append("finally out")
print(*both())  # expect: in finally in out finally out
def generator():
    with CM(glog):
        yield 1
        yield 2
glog = []
for x in generator(): pass
print(glog)  # expect: ['in', 'out']
glog = []
g = generator(); next(g); g.close()
print(glog)  # expect: ['in', 'GeneratorExit']
glog = []
g = generator(); next(g)
try:
    g.throw(ValueError)
except ValueError:
    print(glog)  # expect: ['in', 'ValueError']
