# check with: 3.9+
# Assignment targets of every kind: nested, starred, attributes, items, slices, chained, swapped, in for loops and with; order of evaluation; errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
(a, [b, *c], d), e = (1, "xyz", {"k": 0}), [5]
print(a, b, c, d, e)  # expect: 1 x ['y', 'z'] {'k': 0} [5]
[x, y] = {1: 2, 3: 4}; *m, n = range(4); o, *p = "q"; q, *r, s = "ab"; (t,) = [9]; [u] = "z"; () = []; [] = ()
print(x, y, m, n, o, p, q, r, s, t, u)  # expect: 1 3 [0, 1, 2] 3 q [] a [] b 9 z
class T: pass
obj, l, d = T(), [0, 1, 2, 3], {}
obj.a, l[0], d["k"], l[1:3], *rest = 1, 2, 3, "ABC", 4, 5
print(obj.a, l, d, rest)  # expect: 1 [2, 'A', 'B', 'C', 3] {'k': 3} [4, 5]
i = 0
i, l[i] = 1, "by the new i"
print(l); first = second = third = []  # expect: [2, 'by the new i', 'B', 'C', 3]
first.append(1); print(second is third, third)  # expect: True [1]
a, b, c = 1, 2, 3
a, b, c = c, a, b; print(a, b, c)  # expect: 3 1 2
a = b, c = 7, 8; print(a, b, c)  # expect: (7, 8) 7 8
for k, (v, *w) in {"p": "abc", "q": [1]}.items(): print(k, v, w, end="; ")
for obj.a, l[0] in zip("ab", "cd"): pass
print(obj.a, l)  # expect: p a ['b', 'c']; q 1 []; b ['d', 'by the new i', 'B', 'C', 3]
order = []
def note(x): order.append(x); return x
class N:
    def __setitem__(self, k, v): order.append(("set", k, v))
    def __setattr__(self, k, v): order.append(("attr", k, v))
n = N()
n[note("k1")], n[note("k2")] = note("v1"), note("v2")
n[note("a")] = n.b = note("value")
print(order)
# expect: ['v1', 'v2', 'k1', ('set', 'k1', 'v1'), 'k2', ('set', 'k2', 'v2'), 'value', 'a', ('set', 'a', 'value'), ('attr', 'b', 'value')]
def bad2(x): a, b = x
def bad3(x): a, *b, c = x
def one(x): (a,) = x
def none(x): [] = x
for value in ((), (1,), (1, 2, 3), "ab", "a", range(10 ** 9), {1, 2}, None, 5, iter([1]), {}): print(attempt(bad2, value), "|", attempt(bad3, value) if not isinstance(value, range) else "big", "|", attempt(one, value), "|", attempt(none, value))
# expect: ValueError: not enough values to unpack (expected 2, got 0) | ValueError: not enough values to unpack (expected at least 2, got 0) | ValueError: not enough values to unpack (expected 1, got 0) | None
# expect: ValueError: not enough values to unpack (expected 2, got 1) | ValueError: not enough values to unpack (expected at least 2, got 1) | None | ValueError: too many values to unpack (expected 0)
# expect: ValueError: too many values to unpack (expected 2) | None | ValueError: too many values to unpack (expected 1) | ValueError: too many values to unpack (expected 0)
# expect: None | None | ValueError: too many values to unpack (expected 1) | ValueError: too many values to unpack (expected 0)
# expect: ValueError: not enough values to unpack (expected 2, got 1) | ValueError: not enough values to unpack (expected at least 2, got 1) | None | ValueError: too many values to unpack (expected 0)
# expect: ValueError: too many values to unpack (expected 2) | big | ValueError: too many values to unpack (expected 1) | ValueError: too many values to unpack (expected 0)
# expect: None | None | ValueError: too many values to unpack (expected 1) | ValueError: too many values to unpack (expected 0)
# expect: TypeError: cannot unpack non-iterable NoneType object | TypeError: cannot unpack non-iterable NoneType object | TypeError: cannot unpack non-iterable NoneType object | TypeError: cannot unpack non-iterable NoneType object
# expect: TypeError: cannot unpack non-iterable int object | TypeError: cannot unpack non-iterable int object | TypeError: cannot unpack non-iterable int object | TypeError: cannot unpack non-iterable int object
# expect: ValueError: not enough values to unpack (expected 2, got 1) | ValueError: not enough values to unpack (expected at least 2, got 0) | ValueError: not enough values to unpack (expected 1, got 0) | None
# expect: ValueError: not enough values to unpack (expected 2, got 0) | ValueError: not enough values to unpack (expected at least 2, got 0) | ValueError: not enough values to unpack (expected 1, got 0) | None
class Bad:
    def __iter__(self): yield 1; raise KeyError("second")
class Endless:
    def __iter__(self):
        while True: count.append(1); yield 1
count = []
print(attempt(bad2, Bad()), attempt(bad2, Endless()), len(count))
# expect: KeyError: 'second' ValueError: too many values to unpack (expected 2) 3
def partial():
    try: a, b = (x for x in (1, 1 / 0))
    except ZeroDivisionError: return "a" in locals()
print(partial(), [*range(2), *"ab", *{}], (*[1], 2), {*"aab"} == {"a", "b"}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*[*[1]]], attempt(lambda: [*5]), attempt(lambda: {**5}), attempt(lambda: {*[[]]}), attempt(lambda: {**[1]}))
# expect: False [0, 1, 'a', 'b'] (1, 2) True {'a': 3, 'b': 2} [1] TypeError: Value after * must be an iterable, not int TypeError: 'int' object is not a mapping TypeError: unhashable type: 'list' TypeError: 'list' object is not a mapping
