# check with: 3.12+
# The native parts of collections: deque, defaultdict, OrderedDict with odd arguments, limits, rotation, comparison, subclasses.
from collections import deque, defaultdict, OrderedDict
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
d = deque("abcde", 4)
print(d, d.maxlen, d.append("f"), d, d.appendleft("x"), d, d.extend("12"), d, d.extendleft("yz"), d, len(d))
# expect: deque(['z', 'y', 'd', 'e'], maxlen=4) 4 None deque(['z', 'y', 'd', 'e'], maxlen=4) None deque(['z', 'y', 'd', 'e'], maxlen=4) None deque(['z', 'y', 'd', 'e'], maxlen=4) None deque(['z', 'y', 'd', 'e'], maxlen=4) 4
d = deque(range(6))
for n in (0, 1, -1, 2, 6, 7, -20, 10 ** 9, -10 ** 18): c = d.copy(); c.rotate(n); print(n, list(c), end=" ")
print()
# expect: 0 [0, 1, 2, 3, 4, 5] 1 [5, 0, 1, 2, 3, 4] -1 [1, 2, 3, 4, 5, 0] 2 [4, 5, 0, 1, 2, 3] 6 [0, 1, 2, 3, 4, 5] 7 [5, 0, 1, 2, 3, 4] -20 [2, 3, 4, 5, 0, 1] 1000000000 [2, 3, 4, 5, 0, 1] -1000000000000000000 [4, 5, 0, 1, 2, 3] 
print(attempt(d.rotate, "x"), attempt(d.rotate, 1.5), d[0], d[-1], d[3], attempt(lambda: d[6]), attempt(lambda: d["a"]), attempt(lambda: d[1:2]), d.index(3), attempt(d.index, 9), d.index(3, 1, 5), attempt(d.index, 3, 4), d.count(2), 5 in d, d.reverse(), d)
# expect: TypeError: 'str' object cannot be interpreted as an integer TypeError: 'float' object cannot be interpreted as an integer 0 5 3 IndexError: deque index out of range TypeError: sequence index must be integer, not 'str' TypeError: sequence index must be integer, not 'slice' 3 ValueError: 9 is not in deque 3 ValueError: 3 is not in deque 1 True None deque([5, 4, 3, 2, 1, 0])
d[2] = "set"; del d[0]; d.insert(1, "ins"); d.insert(100, "end"); d.insert(-100, "start"); d.remove("set")
print(d, attempt(d.remove, "gone"), attempt(d.__setitem__, 50, 1), attempt(d.__delitem__, 50), attempt(deque([], 0).append, 1), attempt(deque([1, 2], 2).insert, 0, 3), d.pop(), d.popleft(), attempt(deque().pop), attempt(deque().popleft))
# expect: deque([4, 'ins', 2, 1, 0]) ValueError: 'gone' is not in deque IndexError: deque index out of range IndexError: deque index out of range None IndexError: deque already at its maximum size end start IndexError: pop from an empty deque IndexError: pop from an empty deque
for args in ((), ([],), ("ab", None), ("ab", 0), ("abc", 2), (5,), ("ab", -1), ("ab", "x"), ("ab", 1.5), ("ab", 2 ** 70)): print(args, attempt(deque, *args))
# expect: () deque([])
# expect: ([],) deque([])
# expect: ('ab', None) deque(['a', 'b'])
# expect: ('ab', 0) deque([], maxlen=0)
# expect: ('abc', 2) deque(['b', 'c'], maxlen=2)
# expect: (5,) TypeError: 'int' object is not iterable
# expect: ('ab', -1) ValueError: maxlen must be non-negative
# expect: ('ab', 'x') TypeError: an integer is required
# expect: ('ab', 1.5) TypeError: an integer is required
# expect: ('ab', 1180591620717411303424) OverflowError: Python int too large to convert to C ssize_t
print(deque("ab") + deque("c"), attempt(lambda: deque("a") + [1]), deque("ab") * 3, 2 * deque("ab", 3), deque("ab") * -1, attempt(lambda: deque("a") * "b"), deque([1, 2]) < deque([1, 3]), deque("ab") == deque("ab"), deque("ab") == ["a", "b"], attempt(lambda: deque() < []), attempt(hash, deque()), bool(deque()), list(reversed(deque("abc"))), deque("abc", maxlen=2) == deque("bc"))
# expect: deque(['a', 'b', 'c']) TypeError: can only concatenate deque (not "list") to deque deque(['a', 'b', 'a', 'b', 'a', 'b']) deque(['b', 'a', 'b'], maxlen=3) deque([]) TypeError: can't multiply sequence by non-int of type 'str' True True False TypeError: '<' not supported between instances of 'collections.deque' and 'list' TypeError: unhashable type: 'collections.deque' False ['c', 'b', 'a'] True
d = deque([1, 2]); d += d; d += "x"; d *= 2; print(d, d.copy() is d, d.clear(), d, attempt(d.__iadd__, 5), d.__copy__())
# expect: deque([]) False None deque([]) TypeError: 'int' object is not iterable deque([])
class Stack(deque):
    def push(self, x): self.append(x); return self
    def __repr__(self): return "Stack(%d)" % len(self)
s = Stack([1], maxlen=3).push(2).push(3).push(4)
print(s, list(s), s.maxlen, type(s.copy()).__name__, type(s + s).__name__, type(s * 2).__name__, s == deque([2, 3, 4]), attempt(setattr, s, "maxlen", 5), vars(s))
# expect: Stack(3) [2, 3, 4] 3 Stack Stack Stack True AttributeError: attribute 'maxlen' of 'collections.deque' objects is not writable {}
f = defaultdict(list, a=1)
f["b"].append(1); f["b"].append(2)
print(f, f.default_factory, f["a"], f.get("zz"), "zz" in f, f.setdefault("c", 5), attempt(lambda: defaultdict()["x"]), attempt(defaultdict, 5), attempt(defaultdict, None, 5), defaultdict(None, {1: 2}), defaultdict(int, [(1, 2)], k=3))
# expect: defaultdict(<class 'list'>, {'a': 1, 'b': [1, 2], 'c': 5}) <class 'list'> 1 None False 5 KeyError: 'x' TypeError: first argument must be callable or None TypeError: 'int' object is not iterable defaultdict(None, {1: 2}) defaultdict(<class 'int'>, {1: 2, 'k': 3})
f.default_factory = lambda: "new"
print(f["q"], sorted(f, key=str), f.copy() == f, type(f.copy()).__name__, f.__missing__("zz"), attempt(defaultdict(lambda: 1 / 0).__getitem__, 1), dict(f) == f, f | {"z": 1} != {}, type(f | {}).__name__, f.pop("a"), f.__reduce__()[0].__name__)
# expect: new ['a', 'b', 'c', 'q'] True defaultdict new ZeroDivisionError: division by zero True True defaultdict 1 defaultdict
class Sub(defaultdict):
    def __missing__(self, key): return key * 2
print(Sub(int)["ab"], Sub(int), len(Sub()))  # expect: abab Sub(<class 'int'>, {}) 0
nested = defaultdict(lambda: defaultdict(int))
for word in ("ab", "ac", "ab"): nested[word[0]][word[1]] += 1
print({k: dict(v) for k, v in nested.items()})  # expect: {'a': {'b': 2, 'c': 1}}
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(list(o), o.popitem(), o.popitem(last=False), o, attempt(o.move_to_end, "zz"), attempt(OrderedDict().popitem), o.pop("c"), o.pop("c", "default"), attempt(o.pop, "c"), attempt(o.pop))
# expect: ['b', 'c', 'a'] ('a', 1) ('b', 2) OrderedDict() KeyError: 'zz' KeyError: 'dictionary is empty' 3 default KeyError: 'c' TypeError: pop() missing required argument 'key' (pos 1)
o.update(z=1, y=2); o["z"] = 9; o.move_to_end("z", last=False) if False else None
print(o, list(reversed(o)), o == OrderedDict(z=9, y=2), o == OrderedDict(y=2, z=9), o == {"y": 2, "z": 9}, o != {}, OrderedDict.fromkeys("ba", 0), o.copy(), o.setdefault("n", 5), o.keys(), o.values(), list(o.items()), repr(OrderedDict()), OrderedDict(o) is o)
# expect: OrderedDict({'z': 9, 'y': 2, 'n': 5}) ['y', 'z'] True False True True OrderedDict({'b': 0, 'a': 0}) OrderedDict({'z': 9, 'y': 2}) 5 odict_keys(['z', 'y', 'n']) odict_values([9, 2, 5]) [('z', 9), ('y', 2), ('n', 5)] OrderedDict() False
del o["z"]; o["z"] = "again"; print(list(o.items()), attempt(lambda: run(o)), attempt(OrderedDict, 1, 2), attempt(lambda: o.move_to_end()), o.__eq__(5), attempt(lambda: o < o))
# expect: [('y', 2), ('n', 5), ('z', 'again')] NameError: name 'run' is not defined TypeError: expected at most 1 arguments, got 2 TypeError: move_to_end() missing required argument 'key' (pos 1) NotImplemented TypeError: '<' not supported between instances of 'collections.OrderedDict' and 'collections.OrderedDict'
def run(o):
    for k in o: o[k + "new"] = 1
print(attempt(run, o))  # expect: RuntimeError: OrderedDict mutated during iteration
class Ord(OrderedDict):
    def __setitem__(self, key, value): super().__setitem__(key, value * 2)
p = Ord(a=1); p["b"] = 2; p.update(c=3); print(p, Ord.fromkeys("x", 5), p.copy(), type(p | {}).__name__)
# expect: Ord({'a': 2, 'b': 4, 'c': 6}) Ord({'x': 10}) Ord({'a': 4, 'b': 8, 'c': 12}) Ord
