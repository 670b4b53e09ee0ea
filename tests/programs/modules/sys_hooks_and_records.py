# check with: 3.13
# sys: displayhook, getsizeof, the classes of records; gc.get_stats; _operator._compare_digest.
import builtins, gc, sys
import _operator
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)

# displayhook: repr on sys.stdout, the object in builtins._
print(hasattr(builtins, "_"), sys.displayhook("a\n"), builtins._, sys.displayhook is sys.__displayhook__)
# expect: 'a\n'
# expect: False None a
# expect:  True
print(sys.displayhook(None), repr(builtins._))  # expect: None 'a\n'
class Shown:
    def __repr__(self): return "shown, while _ is %r" % (builtins._,)
shown = Shown()
print(sys.displayhook(shown), builtins._ is shown)
# expect: shown, while _ is None
# expect: None True
class Broken:
    def __repr__(self): raise ValueError("no repr")
print(attempt(sys.displayhook, Broken()), builtins._)  # expect: ValueError: no repr None
print(attempt(sys.displayhook), attempt(sys.displayhook, 1, 2), attempt(sys.displayhook, object=1))
# expect: TypeError: sys.displayhook() takes exactly one argument (0 given) TypeError: sys.displayhook() takes exactly one argument (2 given) TypeError: sys.displayhook() takes no keyword arguments
class Sink:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
real, sys.stdout = sys.stdout, Sink()
sys.displayhook([1, "x"])
sink, sys.stdout = sys.stdout, real
print(sink.parts, builtins._)  # expect: ["[1, 'x']", '\n'] [1, 'x']
sys.stdout = None
lost = attempt(sys.displayhook, 1)
sys.stdout = real
print(lost)  # expect: RuntimeError: lost sys.stdout
del sys.stdout
lost = attempt(sys.displayhook, 1)
sys.stdout = real
print(lost)  # expect: RuntimeError: lost sys.stdout

# getsizeof: what __sizeof__ says
print(sys.getsizeof([]) > 0, sys.getsizeof("x" * 1000) > 1000, sys.getsizeof(b"x" * 1000) >= 1000, sys.getsizeof([0] * 1000) >= 8000, sys.getsizeof(1 << 4000) > 500, sys.getsizeof(object()) > 0)
# expect: True True True True True True
class Sized:
    def __init__(self, size): self.size = size
    def __sizeof__(self):
        if isinstance(self.size, type): raise self.size("no size")
        return self.size
print(sys.getsizeof(Sized(1000)) >= 1000, attempt(sys.getsizeof, Sized(-1)), attempt(sys.getsizeof, Sized("x")), attempt(sys.getsizeof, Sized(2**70)), attempt(sys.getsizeof, Sized(1.5)))
# expect: True ValueError: __sizeof__() should return >= 0 TypeError: an integer is required OverflowError: Python int too large to convert to C ssize_t TypeError: an integer is required
print(attempt(sys.getsizeof, Sized(TypeError)), sys.getsizeof(Sized(TypeError), 7), attempt(sys.getsizeof, Sized(ValueError), 7), sys.getsizeof(Sized("x"), default="d"), attempt(sys.getsizeof, Sized(-1), 7))
# expect: TypeError: no size 7 ValueError: no size d ValueError: __sizeof__() should return >= 0
print(attempt(sys.getsizeof), attempt(sys.getsizeof, 1, 2, 3), attempt(sys.getsizeof, 1, other=2))
# expect: TypeError: getsizeof() missing required argument 'object' (pos 1) TypeError: getsizeof() takes at most 2 arguments (3 given) TypeError: getsizeof() got an unexpected keyword argument 'other'

# records
for name in ["float_info", "int_info", "hash_info", "thread_info"]:
    record = getattr(sys, name)
    cls, count = type(record), len(record)
    print(cls, attempt(cls), attempt(cls, 1), attempt(cls, (1,)), attempt(cls, (1,) * 40), cls(record) == record, attempt(cls, range(count)), attempt(cls, (1,) * count, 3), attempt(cls, (1,) * count, {}, 3), attempt(cls, sequence=(1,) * count) == (1,) * count)
    print(attempt(type, "x", (cls,), {})[:9], cls.n_fields == count == cls.n_sequence_fields, attempt(setattr, record, cls.__match_args__[0], 1))
    # expect: <class 'sys.float_info'> TypeError: structseq() missing required argument 'sequence' (pos 1) TypeError: constructor requires a sequence TypeError: sys.float_info() takes a 11-sequence (1-sequence given) TypeError: sys.float_info() takes a 11-sequence (40-sequence given) True sys.float_info(max=0, max_exp=1, max_10_exp=2, min=3, min_exp=4, min_10_exp=5, dig=6, mant_dig=7, epsilon=8, radix=9, rounds=10) TypeError: sys.float_info() takes a dict as second arg, if any TypeError: structseq() takes at most 2 arguments (3 given) True
    # expect: TypeError True AttributeError: readonly attribute
    # expect: <class 'sys.int_info'> TypeError: structseq() missing required argument 'sequence' (pos 1) TypeError: constructor requires a sequence TypeError: sys.int_info() takes a 4-sequence (1-sequence given) TypeError: sys.int_info() takes a 4-sequence (40-sequence given) True sys.int_info(bits_per_digit=0, sizeof_digit=1, default_max_str_digits=2, str_digits_check_threshold=3) TypeError: sys.int_info() takes a dict as second arg, if any TypeError: structseq() takes at most 2 arguments (3 given) True
    # expect: TypeError True AttributeError: readonly attribute
    # expect: <class 'sys.hash_info'> TypeError: structseq() missing required argument 'sequence' (pos 1) TypeError: constructor requires a sequence TypeError: sys.hash_info() takes a 9-sequence (1-sequence given) TypeError: sys.hash_info() takes a 9-sequence (40-sequence given) True sys.hash_info(width=0, modulus=1, inf=2, nan=3, imag=4, algorithm=5, hash_bits=6, seed_bits=7, cutoff=8) TypeError: sys.hash_info() takes a dict as second arg, if any TypeError: structseq() takes at most 2 arguments (3 given) True
    # expect: TypeError True AttributeError: readonly attribute
    # expect: <class 'sys.thread_info'> TypeError: structseq() missing required argument 'sequence' (pos 1) TypeError: constructor requires a sequence TypeError: sys.thread_info() takes a 3-sequence (1-sequence given) TypeError: sys.thread_info() takes a 3-sequence (40-sequence given) True sys.thread_info(name=0, lock=1, version=2) TypeError: sys.thread_info() takes a dict as second arg, if any TypeError: structseq() takes at most 2 arguments (3 given) True
    # expect: TypeError True AttributeError: readonly attribute
for name in ["version_info", "flags"]:
    cls = type(getattr(sys, name))
    print(attempt(cls), attempt(cls, (1,) * 5), attempt(cls, x=1))
    # expect: TypeError: cannot create 'sys.version_info' instances TypeError: cannot create 'sys.version_info' instances TypeError: cannot create 'sys.version_info' instances
    # expect: TypeError: cannot create 'sys.flags' instances TypeError: cannot create 'sys.flags' instances TypeError: cannot create 'sys.flags' instances
hooks = type(sys.get_asyncgen_hooks())
print(attempt(hooks), attempt(hooks, (1,))[-34:], tuple(hooks((1, 2))), hooks((1, 2)).finalizer)
# expect: TypeError: structseq() missing required argument 'sequence' (pos 1) es a 2-sequence (1-sequence given) (1, 2) 2

# gc
stats = gc.get_stats()
gc.collect()
more = gc.get_stats()
print(len(stats), sorted(stats[0]), sum(s["collections"] for s in more) > sum(s["collections"] for s in stats), [s["uncollectable"] for s in more], attempt(gc.get_stats, 1))
# expect: 3 ['collected', 'collections', 'uncollectable'] True [0, 0, 0] TypeError: gc.get_stats() takes no arguments (1 given)

# secrets
for a, b in [("a", "a"), ("a", "b"), ("a", "ab"), ("", ""), (b"a", b"a"), (b"a", b"b"), (b"ab", b"a"), (b"a", bytearray(b"a")), (memoryview(b"a"), b"a"), ("a", b"a"), (b"a", "a"), ("\xe9", "\xe9"), ("a", "\xe9"), (1, 2), ("a", 1), (b"a", 1), (None, b"a")]:
    print(ascii(a)[:11], ascii(b)[:11], attempt(_operator._compare_digest, a, b))
    # expect: 'a' 'a' True
    # expect: 'a' 'b' False
    # expect: 'a' 'ab' False
    # expect: '' '' True
    # expect: b'a' b'a' True
    # expect: b'a' b'b' False
    # expect: b'ab' b'a' False
    # expect: b'a' bytearray(b True
    # expect: <memory at  b'a' True
    # expect: 'a' b'a' TypeError: a bytes-like object is required, not 'str'
    # expect: b'a' 'a' TypeError: a bytes-like object is required, not 'str'
    # expect: '\xe9' '\xe9' TypeError: comparing strings with non-ASCII characters is not supported
    # expect: 'a' '\xe9' TypeError: comparing strings with non-ASCII characters is not supported
    # expect: 1 2 TypeError: unsupported operand types(s) or combination of types: 'int' and 'int'
    # expect: 'a' 1 TypeError: unsupported operand types(s) or combination of types: 'str' and 'int'
    # expect: b'a' 1 TypeError: a bytes-like object is required, not 'int'
    # expect: None b'a' TypeError: a bytes-like object is required, not 'NoneType'
print(attempt(_operator._compare_digest), attempt(_operator._compare_digest, a=1, b=2))
# expect: TypeError: _compare_digest expected 2 arguments, got 0 TypeError: _operator._compare_digest() takes no keyword arguments
