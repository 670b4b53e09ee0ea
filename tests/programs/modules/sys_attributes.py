# check with: 3.13
# sys: attributes that programs read, interning, recursion limit, exc_info, getsizeof, hooks for display and exceptions, flags and info tuples.
import sys
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
print(sys.maxsize, sys.byteorder, sys.maxunicode, type(sys.argv).__name__, type(sys.path).__name__, "sys" in sys.modules, sys.modules["sys"] is sys, sys.platform, sys.hexversion >= 0x30d0000, sys.version_info >= (3, 13), sys.version_info[0], sys.version_info.major, type(sys.version).__name__, sys.implementation.name != "", sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf)
print(sys.intern("a b") is sys.intern("a" + " b"), attempt(sys.intern, 5), attempt(sys.intern, b"x"), sys.getdefaultencoding(), sys.getfilesystemencoding(), isinstance(sys.getrecursionlimit(), int), attempt(sys.setrecursionlimit, 2 ** 40), attempt(sys.setrecursionlimit, -1), sys.getsizeof(1) > 0, sys.getsizeof([]) < sys.getsizeof([0] * 100), attempt(sys.getsizeof), sys.getsizeof(object(), -1) > 0, sys.exc_info(), sys.is_finalizing())
class Sized:
    def __sizeof__(self): return 1000
class BadSize:
    def __sizeof__(self): return -1
class NoSize:
    def __sizeof__(self): return "x"
print(sys.getsizeof(Sized()) >= 1000, attempt(sys.getsizeof, BadSize()), attempt(sys.getsizeof, NoSize()), sys.getsizeof(NoSize(), 7))
try: raise KeyError("k")
except KeyError:
    kind, value, tb = sys.exc_info()
    print(kind, repr(value), tb.tb_lineno > 0, sys.exception() is value)
print(sys.exc_info(), sys.exception())
shown = []
class Out:
    def write(self, text): shown.append(text)
    def flush(self): pass
old, sys.stdout = sys.stdout, Out()
sys.displayhook(5); sys.displayhook(None); sys.displayhook("text")
sys.stdout = old
import builtins
print(shown, builtins._)
def outer(): return inner()
def inner(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe(2).f_code.co_name, sys._getframe(1).f_lineno > 0
print(outer(), attempt(sys._getframe, 1000), attempt(sys._getframe, "x"), sys._getframe().f_globals is globals(), sys._getframe().f_back)
for info in (sys.version_info, sys.float_info, sys.int_info, sys.hash_info, sys.flags, sys.thread_info): print(type(info).__name__, isinstance(info, tuple), len(info) > 2, info[0] == tuple(info)[0], attempt(setattr, info, "x", 1).partition(":")[0])
print(attempt(lambda: sys.nothing), attempt(sys.exit) if False else "", sys.stdout.name, sys.stdin is not None, sys.stderr.fileno(), sys.__stdout__ is sys.stdout, sys.getswitchinterval() > 0, sys.gettrace(), sys.getprofile(), sys.call_tracing(len, ("ab",)) if hasattr(sys, "call_tracing") else 2, sys.getallocatedblocks() >= 0 if hasattr(sys, "getallocatedblocks") else True, sys.dont_write_bytecode in (True, False), type(sys.warnoptions).__name__, sys.copyright[:9] if hasattr(sys, "copyright") else "Copyright", sys.api_version > 1000 if hasattr(sys, "api_version") else True)
