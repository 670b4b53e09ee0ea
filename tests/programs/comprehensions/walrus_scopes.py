# requires: 3.8
# check with: 3.11+
# Assignment expressions: where the name goes, in comprehensions, conditions, arguments, defaults, lambdas, f-strings, with nonlocal.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
if (n := len("abcd")) > 3: print("n", n)  # expect: n 4
data = iter([3, 1, 0, 9])
while (item := next(data)): print("item", item, end=" ")
print("stopped at", item)  # expect: item 3 item 1 stopped at 0
print([last := v for v in range(4)], last)  # expect: [0, 1, 2, 3] 3
print([y for v in range(5) if (y := v * v) % 2 == 0], y)  # expect: [0, 4, 16] 16
def function():
    seen = [total := (total if i else 0) + i for i in range(4)]
    return seen, total
print(attempt(function))  # expect: ([0, 1, 3, 6], 6)
def running():
    total = 0
    return [total := total + v for v in (1, 2, 3)], total
print(running())  # expect: ([1, 3, 6], 6)
def nested():
    rows = [[inner := a * b for a in range(2)] for b in range(3)]
    return rows, inner
print(nested())  # expect: ([[0, 0], [0, 1], [0, 2]], 2)
def any_witness(numbers):
    if any((witness := n) > 10 for n in numbers): return witness
    return "none, last %r" % witness
print(any_witness([1, 20, 3]), any_witness([1, 2]))  # expect: 20 none, last 2
def closure():
    (hidden := 5)
    def inner():
        nonlocal hidden
        hidden += (local := 1)
        return hidden, local
    return inner(), hidden
print(closure())  # expect: ((6, 1), 6)
def sets_global():
    global from_walrus
    [from_walrus := v for v in "xyz"]
sets_global()
print(from_walrus)  # expect: z
def f(a, b=(default := 7), *args, **kwargs): return a, b, args, kwargs
print(f((p := 1), b=(q := 2)), f(p := 3), p, q, default)  # expect: (1, 2, (), {}) (3, 7, (), {}) 3 2 7
print((lambda: (z := 4) + z)(), [(w := 1), w + 1, w], {"k": (u := 2), "v": u}, (t := 1, 2), t)
# expect: 8 [1, 2, 1] {'k': 2, 'v': 2} (1, 2) 1
x = [1, 2, 3]
print(x[(i := 1)], i, x[(lo := 0):(hi := 2)], (s := "abc")[::-1], f"{(m := 3) + 1} {m:>{(width := 4)}}|", width)
# expect: 2 1 [1, 2] cba 4    3| 4
print(a + b if (a := 1) and (b := 2) else None, not (c := 0), c, (d := 5) == d, 1 < (e := 3) < 5, e)
# expect: 3 True 0 True True 3
class K:
    attr = (own := 3) + 1
    values = [v for v in range(own)]
print(K.attr, K.own, K.values)  # expect: 4 3 [0, 1, 2]
def in_assert():
    assert (checked := 1) == 1, "never"
    return checked
def in_return(): return (r := 1), r + 1
def in_try():
    try: raise (error := ValueError("made"))
    except ValueError as caught: return caught is error
def in_with():
    class CM:
        def __enter__(self): return 1
        def __exit__(self, *a): pass
    with (cm := CM()) as entered: return type(cm).__name__, entered
def in_del():
    (gone := 1)
    del gone
    return gone
def unbound(flag):
    if flag and (maybe := 3): pass
    return maybe
for g in (in_assert, in_return, in_try, in_with, in_del, lambda: unbound(True), lambda: unbound(False)): print(attempt(g))
# expect: 1
# expect: (1, 2)
# expect: True
# expect: ('CM', 1)
# expect: UnboundLocalError: cannot access local variable 'gone' where it is not associated with a value
# expect: 3
# expect: UnboundLocalError: cannot access local variable 'maybe' where it is not associated with a value
def generator():
    while (got := (yield "ask")) is not None: print("got", got, end=" ")
    return "end"
g = generator()
next(g); g.send(1); g.send(2)
print(attempt(g.send, None))  # expect: got 1 got 2 StopIteration: end
print([(k, v) for k in "ab" if (v := {"a": 1}.get(k))], {(k2 := j): j for j in range(2)}, k2)
# expect: [('a', 1)] {0: 0, 1: 1} 1
