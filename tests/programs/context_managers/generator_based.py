# A contextmanager decorator written out.
import sys
class Manager:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, kind, value, tb):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("did not stop")
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as error:
            if error is value: return False
            raise
        raise RuntimeError("did not stop after throw")
def contextmanager(f): return lambda *a, **k: Manager(f(*a, **k))
@contextmanager
def tag(name):
    print("<%s>" % name, end="")
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)
@contextmanager
def ignoring(*kinds):
    try:
        yield
    except kinds as error:
        print("ignored", error)
@contextmanager
def bad():
    yield 1
    yield 2
with tag("a") as t: print(t, end="")  # expect: <a>A</a>
with ignoring(ValueError, KeyError): raise ValueError("v")  # expect: ignored v
with ignoring(KeyError), tag("b"): raise KeyError("k")
# expect: <b></b>
# expect: ignored 'k'
try:
    with tag("c"): raise OSError("o")  # expect: <c></c>
except OSError as error:
    print("kept", error)  # expect: kept o
try:
    with bad(): pass
except RuntimeError as error:
    print(error)  # expect: did not stop
def nested():
    with tag("x"), tag("y"):
        return "result"
print(nested())
# expect: <x><y></y>
# expect: </x>
# expect: result
