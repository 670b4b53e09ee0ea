# requires: 3.8
# Control flow of exceptions: nested handlers, reraise, finally that overrides, loops, name deletion, sys.exc_info at every step.
import sys
def now(): return sys.exc_info()[0] and sys.exc_info()[0].__name__
log = []
def run(f, *args):
    log.clear()
    try: result = f(*args)
    except BaseException as error: result = "raised %r from %r in context %r" % (error, error.__cause__, error.__context__)
    print(f.__name__, result, log, now())
def nested():
    try:
        log.append(now())
        try: raise KeyError("k")
        except KeyError:
            log.append(now())
            try: raise ValueError("v")
            except ValueError: log.append(now())
            log.append(now())
        log.append(now())
        raise TypeError("t")
    except TypeError as e:
        log.append(now())
        return "done %s" % e.__context__
def reraise_inner():
    try: raise KeyError("first")
    except KeyError:
        try: raise ValueError("second")
        except ValueError: pass
        raise
def reraise_after_other():
    try: raise KeyError("first")
    except KeyError as e:
        try: raise e
        except KeyError as again: log.append(again is e)
        raise e from None
def finally_return():
    try: raise KeyError("lost")
    finally: return "finally wins"
def finally_break():
    for i in range(3):
        try: raise KeyError(i)
        finally: break
    return "broke at %d" % i
def finally_continue():
    for i in range(3):
        try:
            if i < 2: raise KeyError(i)
        finally:
            log.append(i)
            continue
    return "continued"
def finally_raises():
    try: raise KeyError("original")
    finally: raise ValueError("from finally")
def else_raises():
    try: pass
    except ValueError: log.append("no")
    else: raise KeyError("from else")
    finally: log.append("finally")
def deleted_name():
    e = "before"
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except NameError as error: return type(error).__name__
def rebinding():
    try: raise ValueError("v")
    except ValueError as e:
        e = "rebound"
        log.append(e)
    return "e" in locals()
def explicit_del():
    try: raise ValueError("v")
    except ValueError as e: del e
    return "fine"
def loop_of_errors():
    for error in (KeyError("a"), ValueError("b"), ZeroDivisionError("c"), OSError("d")):
        try: raise error
        except (KeyError, ArithmeticError) as e: log.append(type(e).__name__)
        except ValueError: log.append("value"); continue
        except Exception: log.append("other"); break
        else: log.append("else")
        finally: log.append("f")
    return "end"
def raise_class(): raise ValueError
def raise_from_none():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("hidden context") from None
def raise_from_self():
    e = ValueError("self")
    raise e from e
def raise_in_except_match():
    class Meta(type):
        def __instancecheck__(cls, obj): return True
        def __subclasscheck__(cls, sub): return True
    class Any(Exception, metaclass=Meta): pass
    try: raise KeyError("checked by class, not by hooks")
    except Any: return "hooked"
def tuple_handlers():
    errors = (KeyError, (ValueError, (TypeError,)))
    try: raise TypeError("nested tuple")
    except errors: return "matched"
def generator_context():
    def g():
        try: yield 1
        except ValueError: log.append(now()); yield 2
        log.append(now())
    i = g()
    next(i)
    try: raise KeyError("outside")
    except KeyError:
        log.append(now()); i.throw(ValueError("inside")); log.append(now())
    next(i, None)
def stack_of_finally():
    try:
        try:
            try: return log.append("body")
            finally: log.append("one")
        finally: log.append("two")
    finally: log.append("three")
def while_else():
    n = 0
    while n < 3:
        try:
            n += 1
            if n == 2: raise ValueError
        except ValueError: continue
        finally: log.append(n)
    else: log.append("else")
def nested_function():
    def inner():
        raise
    try: 1 / 0
    except ZeroDivisionError: inner()
def exit_code():
    try: sys.exit(3)
    except SystemExit as e: log.append(e.code)
    raise SystemExit("message")
def assertion(): assert 1 == 2, ["any", "object"]
def keyboard():
    try: raise KeyboardInterrupt
    except Exception: return "wrong"
for f in (nested, reraise_inner, reraise_after_other, finally_return, finally_break, finally_continue, finally_raises, else_raises, deleted_name, rebinding, explicit_del, loop_of_errors, raise_class, raise_from_none, raise_from_self, raise_in_except_match, tuple_handlers, generator_context, stack_of_finally, while_else, nested_function, exit_code, assertion, keyboard): run(f)
# expect: nested done None [None, 'KeyError', 'ValueError', 'KeyError', None, 'TypeError'] None
# expect: reraise_inner raised KeyError('first') from None in context None [] None
# expect: reraise_after_other raised KeyError('first') from None in context None [True] None
# expect: finally_return finally wins [] None
# expect: finally_break broke at 0 [] None
# expect: finally_continue continued [0, 1, 2] None
# expect: finally_raises raised ValueError('from finally') from None in context KeyError('original') [] None
# expect: else_raises raised KeyError('from else') from None in context None ['finally'] None
# expect: deleted_name UnboundLocalError [] None
# expect: rebinding False ['rebound'] None
# expect: explicit_del fine [] None
# expect: loop_of_errors end ['KeyError', 'f', 'value', 'f', 'ZeroDivisionError', 'f', 'other', 'f'] None
# expect: raise_class raised ValueError() from None in context None [] None
# expect: raise_from_none raised ValueError('hidden context') from None in context ZeroDivisionError('division by zero') [] None
# expect: raise_from_self raised ValueError('self') from ValueError('self') in context None [] None
# expect: raise_in_except_match raised KeyError('checked by class, not by hooks') from None in context None [] None
# expect: tuple_handlers raised TypeError('catching classes that do not inherit from BaseException is not allowed') from None in context TypeError('nested tuple') [] None
# expect: generator_context None ['KeyError', 'ValueError', 'KeyError', None] None
# expect: stack_of_finally None ['body', 'one', 'two', 'three'] None
# expect: while_else None [1, 2, 3, 'else'] None
# expect: nested_function raised ZeroDivisionError('division by zero') from None in context None [] None
# expect: exit_code raised SystemExit('message') from None in context None [3] None
# expect: assertion raised AssertionError(['any', 'object']) from None in context None [] None
# expect: keyboard raised KeyboardInterrupt() from None in context None [] None
