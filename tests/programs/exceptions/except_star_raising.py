# requires: 3.11
# What comes out of `except*` clauses that raise: parts of the group in their old places, new exceptions beside them.


def show(exception, indent=""):
    print(indent + type(exception).__name__, repr(exception.args[0]) if exception.args else "")
    for member in getattr(exception, "exceptions", ()):
        show(member, indent + "  ")


def group():
    return ExceptionGroup("outer", [
        ValueError(1),
        ExceptionGroup("inner", [TypeError(2), ValueError(3), OSError(4)]),
        KeyError(5),
    ])


def attempt(function):
    try:
        function()
    except BaseException as exception:
        show(exception)
        context = exception.__context__
        print("context:", type(context).__name__)
    else:
        print("nothing")


def reraise_one():
    try:
        raise group()
    except* ValueError:
        raise


def reraise_all():
    try:
        raise group()
    except* ValueError:
        raise
    except* (TypeError, OSError, KeyError):
        raise


def raise_new():
    try:
        raise group()
    except* ValueError:
        raise RuntimeError("new")


def raise_two_new():
    try:
        raise group()
    except* ValueError:
        raise RuntimeError("new")
    except* Exception:
        raise LookupError("other")


def raise_only_new():
    try:
        raise ExceptionGroup("small", [ValueError(1)])
    except* ValueError:
        raise RuntimeError("alone")


def mixture():
    try:
        raise group()
    except* ValueError:
        raise
    except* TypeError:
        raise RuntimeError("for a type error")
    except* OSError:
        pass


def raise_the_part():
    try:
        raise group()
    except* ValueError as part:
        raise part


def naked():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def naked_unmatched():
    try:
        raise ValueError("naked")
    except* TypeError:
        raise


def nested():
    try:
        reraise_one()
    except* TypeError:
        print("took the type error")


for function in [reraise_one, reraise_all, raise_new, raise_two_new, raise_only_new, mixture, raise_the_part, naked, naked_unmatched, nested]:
    print("--", function.__name__)
    attempt(function)
    # expect: -- reraise_one
    # expect: ExceptionGroup 'outer'
    # expect:   ValueError 1
    # expect:   ExceptionGroup 'inner'
    # expect:     TypeError 2
    # expect:     ValueError 3
    # expect:     OSError 4
    # expect:   KeyError 5
    # expect: context: NoneType
    # expect: -- reraise_all
    # expect: ExceptionGroup 'outer'
    # expect:   ValueError 1
    # expect:   ExceptionGroup 'inner'
    # expect:     TypeError 2
    # expect:     ValueError 3
    # expect:     OSError 4
    # expect:   KeyError 5
    # expect: context: NoneType
    # expect: -- raise_new
    # expect: ExceptionGroup ''
    # expect:   RuntimeError 'new'
    # expect:   ExceptionGroup 'outer'
    # expect:     ExceptionGroup 'inner'
    # expect:       TypeError 2
    # expect:       OSError 4
    # expect:     KeyError 5
    # expect: context: NoneType
    # expect: -- raise_two_new
    # expect: ExceptionGroup ''
    # expect:   RuntimeError 'new'
    # expect:   LookupError 'other'
    # expect: context: NoneType
    # expect: -- raise_only_new
    # expect: RuntimeError 'alone'
    # expect: context: ExceptionGroup
    # expect: -- mixture
    # expect: ExceptionGroup ''
    # expect:   RuntimeError 'for a type error'
    # expect:   ExceptionGroup 'outer'
    # expect:     ValueError 1
    # expect:     ExceptionGroup 'inner'
    # expect:       ValueError 3
    # expect:     KeyError 5
    # expect: context: NoneType
    # expect: -- raise_the_part
    # expect: ExceptionGroup ''
    # expect:   ExceptionGroup 'outer'
    # expect:     ValueError 1
    # expect:     ExceptionGroup 'inner'
    # expect:       ValueError 3
    # expect:   ExceptionGroup 'outer'
    # expect:     ExceptionGroup 'inner'
    # expect:       TypeError 2
    # expect:       OSError 4
    # expect:     KeyError 5
    # expect: context: NoneType
    # expect: -- naked
    # expect: ExceptionGroup ''
    # expect:   ValueError 'naked'
    # expect: context: NoneType
    # expect: -- naked_unmatched
    # expect: ValueError 'naked'
    # expect: context: NoneType
    # expect: -- nested
    # expect: took the type error
    # expect: ExceptionGroup 'outer'
    # expect:   ValueError 1
    # expect:   ExceptionGroup 'inner'
    # expect:     ValueError 3
    # expect:     OSError 4
    # expect:   KeyError 5
    # expect: context: NoneType
