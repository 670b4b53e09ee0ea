# raise: class, instance, with arguments, from, bare, wrong things.
import sys
def attempt(f):
    try:
        f()
    except BaseException as error:
        print(type(error).__name__, error.args, type(error.__cause__).__name__, type(error.__context__).__name__, error.__suppress_context__)
def a(): raise ValueError
def b(): raise ValueError("x", 1)
def c(): raise ValueError("x") from KeyError("cause")
def d(): raise ValueError("x") from None
def e():
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("during")
def f():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise TypeError("from") from z
def g():
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("none") from None
def h(): raise 5
def i(): raise "text"
def j(): raise
def k(): raise ValueError("x") from 5
def l(): raise int
def m(): raise ValueError from KeyError
def n():
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")
def o():
    try:
        try:
            raise KeyError("1")
        except KeyError:
            raise IndexError("2")
    except IndexError:
        raise OSError("3")
def p():
    try:
        raise ValueError("same")
    except ValueError as v:
        raise v
for function in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    print(function.__name__, end=" ")
    attempt(function)
    # expect: a ValueError () NoneType NoneType False
    # expect: b ValueError ('x', 1) NoneType NoneType False
    # expect: c ValueError ('x',) KeyError NoneType True
    # expect: d ValueError ('x',) NoneType NoneType True
    # expect: e TypeError ('during',) NoneType ZeroDivisionError False
    # expect: f TypeError ('from',) ZeroDivisionError ZeroDivisionError True
    # expect: g TypeError ('none',) NoneType ZeroDivisionError True
    # expect: h TypeError ('exceptions must derive from BaseException',) NoneType NoneType False
    # expect: i TypeError ('exceptions must derive from BaseException',) NoneType NoneType False
    # expect: j RuntimeError ('No active exception to reraise',) NoneType NoneType False
    # expect: k TypeError ('exception causes must derive from BaseException',) NoneType NoneType False
    # expect: l TypeError ('exceptions must derive from BaseException',) NoneType NoneType False
    # expect: m ValueError () KeyError NoneType True
    # expect: n ValueError ('second',) NoneType KeyError False
    # expect: o OSError ('3',) NoneType IndexError False
    # expect: p ValueError ('same',) NoneType NoneType False
