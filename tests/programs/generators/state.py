# Generators: running flag, frames kept apart, re-entry, laziness.
def g(n):
    local = n
    while local:
        yield local
        local -= 1
a, b = g(3), g(5)
print(next(a), next(b), next(a), next(b), list(a), list(b))  # expect: 3 5 2 4 [1] [3, 2, 1]
print(a.gi_running, a.gi_frame, a.gi_code is g.__code__, type(a).__name__, iter(a) is a, a.__name__, a.__qualname__)
# expect: False None True generator True g g
def me():
    try:
        next(it)
    except ValueError as error:
        yield str(error)
it = me()
print(next(it))  # expect: generator already executing
def lazy():
    print("started", end=" ")
    yield
l = lazy()
print("created", end=" ")
next(l)
print()  # expect: created started 
log = []
def source():
    for i in range(3): log.append("s%d" % i); yield i
def double(src):
    for x in src: log.append("d%d" % x); yield x * 2
for v in double(source()): log.append("v%d" % v)
print(" ".join(log))  # expect: s0 d0 v0 s1 d1 v2 s2 d2 v4
genexp = (x * n for n in (1, 2) for x in range(n, 4) if x != 2)
print(list(genexp), list(genexp))  # expect: [1, 3, 6] []
n = 10
lazy_filter = (x for x in range(5) if x < n)
n = 3
print(list(lazy_filter))  # expect: [0, 1, 2]
first = (print("outer iterable is evaluated now") or x for x in [print("now", end=" ")])
print("later")  # expect: now later
try:
    (x for x in 5)
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
def many():
    gens = [g(i) for i in range(1, 6)]
    while gens:
        for h in list(gens):
            v = next(h, None)
            if v is None: gens.remove(h)
            else: yield v
print(list(many()))  # expect: [1, 2, 3, 4, 5, 1, 2, 3, 4, 1, 2, 3, 1, 2, 1]
