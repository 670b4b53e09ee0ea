# byterun kinds: a simplified and a complete generator context manager, and a generator that uses one.
import sys
class GeneratorContextManager:
    def __init__(self, gen): self.gen = gen
    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield")
    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return
            raise RuntimeError("generator didn't stop")
        if value is None: value = kind()
        try:
            self.gen.throw(value)
            raise RuntimeError("generator didn't stop after throw()")
        except StopIteration as exc:
            return exc is not value
        except:
            if sys.exc_info()[1] is not value: raise
def contextmanager(func):
    def helper(*args, **kw): return GeneratorContextManager(func(*args, **kw))
    return helper
@contextmanager
def my_context_manager(val):
    yield val
with my_context_manager(17) as x:
    print(x)  # expect: 17
@contextmanager
def catching():
    try:
        yield
    except ValueError as e:
        print("caught", e)
with catching(): raise ValueError("inside")  # expect: caught inside
def numbers():
    with my_context_manager(5) as n:
        for i in range(n):
            yield i
print(list(numbers()))  # expect: [0, 1, 2, 3, 4]
try:
    with my_context_manager(1): raise KeyError("through")
except KeyError as e:
    print(e)  # expect: 'through'
