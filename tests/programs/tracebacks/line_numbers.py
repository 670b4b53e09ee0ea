# Line numbers of tracebacks, relative to the function, read through the objects.
import sys
def lines(error):
    tb, out = error.__traceback__, []
    while tb is not None:
        code = tb.tb_frame.f_code
        out.append((code.co_name, None if code.co_name == "<module>" else tb.tb_lineno - code.co_firstlineno))
        tb = tb.tb_next
    return out
def a():
    x = 1
    return b(
        x
    )
def b(n):
    for i in range(3):
        if i == 2:
            c(n, i)
def c(n, i):
    raise ValueError(n)
try:
    a()
except ValueError as error:
    print([name for name, _ in lines(error)], lines(error)[2:])
    # expect: ['<module>', 'a', 'b', 'c'] [('b', 3), ('c', 1)]
def f():
    try:
        {}["k"]
    except KeyError:
        1 / 0
try:
    f()
except ZeroDivisionError as error:
    print(lines(error), lines(error.__context__))  # expect: [('<module>', None), ('f', 4)] [('f', 2)]



def far():
    y = [1,
         2]

    return y[
        5]
try:
    far()
except IndexError as error:
    print(len(lines(error)), lines(error)[0])  # expect: 2 ('<module>', None)
def g():
    yield 1
    raise OSError
it = g()
next(it)
try:
    next(it)
except OSError as error:
    print(lines(error))  # expect: [('<module>', None), ('g', 2)]
