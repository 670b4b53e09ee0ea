# check with: 3.12+
# Exceptions raised inside comparisons, iteration protocols, formatting, class creation, imports, unpacking, finalizers of generators, keys.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class Boom:
    def __init__(self, *methods): self.methods = methods
def boom(name):
    def method(self, *args):
        raise ZeroDivisionError(name)
    return method
names = "lt le eq gt ge add sub mul truediv mod pow and or xor lshift neg pos abs invert int float index complex round bool len iter next getitem setitem delitem contains call enter exit getattr setattr delattr str repr bytes format hash iadd radd reversed length_hint instancecheck missing set_name prepare".split()
def make(*methods): return type("Boom", (), {"__%s__" % m: boom(m) for m in methods})()
for m, f in (("lt", lambda b: sorted([b, b])), ("lt", lambda b: min(b, b)), ("eq", lambda b: [b].index(1)), ("eq", lambda b: (1, b) == (1, 2)), ("eq", lambda b: {"k": b} == {"k": 1}), ("bool", lambda b: not b), ("bool", lambda b: b and 1), ("bool", lambda b: 1 if b else 2), ("bool", lambda b: [1 for _ in "a" if b]), ("bool", lambda b: all([b])),
             ("bool", lambda b: list(filter(None, [b]))), ("len", len), ("len", bool), ("iter", lambda b: [*b]), ("iter", lambda b: (lambda *a: 0)(*b)), ("iter", lambda b: exec_unpack(b)), ("iter", lambda b: dict(b)), ("iter", lambda b: "".join(b)), ("iter", lambda b: 1 in b), ("contains", lambda b: 1 in b), ("contains", lambda b: 1 not in b), ("getitem", lambda b: b[0]), ("getitem", lambda b: list(b)),
             ("getitem", lambda b: "%(a)s" % b), ("call", lambda b: b()), ("call", lambda b: list(map(b, "a"))), ("call", lambda b: sorted([1], key=b)), ("call", lambda b: max([1], key=b)), ("str", str), ("str", lambda b: "%s" % b), ("str", lambda b: f"{b!s}"), ("str", print), ("repr", lambda b: [b].__repr__()), ("repr", lambda b: f"{b!r}"), ("repr", lambda b: f"{b!a}"), ("format", lambda b: f"{b:x}"), ("format", lambda b: "{}".format(b)),
             ("hash", lambda b: {b}), ("hash", lambda b: {b: 1}), ("hash", lambda b: b in {}), ("hash", lambda b: frozenset([b])), ("hash", lambda b: hash((1, b))), ("index", lambda b: [1][b]), ("index", lambda b: "a" * b), ("index", lambda b: range(b)), ("index", lambda b: [1][b:]), ("index", hex), ("index", chr), ("int", int), ("float", float), ("complex", complex), ("round", round), ("abs", abs), ("neg", lambda b: -b), ("invert", lambda b: ~b),
             ("add", lambda b: b + 1), ("radd", lambda b: 1 + b), ("radd", lambda b: sum([b])), ("iadd", lambda b: inplace(b)), ("add", lambda b: inplace(b)), ("pow", lambda b: b ** 2), ("pow", lambda b: pow(b, 2, 3)), ("getattr", lambda b: b.x), ("getattr", lambda b: getattr(b, "x", 1)), ("getattr", lambda b: hasattr(b, "x")), ("setattr", lambda b: setattr(b, "x", 1)), ("delattr", lambda b: delattr(b, "x")), ("bytes", bytes), ("reversed", reversed),
             ("length_hint", lambda b: list(hinted(b))), ("setitem", lambda b: b.__setitem__(0, 1)), ("delitem", lambda b: delete(b))):
    print(m, attempt(f, make(m)))
    # expect: lt ZeroDivisionError: lt
    # expect: lt ZeroDivisionError: lt
    # expect: eq ZeroDivisionError: eq
    # expect: eq ZeroDivisionError: eq
    # expect: eq ZeroDivisionError: eq
    # expect: bool ZeroDivisionError: bool
    # expect: bool ZeroDivisionError: bool
    # expect: bool ZeroDivisionError: bool
    # expect: bool ZeroDivisionError: bool
    # expect: bool ZeroDivisionError: bool
    # expect: bool ZeroDivisionError: bool
    # expect: len ZeroDivisionError: len
    # expect: len ZeroDivisionError: len
    # expect: iter ZeroDivisionError: iter
    # expect: iter ZeroDivisionError: iter
    # expect: iter NameError: name 'exec_unpack' is not defined
    # expect: iter ZeroDivisionError: iter
    # expect: iter ZeroDivisionError: iter
    # expect: iter ZeroDivisionError: iter
    # expect: contains ZeroDivisionError: contains
    # expect: contains ZeroDivisionError: contains
    # expect: getitem ZeroDivisionError: getitem
    # expect: getitem ZeroDivisionError: getitem
    # expect: getitem ZeroDivisionError: getitem
    # expect: call ZeroDivisionError: call
    # expect: call ZeroDivisionError: call
    # expect: call ZeroDivisionError: call
    # expect: call ZeroDivisionError: call
    # expect: str ZeroDivisionError: str
    # expect: str ZeroDivisionError: str
    # expect: str ZeroDivisionError: str
    # expect: str ZeroDivisionError: str
    # expect: repr ZeroDivisionError: repr
    # expect: repr ZeroDivisionError: repr
    # expect: repr ZeroDivisionError: repr
    # expect: format ZeroDivisionError: format
    # expect: format ZeroDivisionError: format
    # expect: hash ZeroDivisionError: hash
    # expect: hash ZeroDivisionError: hash
    # expect: hash ZeroDivisionError: hash
    # expect: hash ZeroDivisionError: hash
    # expect: hash ZeroDivisionError: hash
    # expect: index ZeroDivisionError: index
    # expect: index ZeroDivisionError: index
    # expect: index ZeroDivisionError: index
    # expect: index ZeroDivisionError: index
    # expect: index ZeroDivisionError: index
    # expect: index ZeroDivisionError: index
    # expect: int ZeroDivisionError: int
    # expect: float ZeroDivisionError: float
    # expect: complex ZeroDivisionError: complex
    # expect: round ZeroDivisionError: round
    # expect: abs ZeroDivisionError: abs
    # expect: neg ZeroDivisionError: neg
    # expect: invert ZeroDivisionError: invert
    # expect: add ZeroDivisionError: add
    # expect: radd ZeroDivisionError: radd
    # expect: radd ZeroDivisionError: radd
    # expect: iadd NameError: name 'inplace' is not defined
    # expect: add NameError: name 'inplace' is not defined
    # expect: pow ZeroDivisionError: pow
    # expect: pow ZeroDivisionError: pow
    # expect: getattr ZeroDivisionError: getattr
    # expect: getattr ZeroDivisionError: getattr
    # expect: getattr ZeroDivisionError: getattr
    # expect: setattr ZeroDivisionError: setattr
    # expect: delattr ZeroDivisionError: delattr
    # expect: bytes ZeroDivisionError: bytes
    # expect: reversed ZeroDivisionError: reversed
    # expect: length_hint NameError: name 'hinted' is not defined
    # expect: setitem ZeroDivisionError: setitem
    # expect: delitem NameError: name 'delete' is not defined
def exec_unpack(b): x, y = b
def inplace(b): b += 1; return b
def delete(b): del b[0]
def hinted(b): b.__class__.__iter__ = lambda self: iter("a"); return b
print(attempt(exec_unpack, make("iter")), attempt(inplace, make("iadd")), attempt(delete, make("delitem")), attempt(lambda: list(hinted(make("length_hint")))))
# expect: ZeroDivisionError: iter ZeroDivisionError: iadd ZeroDivisionError: delitem ZeroDivisionError: length_hint
def with_enter():
    with make("enter", "exit"): pass
def with_exit():
    class CM:
        def __enter__(self): return self
        __exit__ = boom("exit")
    with CM(): raise KeyError("body")
def class_body():
    class C:
        x = 1 / 0
def class_decorator():
    @boom("decorator")
    class C: pass
def default(): 
    def f(x=1 / 0): pass
def annotation():
    def f(x: 1 / 0): pass
    return "annotations are evaluated or not"
def set_name():
    class C: x = make("set_name")
def init_subclass():
    class B:
        def __init_subclass__(cls): raise ZeroDivisionError("init_subclass")
    class C(B): pass
def prepare():
    class M(type):
        @classmethod
        def __prepare__(meta, *args): raise ZeroDivisionError("prepare")
    class C(metaclass=M): pass
def bases():
    class C(1 / 0): pass
def lambda_default(): return (lambda x=1 / 0: x)()
def in_assert(): assert False, 1 / 0
def in_raise(): raise ValueError(1 / 0)
def in_raise_from(): raise ValueError from 1 / 0
def in_except():
    try: raise ValueError
    except 1 / 0: pass
def in_except_type():
    try: raise ValueError("v")
    except "not a class": pass
def in_except_tuple():
    try: raise ValueError("v")
    except (KeyError, 5): pass
def in_finally():
    try: return 1
    finally: 1 / 0
def in_else():
    try: pass
    except ZeroDivisionError: return "wrong"
    else: 1 / 0
def in_for_iter():
    for x in 1 / 0: pass
def in_del(): del [][0]
def in_global():
    global nothing_here
    del nothing_here
def in_yield():
    def g(): yield 1 / 0
    return list(g())
def in_star(): return [*(1 / 0,)]
def in_fstring(): return f"{1 / 0}"
def in_slice(): return [1][1 / 0:]
for f in (with_enter, with_exit, class_body, class_decorator, default, set_name, init_subclass, prepare, bases, lambda_default, in_assert, in_raise, in_raise_from, in_except, in_except_type, in_except_tuple, in_finally, in_else, in_for_iter, in_del, in_global, in_yield, in_star, in_fstring, in_slice): print(f.__name__, attempt(f))
# expect: with_enter ZeroDivisionError: enter
# expect: with_exit ZeroDivisionError: exit
# expect: class_body ZeroDivisionError: division by zero
# expect: class_decorator ZeroDivisionError: decorator
# expect: default ZeroDivisionError: division by zero
# expect: set_name ZeroDivisionError: set_name
# expect: init_subclass ZeroDivisionError: init_subclass
# expect: prepare ZeroDivisionError: prepare
# expect: bases ZeroDivisionError: division by zero
# expect: lambda_default ZeroDivisionError: division by zero
# expect: in_assert ZeroDivisionError: division by zero
# expect: in_raise ZeroDivisionError: division by zero
# expect: in_raise_from ZeroDivisionError: division by zero
# expect: in_except ZeroDivisionError: division by zero
# expect: in_except_type TypeError: catching classes that do not inherit from BaseException is not allowed
# expect: in_except_tuple TypeError: catching classes that do not inherit from BaseException is not allowed
# expect: in_finally ZeroDivisionError: division by zero
# expect: in_else ZeroDivisionError: division by zero
# expect: in_for_iter ZeroDivisionError: division by zero
# expect: in_del IndexError: list assignment index out of range
# expect: in_global NameError: name 'nothing_here' is not defined
# expect: in_yield ZeroDivisionError: division by zero
# expect: in_star ZeroDivisionError: division by zero
# expect: in_fstring ZeroDivisionError: division by zero
# expect: in_slice ZeroDivisionError: division by zero
