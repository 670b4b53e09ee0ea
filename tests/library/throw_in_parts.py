# `throw` with a class and a value: an exception of another class is wrapped, a tuple has all arguments. (It also warns, on stderr.)
import sys
import warnings


def generator():
    while True:
        try:
            yield
        except Exception as error:
            print(type(error).__name__, error.args)


def attempt(*arguments):
    started = generator()
    next(started)
    try:
        started.throw(*arguments)
    except TypeError as error:
        print("TypeError:", error)


warnings.simplefilter("ignore")
attempt(ValueError, TypeError(1))
attempt(ValueError, UnicodeError(1), None)
attempt(ValueError, (1, 2), None)
attempt(ValueError, "foo", 23)
attempt(ValueError(1), None, 23)
attempt(ValueError(1), "foo")
