# check with: 3.10+
# __index__, __len__, __bool__, __str__, __format__, __getattr__, keys() and __del__ that misbehave in the middle of an operation.
import gc
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Index:
    def __init__(self, action, value=1): self.action, self.value = action, value
    def __index__(self): self.action(); return self.value
l = list(range(10))
print(l[Index(lambda: l.clear(), 0):5], l)  # expect: [] []
l = list(range(10)); l[Index(lambda: l.clear(), 2):5] = [1]; print(l)  # expect: [1]
l = list(range(10)); print(attempt(l.__delitem__, slice(Index(lambda: l.clear(), 2), 5)), l)
# expect: None []
l = list(range(10)); print(attempt(l.__delitem__, slice(0, 10, Index(lambda: l.clear(), 3))), l)
# expect: None []
l = list(range(10)); print(attempt(l.__setitem__, slice(0, 10, Index(lambda: l.clear(), 5)), [1, 2]), l)
# expect: ValueError: attempt to assign sequence of size 2 to extended slice of size 0 []
l = list(range(4)); print(attempt(l.__setitem__, Index(lambda: l.clear(), 2), "x"), l)
# expect: IndexError: list assignment index out of range []
l = list(range(4)); print(attempt(lambda: l * Index(lambda: l.append(9), 2)), l)
# expect: [0, 1, 2, 3, 9, 0, 1, 2, 3, 9] [0, 1, 2, 3, 9]
l = list(range(4)); print(attempt(l.index, 3, Index(lambda: l.clear(), 0)), l)
# expect: ValueError: 3 is not in list []
l = [1, 2]; l.insert(Index(lambda: l.extend("abc"), 1), "ins"); print(l)
# expect: [1, 'ins', 2, 'a', 'b', 'c']
b = bytearray(b"abcdef"); print(attempt(lambda: b[Index(lambda: b.clear(), 3)]), b)
# expect: IndexError: bytearray index out of range bytearray(b'')
b = bytearray(b"abcdef"); print(attempt(lambda: b.find(b"c", Index(lambda: b.clear(), 0))), b)
# expect: -1 bytearray(b'')
b = bytearray(b"abcdef"); b[1:Index(lambda: b.clear(), 3)] = b"X"; print(b)  # expect: bytearray(b'X')
m = memoryview(bytearray(b"abcdef")); print(attempt(lambda: m[Index(m.release, 2)]))
# expect: ValueError: operation forbidden on released memoryview object
m = memoryview(bytearray(b"abcdef")); print(attempt(m.__setitem__, Index(m.release, 2), 5))
# expect: ValueError: operation forbidden on released memoryview object
class Key:
    def __init__(self, d): self.d = d
    def keys(self): return self
    def __iter__(self): yield "a"; self.d.clear(); yield "b"
    def __getitem__(self, key): return key * 2
d = {"z": 1}; d.update(Key(d)); print(d)  # expect: {'a': 'aa', 'b': 'bb'}
d = {"z": 1}; print({**d, **Key(d)}, d)  # expect: {'z': 1, 'a': 'aa', 'b': 'bb'} {}
class Str:
    def __init__(self, action): self.action = action
    def __str__(self): self.action(); return "S"
    def __repr__(self): self.action(); return "R"
    def __format__(self, spec): self.action(); return "F" + spec
l = [1, 2, 3]; l[1] = Str(lambda: l.clear()); print(repr(l), l)  # expect: [1, R] []
l = [1, 2, 3]; l[0] = Str(lambda: l.append(4) if len(l) < 6 else None); print(repr(l), len(l))
# expect: [R, 2, 3, 4] 4
d = {1: 1, 2: 2}; d[1] = Str(lambda: d.pop(2, 0)); print(attempt(repr, d))  # expect: {1: R}
d = {1: 1}; d[1] = Str(lambda: d.update({len(d) + 5: 0}) if len(d) < 4 else None); print(attempt(repr, d)[:6])
# expect: {1: R,
s = {1}; s.add(Str(lambda: None)); print(len(repr(s)) > 5)  # expect: True
l = ["a", 1]; print(attempt("".join, l), "%s %s" % (Str(lambda: l.clear()), l), f"{Str(lambda: l.append(1))}{l}", "{0}{1}".format(Str(lambda: l.clear()), l))
# expect: TypeError: sequence item 1: expected str instance, int found S [] F[1] F[]
class Recursive:
    def __repr__(self): return repr(self)
class RecursiveStr:
    def __str__(self): return "%s" % self
class RecursiveGet:
    def __getattr__(self, name): return getattr(self, name + "x")
class RecursiveEq:
    def __eq__(self, other): return self == other
class RecursiveHash:
    def __hash__(self): return hash(self)
class RecursiveLen:
    def __len__(self): return len(self)
class RecursiveBool:
    def __bool__(self): return not not self
class RecursiveCall:
    def __call__(self): return self()
class RecursiveIter:
    def __iter__(self): return iter(self)
class RecursiveAdd:
    def __add__(self, other): return self + other
for f, cls in ((repr, Recursive), (str, RecursiveStr), (lambda o: o.attr, RecursiveGet), (lambda o: o == 1, RecursiveEq), (hash, RecursiveHash), (len, RecursiveLen), (bool, RecursiveBool), (lambda o: o(), RecursiveCall), (list, RecursiveIter), (lambda o: o + 1, RecursiveAdd)):
    try: f(cls()); print("no error")
    except RecursionError as error: print(cls.__name__, type(error).__name__, str(error)[:32])
    # expect: Recursive RecursionError maximum recursion depth exceeded
    # expect: RecursiveStr RecursionError maximum recursion depth exceeded
    # expect: RecursiveGet RecursionError maximum recursion depth exceeded
    # expect: RecursiveEq RecursionError maximum recursion depth exceeded
    # expect: RecursiveHash RecursionError maximum recursion depth exceeded
    # expect: RecursiveLen RecursionError maximum recursion depth exceeded
    # expect: RecursiveBool RecursionError maximum recursion depth exceeded
    # expect: RecursiveCall RecursionError maximum recursion depth exceeded
    # expect: RecursiveIter RecursionError maximum recursion depth exceeded
    # expect: RecursiveAdd RecursionError maximum recursion depth exceeded
class Cyc:
    def __call__(self, *a): return 1
Cyc.__call__ = Cyc()
try: Cyc()()
except RecursionError as error: print("call", type(error).__name__)  # expect: call RecursionError
class Desc:
    def __get__(self, obj, owner): return obj.attr
class HasDesc: attr = Desc()
try: HasDesc().attr
except RecursionError as error: print("descriptor", type(error).__name__)  # expect: descriptor RecursionError
class DelRaises:
    def __del__(self): log.append("del"); l.append(self)
log = []; l = []
for _ in range(3): DelRaises()
gc.collect(); print(len(log) >= 2, len(l) == len(log))  # expect: True True
