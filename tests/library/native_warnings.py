# What the machine itself warns of, through the module `warnings`.
import functools
import operator
import warnings


def attempt(work):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            result = work()
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    print(result, [f"{entry.category.__name__} in line {entry.lineno}: {entry.message}" for entry in seen])


class Int(int):
    pass


class Float(float):
    pass


class Complex(complex):
    pass


class Number:
    def __index__(self):
        return Int(1)

    def __float__(self):
        return Float(1.5)

    def __complex__(self):
        return Complex(1j)


class WithInt:
    def __int__(self):
        return Int(2)


class WithTrunc:
    def __trunc__(self):
        return 3


attempt(lambda: operator.index(Number()))
attempt(lambda: [1, 2][Number()])
attempt(lambda: float(Number()))
attempt(lambda: int(Number()))
attempt(lambda: int(WithInt()))
attempt(lambda: type(int(WithInt())))
attempt(lambda: int(WithTrunc()))
attempt(lambda: complex(Number()))
attempt(lambda: ~bool(1))
attempt(lambda: type("Odd", (), {1: 2, "x": 3}).x)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(lambda: float(Number()))
    try:
        float(Number())
    except DeprecationWarning as warning:
        print("raised", warning)


def generator():
    yield 1
    yield 2


def function():
    return 1


def throw(*arguments):
    started = generator()
    next(started)
    return started.throw(*arguments)


attempt(lambda: throw(ValueError("one")))
attempt(lambda: throw(ValueError, "two"))
attempt(lambda: throw(ValueError, None, None))


def assign():
    function.__code__ = generator.__code__
    return next(function())


attempt(assign)


class Holder:
    part = functools.partial(print)


attempt(lambda: Holder().part is Holder.__dict__["part"])
attempt(lambda: Holder.part is Holder.__dict__["part"])

import array

attempt(lambda: array.array("u", "x")[0])
