# check with: 3.8+
# __eq__ and __hash__ that change the container while it is searched, compared or built.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Evil:
    def __init__(self, action, result=False): self.action, self.result, self.armed = action, result, False
    def __hash__(self): return 1
    def __eq__(self, other):
        if self.armed:
            self.armed = False
            self.action()
        return self.result
    def __repr__(self): return "E"
def armed(action, result=False):
    e = Evil(action, result)
    e.armed = True
    return e
s = set()
s.add(armed(lambda: s.clear())); print(attempt(s.add, 1), s)  # expect: None {1}
s = {1}
print(attempt(s.discard, armed(lambda: s.clear())), s)  # expect: None set()
s = {1, 2, 3}
print(attempt(s.__contains__, armed(lambda: s.update(range(100)))), len(s))  # expect: False 100
a, b = set(), {1}
a.add(armed(lambda: (a.clear(), b.clear())))
print(attempt(a.update, b), len(a), len(b))  # expect: None 1 0
a = {armed(lambda: a.clear())}
print(attempt(lambda: a & {1, True, armed(lambda: a.clear())}), len(a))  # expect: set() 0
for op in ("union", "intersection", "difference", "symmetric_difference", "update", "intersection_update", "difference_update", "symmetric_difference_update", "issubset", "issuperset", "isdisjoint"):
    a, b = set(), set()
    for i in range(3):
        a.add(armed(lambda: (b.clear(), a.clear()))); b.add(armed(lambda: (a.clear(), b.clear())))
    result = attempt(getattr(a, op), b)
    print(op, type(result).__name__ if isinstance(result, set) else "ended")
    # expect: union set
    # expect: intersection set
    # expect: difference set
    # expect: symmetric_difference set
    # expect: update ended
    # expect: intersection_update ended
    # expect: difference_update ended
    # expect: symmetric_difference_update ended
    # expect: issubset ended
    # expect: issuperset ended
    # expect: isdisjoint ended
d = {}
d[armed(lambda: d.clear())] = 1
print(attempt(d.__setitem__, 1, 2), len(d))  # expect: None 1
d = {1: 1}
print(attempt(d.get, armed(lambda: d.clear())), d, attempt(d.pop, armed(lambda: d.update({5: 5})), "default"), attempt(d.setdefault, armed(lambda: d.clear()), 3))
# expect: None {E: 3} default 3
d, e = {1: 1, 2: 2}, {1: armed(lambda: d.clear()), 2: 2}
print(attempt(lambda: d == e), attempt(lambda: e == d))  # expect: False False
d = {1: armed(lambda: d.clear())}
print(attempt(lambda: d == {1: 5}), attempt(lambda: d.items() == {1: 5}.items()) in (True, False), d)
# expect: False True {}
l = [1, 2, 3]
print(attempt(l.index, armed(lambda: l.clear())), l, attempt(l.count, 1))
# expect: ValueError: E is not in list [] 0
l = [1, 2, 3]
print(attempt(l.remove, armed(lambda: l.clear())), l)  # expect: ValueError: list.remove(x): x not in list []
l = [1, 2, 3]
print(attempt(l.remove, armed(lambda: l.clear(), True)), l)  # expect: None []
l = [1, 2, 3]
print(attempt(l.__contains__, armed(lambda: l.extend([4, 5]))), l, attempt(l.count, armed(lambda: l.clear())), l)
# expect: False [] 0 []
l, m = [], [1, 2, 3]
l.extend([armed(lambda: m.clear()), 2, 3])
print(attempt(lambda: l == m), attempt(lambda: l < m), m)  # expect: False False []
t = (armed(lambda: None), 2)
print(t == (1, 2), t.index(2), t.count(armed(lambda: None)))  # expect: False 1 0
class EvilHash:
    def __hash__(self): d.clear(); return 1
    def __eq__(self, other): return True
d = {1: "a", 2: "b"}
print(d.get(EvilHash()), d)  # expect: None {}
class Lt:
    def __lt__(self, other): l.append(1); return False
l = [Lt(), Lt(), Lt()]
print(attempt(l.sort), len(l))  # expect: ValueError: list modified during sort 3
class Gone:
    def __eq__(self, other): l[:] = []; return True
    __hash__ = None
l = [Gone(), 1]
print(1 in l, l, attempt(lambda: [Gone()] == [Gone()]))  # expect: True [] True
