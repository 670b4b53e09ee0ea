# check with: 3.8+
# Exceptions of finalizers go to sys.unraisablehook, and nowhere else.
import gc, sys
class Fails:
    def __init__(self, error): self.error = error
    def __del__(self): raise self.error
def hook(unraisable):
    print("hook:", unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg,
          getattr(unraisable.object, "__qualname__", type(unraisable.object).__name__))
sys.unraisablehook = hook
def make(error): Fails(error)
make(ValueError("v"))  # expect: hook: ValueError v None Fails.__del__
gc.collect()
make(KeyboardInterrupt("k"))  # expect: hook: KeyboardInterrupt k None Fails.__del__
gc.collect()
try:
    make(KeyError("in a handler"))  # expect: hook: KeyError 'in a handler' None Fails.__del__
    gc.collect()
    print("after")  # expect: after
except KeyError:
    print("not caught")
def many():
    for n in range(3):
        make(IndexError(n))
many()
# expect: hook: IndexError 0 None Fails.__del__
# expect: hook: IndexError 1 None Fails.__del__
# expect: hook: IndexError 2 None Fails.__del__
gc.collect()
def generator():
    try:
        yield 1
    finally:
        raise OSError("finally")
def leave():
    next(generator())
leave()  # expect: hook: OSError finally None generator
gc.collect()
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2
            return
def leave_stubborn():
    next(stubborn())
leave_stubborn()  # expect: hook: RuntimeError generator ignored GeneratorExit None stubborn
gc.collect()
print(type(sys.__unraisablehook__).__name__, sys.exc_info() == (None, None, None))
# expect: builtin_function_or_method True
