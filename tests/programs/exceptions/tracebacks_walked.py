# check with: 3.13
# requires: 3.10
# Traceback objects: names and lines of every frame, after reraise, through generators, lambdas, comprehensions, with_traceback, making them by hand.
import sys
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def frames(error):
    tb, out = error.__traceback__, []
    while tb is not None:
        out.append("%s+%d" % (tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out
def leaf(n):
    if n == 0:
        raise ValueError("leaf")
    return leaf(n - 1)
def catch(f, *args):
    try:
        f(*args)
    except BaseException as error:
        return frames(error)
class C:
    def method(self): return leaf(0)
    @property
    def prop(self): return self.method()
    def __init__(self, fail=False):
        if fail:
            leaf(0)
    def __iter__(self):
        yield leaf(0)
    def __add__(self, other):
        return leaf(1)
    def __enter__(self): return self
    def __exit__(self, *exc):
        raise KeyError("exit") from exc[1]
def generator():
    yield 1
    leaf(0)
def delegating():
    yield from generator()
def reraise():
    try:
        leaf(0)
    except ValueError as error:
        raise error
def bare():
    try:
        leaf(0)
    except ValueError:
        raise
def with_body():
    with C():
        leaf(0)
def handler():
    try:
        leaf(0)
    except ValueError:
        1 / 0
def finally_():
    try:
        leaf(0)
    finally:
        str()
def stored():
    error = ValueError("made here")
    return error
def raise_stored(error):
    raise error
print(catch(leaf, 0), catch(leaf, 3), catch(C().method), catch(lambda: C().prop), catch(C, True), catch(list, C()), catch(lambda: C() + 1))
# expect: ['catch+2', 'leaf+2'] ['catch+2', 'leaf+3', 'leaf+3', 'leaf+3', 'leaf+2'] ['catch+2', 'method+0', 'leaf+2'] ['catch+2', '<lambda>+0', 'prop+1', 'method+0', 'leaf+2'] ['catch+2', '__init__+2', 'leaf+2'] ['catch+2', '__iter__+1', 'leaf+2'] ['catch+2', '<lambda>+0', '__add__+1', 'leaf+3', 'leaf+2']
print(catch(list, generator()), catch(list, delegating()), catch(reraise), catch(bare), catch(with_body), catch(handler), catch(finally_), catch(raise_stored, stored()))
# expect: ['catch+2', 'generator+2', 'leaf+2'] ['catch+2', 'delegating+1', 'generator+2', 'leaf+2'] ['catch+2', 'reraise+4', 'reraise+2', 'leaf+2'] ['catch+2', 'bare+2', 'leaf+2'] ['catch+2', 'with_body+1', '__exit__+1'] ['catch+2', 'handler+4'] ['catch+2', 'finally_+2', 'leaf+2'] ['catch+2', 'raise_stored+1']
e = stored()
print(catch(raise_stored, e), catch(raise_stored, e), len(frames(e)), e.with_traceback(None) is e, frames(e), catch(raise_stored, e), catch(sorted, [1, 2], ), catch(lambda: sorted([2, 1], key=leaf)), catch(lambda: max([0], key=lambda x: leaf(x))), catch(lambda: list(map(leaf, [0]))), catch(lambda: int("x")))
# expect: ['catch+2', 'raise_stored+1'] ['catch+2', 'raise_stored+1', 'catch+2', 'raise_stored+1'] 4 True [] ['catch+2', 'raise_stored+1'] None ['catch+2', '<lambda>+0', 'leaf+3', 'leaf+3', 'leaf+2'] ['catch+2', '<lambda>+0', '<lambda>+0', 'leaf+2'] ['catch+2', '<lambda>+0', 'leaf+2'] ['catch+2', '<lambda>+0']
try: leaf(2)
except ValueError as error: tb = error.__traceback__
print(tb.tb_next.tb_frame.f_code.co_name, tb.tb_lasti >= 0, tb.tb_next.tb_next.tb_next.tb_next, attempt(setattr, tb, "tb_lineno", 5), attempt(setattr, tb, "tb_next", 5), attempt(setattr, tb, "tb_next", tb), type(tb).__name__)
# expect: leaf True None AttributeError: attribute 'tb_lineno' of 'traceback' objects is not writable TypeError: expected traceback object, got 'int' ValueError: traceback loop detected traceback
made = type(tb)(None, tb.tb_frame, 0, 42)
print(made.tb_lineno, made.tb_next, attempt(type(tb)), attempt(type(tb), 5, tb.tb_frame, 0, 1), frames(ValueError().with_traceback(type(tb)(tb, tb.tb_frame, 0, tb.tb_frame.f_code.co_firstlineno)))[:1], attempt(ValueError().with_traceback, 5))
# expect: 42 None TypeError: traceback() missing required argument 'tb_next' (pos 1) TypeError: expected traceback object or None, got 'int' ['<module>+0'] TypeError: __traceback__ must be a traceback or None
tb.tb_next = None
print(frames(ValueError().with_traceback(tb))[0][:8])  # expect: <module>
def line_numbers():
    x = [1,
         2,
         3]
    return (x[0] +
            x[1] +
            x[10])
print(catch(line_numbers)[-1].partition("+")[0], [f.split("+")[0] for f in catch(lambda: [leaf(0) for _ in "a"])][:2] and "comprehension")
# expect: line_numbers comprehension
