# check with: 3.13
# operator functions on objects of every kind, itemgetter/attrgetter/methodcaller; functools reduce, partial, lru_cache, cmp_to_key, singledispatch natives.
import _operator as op
from _functools import reduce, partial, cmp_to_key
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class V:
    def __init__(self, n): self.n = n
    def __getattr__(self, name):
        raise AttributeError(name)
    def __add__(self, o): return "add"
    def __iadd__(self, o): return "iadd"
    def __matmul__(self, o): return "matmul"
    def __index__(self): return self.n
    def __contains__(self, x): return x == self.n
    def __getitem__(self, k): return ("item", k) if k < self.n else [][k]
    def __len__(self): return self.n
    def __call__(self, *a, **k): return a, k
    def __lt__(self, o): return []
v = V(3)
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul", "eq", "ne", "lt", "le", "gt", "ge", "is_", "is_not", "contains", "getitem", "iadd", "isub", "imul"):
    f = getattr(op, name)
    print(name, [attempt(f, *args) for args in ((7, 2), (v, 1), ([1, 2, 1], 1), ("ab", "b"), ({1: 2}, 1), (1.5, 2), ("a", 3))], attempt(f, 1))
    # expect: add [9, 'add', 'TypeError: can only concatenate list (not "int") to list', 'abb', "TypeError: unsupported operand type(s) for +: 'dict' and 'int'", 3.5, 'TypeError: can only concatenate str (not "int") to str'] TypeError: add expected 2 arguments, got 1
    # expect: sub [5, "TypeError: unsupported operand type(s) for -: 'V' and 'int'", "TypeError: unsupported operand type(s) for -: 'list' and 'int'", "TypeError: unsupported operand type(s) for -: 'str' and 'str'", "TypeError: unsupported operand type(s) for -: 'dict' and 'int'", -0.5, "TypeError: unsupported operand type(s) for -: 'str' and 'int'"] TypeError: sub expected 2 arguments, got 1
    # expect: mul [14, "TypeError: unsupported operand type(s) for *: 'V' and 'int'", [1, 2, 1], "TypeError: can't multiply sequence by non-int of type 'str'", "TypeError: unsupported operand type(s) for *: 'dict' and 'int'", 3.0, 'aaa'] TypeError: mul expected 2 arguments, got 1
    # expect: truediv [3.5, "TypeError: unsupported operand type(s) for /: 'V' and 'int'", "TypeError: unsupported operand type(s) for /: 'list' and 'int'", "TypeError: unsupported operand type(s) for /: 'str' and 'str'", "TypeError: unsupported operand type(s) for /: 'dict' and 'int'", 0.75, "TypeError: unsupported operand type(s) for /: 'str' and 'int'"] TypeError: truediv expected 2 arguments, got 1
    # expect: floordiv [3, "TypeError: unsupported operand type(s) for //: 'V' and 'int'", "TypeError: unsupported operand type(s) for //: 'list' and 'int'", "TypeError: unsupported operand type(s) for //: 'str' and 'str'", "TypeError: unsupported operand type(s) for //: 'dict' and 'int'", 0.0, "TypeError: unsupported operand type(s) for //: 'str' and 'int'"] TypeError: floordiv expected 2 arguments, got 1
    # expect: mod [1, "TypeError: unsupported operand type(s) for %: 'V' and 'int'", "TypeError: unsupported operand type(s) for %: 'list' and 'int'", 'TypeError: not all arguments converted during string formatting', "TypeError: unsupported operand type(s) for %: 'dict' and 'int'", 1.5, 'TypeError: not all arguments converted during string formatting'] TypeError: mod expected 2 arguments, got 1
    # expect: pow [49, "TypeError: unsupported operand type(s) for ** or pow(): 'V' and 'int'", "TypeError: unsupported operand type(s) for ** or pow(): 'list' and 'int'", "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'str'", "TypeError: unsupported operand type(s) for ** or pow(): 'dict' and 'int'", 2.25, "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'"] TypeError: pow expected 2 arguments, got 1
    # expect: lshift [28, "TypeError: unsupported operand type(s) for <<: 'V' and 'int'", "TypeError: unsupported operand type(s) for <<: 'list' and 'int'", "TypeError: unsupported operand type(s) for <<: 'str' and 'str'", "TypeError: unsupported operand type(s) for <<: 'dict' and 'int'", "TypeError: unsupported operand type(s) for <<: 'float' and 'int'", "TypeError: unsupported operand type(s) for <<: 'str' and 'int'"] TypeError: lshift expected 2 arguments, got 1
    # expect: rshift [1, "TypeError: unsupported operand type(s) for >>: 'V' and 'int'", "TypeError: unsupported operand type(s) for >>: 'list' and 'int'", "TypeError: unsupported operand type(s) for >>: 'str' and 'str'", "TypeError: unsupported operand type(s) for >>: 'dict' and 'int'", "TypeError: unsupported operand type(s) for >>: 'float' and 'int'", "TypeError: unsupported operand type(s) for >>: 'str' and 'int'"] TypeError: rshift expected 2 arguments, got 1
    # expect: and_ [2, "TypeError: unsupported operand type(s) for &: 'V' and 'int'", "TypeError: unsupported operand type(s) for &: 'list' and 'int'", "TypeError: unsupported operand type(s) for &: 'str' and 'str'", "TypeError: unsupported operand type(s) for &: 'dict' and 'int'", "TypeError: unsupported operand type(s) for &: 'float' and 'int'", "TypeError: unsupported operand type(s) for &: 'str' and 'int'"] TypeError: and_ expected 2 arguments, got 1
    # expect: or_ [7, "TypeError: unsupported operand type(s) for |: 'V' and 'int'", "TypeError: unsupported operand type(s) for |: 'list' and 'int'", "TypeError: unsupported operand type(s) for |: 'str' and 'str'", "TypeError: unsupported operand type(s) for |: 'dict' and 'int'", "TypeError: unsupported operand type(s) for |: 'float' and 'int'", "TypeError: unsupported operand type(s) for |: 'str' and 'int'"] TypeError: or_ expected 2 arguments, got 1
    # expect: xor [5, "TypeError: unsupported operand type(s) for ^: 'V' and 'int'", "TypeError: unsupported operand type(s) for ^: 'list' and 'int'", "TypeError: unsupported operand type(s) for ^: 'str' and 'str'", "TypeError: unsupported operand type(s) for ^: 'dict' and 'int'", "TypeError: unsupported operand type(s) for ^: 'float' and 'int'", "TypeError: unsupported operand type(s) for ^: 'str' and 'int'"] TypeError: xor expected 2 arguments, got 1
    # expect: matmul ["TypeError: unsupported operand type(s) for @: 'int' and 'int'", 'matmul', "TypeError: unsupported operand type(s) for @: 'list' and 'int'", "TypeError: unsupported operand type(s) for @: 'str' and 'str'", "TypeError: unsupported operand type(s) for @: 'dict' and 'int'", "TypeError: unsupported operand type(s) for @: 'float' and 'int'", "TypeError: unsupported operand type(s) for @: 'str' and 'int'"] TypeError: matmul expected 2 arguments, got 1
    # expect: eq [False, False, False, False, False, False, False] TypeError: eq expected 2 arguments, got 1
    # expect: ne [True, True, True, True, True, True, True] TypeError: ne expected 2 arguments, got 1
    # expect: lt [False, [], "TypeError: '<' not supported between instances of 'list' and 'int'", True, "TypeError: '<' not supported between instances of 'dict' and 'int'", True, "TypeError: '<' not supported between instances of 'str' and 'int'"] TypeError: lt expected 2 arguments, got 1
    # expect: le [False, "TypeError: '<=' not supported between instances of 'V' and 'int'", "TypeError: '<=' not supported between instances of 'list' and 'int'", True, "TypeError: '<=' not supported between instances of 'dict' and 'int'", True, "TypeError: '<=' not supported between instances of 'str' and 'int'"] TypeError: le expected 2 arguments, got 1
    # expect: gt [True, "TypeError: '>' not supported between instances of 'V' and 'int'", "TypeError: '>' not supported between instances of 'list' and 'int'", False, "TypeError: '>' not supported between instances of 'dict' and 'int'", False, "TypeError: '>' not supported between instances of 'str' and 'int'"] TypeError: gt expected 2 arguments, got 1
    # expect: ge [True, "TypeError: '>=' not supported between instances of 'V' and 'int'", "TypeError: '>=' not supported between instances of 'list' and 'int'", False, "TypeError: '>=' not supported between instances of 'dict' and 'int'", False, "TypeError: '>=' not supported between instances of 'str' and 'int'"] TypeError: ge expected 2 arguments, got 1
    # expect: is_ [False, False, False, False, False, False, False] TypeError: is_ expected 2 arguments, got 1
    # expect: is_not [True, True, True, True, True, True, True] TypeError: is_not expected 2 arguments, got 1
    # expect: contains ["TypeError: argument of type 'int' is not iterable", False, True, True, True, "TypeError: argument of type 'float' is not iterable", "TypeError: 'in <string>' requires string as left operand, not int"] TypeError: contains expected 2 arguments, got 1
    # expect: getitem ["TypeError: 'int' object is not subscriptable", ('item', 1), 2, "TypeError: string indices must be integers, not 'str'", 2, "TypeError: 'float' object is not subscriptable", 'IndexError: string index out of range'] TypeError: getitem expected 2 arguments, got 1
    # expect: iadd [9, 'iadd', "TypeError: 'int' object is not iterable", 'abb', "TypeError: unsupported operand type(s) for +=: 'dict' and 'int'", 3.5, 'TypeError: can only concatenate str (not "int") to str'] TypeError: iadd expected 2 arguments, got 1
    # expect: isub [5, "TypeError: unsupported operand type(s) for -=: 'V' and 'int'", "TypeError: unsupported operand type(s) for -=: 'list' and 'int'", "TypeError: unsupported operand type(s) for -=: 'str' and 'str'", "TypeError: unsupported operand type(s) for -=: 'dict' and 'int'", -0.5, "TypeError: unsupported operand type(s) for -=: 'str' and 'int'"] TypeError: isub expected 2 arguments, got 1
    # expect: imul [14, "TypeError: unsupported operand type(s) for *=: 'V' and 'int'", [1, 2, 1], "TypeError: can't multiply sequence by non-int of type 'str'", "TypeError: unsupported operand type(s) for *=: 'dict' and 'int'", 3.0, 'aaa'] TypeError: imul expected 2 arguments, got 1
for name in ("neg", "pos", "abs", "inv", "not_", "truth", "index", "length_hint"):
    print(name, [attempt(getattr(op, name), x) for x in (5, -2.5, True, "", [], v, None, 1j)])
    # expect: neg [-5, 2.5, -1, "TypeError: bad operand type for unary -: 'str'", "TypeError: bad operand type for unary -: 'list'", "TypeError: bad operand type for unary -: 'V'", "TypeError: bad operand type for unary -: 'NoneType'", (-0-1j)]
    # expect: pos [5, -2.5, 1, "TypeError: bad operand type for unary +: 'str'", "TypeError: bad operand type for unary +: 'list'", "TypeError: bad operand type for unary +: 'V'", "TypeError: bad operand type for unary +: 'NoneType'", 1j]
    # expect: abs [5, 2.5, 1, "TypeError: bad operand type for abs(): 'str'", "TypeError: bad operand type for abs(): 'list'", "TypeError: bad operand type for abs(): 'V'", "TypeError: bad operand type for abs(): 'NoneType'", 1.0]
    # expect: inv [-6, "TypeError: bad operand type for unary ~: 'float'", -2, "TypeError: bad operand type for unary ~: 'str'", "TypeError: bad operand type for unary ~: 'list'", "TypeError: bad operand type for unary ~: 'V'", "TypeError: bad operand type for unary ~: 'NoneType'", "TypeError: bad operand type for unary ~: 'complex'"]
    # expect: not_ [False, False, False, True, True, False, True, False]
    # expect: truth [True, True, True, False, False, True, False, True]
    # expect: index [5, "TypeError: 'float' object cannot be interpreted as an integer", 1, "TypeError: 'str' object cannot be interpreted as an integer", "TypeError: 'list' object cannot be interpreted as an integer", 3, "TypeError: 'NoneType' object cannot be interpreted as an integer", "TypeError: 'complex' object cannot be interpreted as an integer"]
    # expect: length_hint [0, 0, 0, 0, 0, 3, 0, 0]
print(attempt(op.setitem, [1], 0, 2), attempt(op.setitem, (1,), 0, 2), attempt(op.length_hint, iter([1, 2])), attempt(op.length_hint, 5, 9), attempt(op.length_hint, 5, "x"), op.call(max, 1, 2, key=lambda x: -x))
# expect: None TypeError: 'tuple' object does not support item assignment 2 9 TypeError: 'str' object cannot be interpreted as an integer 1
print(op.itemgetter(1)([5, 6]), op.itemgetter(0, -1)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(1, 3))("abcd"), attempt(op.itemgetter), attempt(op.itemgetter(9), [1]), attempt(op.itemgetter("a"), [1]), repr(op.itemgetter(1, "a")), attempt(op.itemgetter(1)), attempt(op.itemgetter, 1, k=2))
# expect: 6 ('a', 'c') 1 bc TypeError: itemgetter expected 1 argument, got 0 IndexError: list index out of range TypeError: list indices must be integers or slices, not str operator.itemgetter(1, 'a') TypeError: itemgetter expected 1 argument, got 0 TypeError: itemgetter() takes no keyword arguments
class A: pass
a = A(); a.b = A(); a.b.c = 5; a.d = 6
print(op.attrgetter("b.c")(a), op.attrgetter("d", "b.c")(a), attempt(op.attrgetter("b.x"), a), attempt(op.attrgetter, 5), attempt(op.attrgetter), repr(op.attrgetter("a.b", "c")), attempt(op.attrgetter(""), a), attempt(op.attrgetter("b."), a))
# expect: 5 (6, 5) AttributeError: 'A' object has no attribute 'x' TypeError: attribute name must be a string TypeError: attrgetter expected 1 argument, got 0 operator.attrgetter('a.b', 'c') AttributeError: 'A' object has no attribute '' AttributeError: 'A' object has no attribute ''
print(op.methodcaller("upper")("a"), op.methodcaller("replace", "a", "b", 1)("aa"), op.methodcaller("split", sep=",")("a,b"), attempt(op.methodcaller), attempt(op.methodcaller, 5), attempt(op.methodcaller("nope"), 1), repr(op.methodcaller("f", 1, k=2)), attempt(op.methodcaller("upper")), attempt(op.methodcaller("upper", 1), "a"))
# expect: A ba ['a', 'b'] TypeError: methodcaller needs at least one argument, the method name TypeError: method name must be a string AttributeError: 'int' object has no attribute 'nope' operator.methodcaller('f', 1, k=2) TypeError: methodcaller expected 1 argument, got 0 TypeError: str.upper() takes no arguments (1 given)
print(reduce(op.add, [1, 2, 3]), reduce(op.add, "abc", ""), reduce(op.mul, [], 7), attempt(reduce, op.add, []), attempt(reduce, op.add, 5), attempt(reduce, 5, [1, 2]), attempt(reduce, op.add), reduce(5, [1]), attempt(reduce, lambda a, b: 1 // 0, [1, 2]), reduce(lambda a, b: a + [b], "ab", []))
# expect: 6 abc 7 TypeError: reduce() of empty iterable with no initial value TypeError: reduce() arg 2 must support iteration TypeError: 'int' object is not callable TypeError: reduce expected at least 2 arguments, got 1 1 ZeroDivisionError: integer division or modulo by zero ['a', 'b']
def f(*args, **kwargs): return args, kwargs
p = partial(f, 1, a=2)
print(p(), p(3, b=4), p(a=5), p.func is f, p.args, p.keywords, partial(p, 9, a=0)(), partial(p, 9).func is f, attempt(partial), attempt(partial, 5), repr(partial(print, 1, end="")), p.__dict__, attempt(lambda: p.missing))
# expect: ((1,), {'a': 2}) ((1, 3), {'a': 2, 'b': 4}) ((1,), {'a': 5}) True (1,) {'a': 2} ((1, 9), {'a': 0}) True TypeError: type 'partial' takes at least one argument TypeError: the first argument must be callable functools.partial(<built-in function print>, 1, end='') {} AttributeError: 'functools.partial' object has no attribute 'missing'
p.extra = "attr"
print(vars(p), partial(p).func is p, p.__reduce__()[2][1:], type(p).__name__)
# expect: {'extra': 'attr'} True ((1,), {'a': 2}, {'extra': 'attr'}) partial
q = partial(f)
q.__setstate__((f, (7,), {"z": 1}, {"note": 1})); print(q(), q.note)  # expect: ((7,), {'z': 1}) 1
q.__setstate__((f, (), None, None)); print(q(), vars(q))  # expect: ((), {}) {}
for state in ((f, (), {}), (5, (), {}, {}), (f, [], {}, {}), (f, (), [], {}), None): print(attempt(q.__setstate__, state))
# expect: TypeError: invalid partial state
# expect: TypeError: invalid partial state
# expect: TypeError: invalid partial state
# expect: TypeError: invalid partial state
# expect: TypeError: invalid partial state
q.keywords[5] = 1
print(attempt(q), repr(q).partition("at ")[0][:40])
# expect: TypeError: keywords must be strings functools.partial(<function f 
class Sub(partial):
    def method(self): return self.func.__name__
print(Sub(f, 1).method(), Sub(f, 1)(2), repr(Sub(len)), type(partial(Sub(f), 1).func).__name__, isinstance(Sub(f), partial))
# expect: f ((1, 2), {}) __main__.Sub(<built-in function len>) function True
class Holder:
    m = partial(f, 1)
print(Holder().m(2) if True else 0, Holder.m(2))  # expect: ((1, 2), {}) ((1, 2), {})
k = cmp_to_key(lambda x, y: (x > y) - (x < y))
print(k(1) < k(2), k(1) == k(1), k(3) >= k(2), k(1).obj, attempt(hash, k(1)), attempt(lambda: k(1) < 1), attempt(k), sorted([3, 1, 2], key=k), max([1, 5, 2], key=k), attempt(cmp_to_key), attempt(lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2)), sorted("bca", key=cmp_to_key(mycmp=lambda a, b: -1 if a > b else 1)))
# expect: True True True 1 TypeError: unhashable type: 'functools.KeyWrapper' TypeError: other argument must be K instance TypeError: K() missing required argument 'obj' (pos 1) [1, 2, 3] 5 TypeError: cmp_to_key() missing required argument 'mycmp' (pos 1) TypeError: 'int' object is not callable ['c', 'b', 'a']
