# What every random program may use. Nothing here depends on names that programs replace (len, abs, …), hence the defaults.
import builtins
import gc
import math
import sys

INF, NAN = float("inf"), float("nan")
SHADOWED = {name: getattr(builtins, name) for name in ("abs", "len", "max", "min", "range", "round", "sum", "divmod", "int", "float")}
NOTES = []
LIMIT = 1500


class Trouble(Exception):
    pass


class Guard:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        note("enter")
        return 5

    def __exit__(self, kind, error, trace):
        note(("exit", kind and kind.__name__))
        return self.swallows


# Keeps what a value looks like now. The notes are what a part of a program prints.
def note(value, notes=NOTES, length=len, limit=LIMIT, text=repr):
    if length(notes) < limit:
        notes.append(text(value))


# An exception: its class, its text, and the lines of its traceback.
def about(error, kind=type, text=str):
    lines = []
    trace = error.__traceback__
    while trace is not None:
        lines.append(trace.tb_lineno)
        trace = trace.tb_next
    context = error.__context__
    return kind(error).__name__, text(error)[:120], lines[:6], context and kind(context).__name__


# Variables that look the same everywhere.
def look(variables, plain=(int, float, str, bool, type(None)), kind=type, ordered=sorted):
    return [(name, value) for name, value in ordered(variables.items(), key=lambda item: item[0]) if kind(value) in plain and name[0] != "_"]


def peek(look=look, frame=sys._getframe):
    return look(frame(1).f_locals)


def callers(frame=sys._getframe):
    found = []
    at = frame(1)
    while at is not None and at.f_code.co_name != "<module>":
        found.append((at.f_code.co_name, at.f_lineno))
        at = at.f_back
    return found[:8]


def deepen(depth=0, step=1):
    return deepen(depth + step, step) + 1


# Ends a part of a program: long notes become a sum over all of them.
def flush(label, notes=NOTES, length=len, number=int.from_bytes):
    text = " ".join(notes)
    notes.clear()
    if length(text) > 400:
        text = f"{text[:200]} … {length(text)} {number(text.encode(), 'little') % (2 ** 61 - 1)}"
    print(label, text)


# Collecting takes long, so a program does it a few times only.
def collect(left=[0]):
    if left[0] < 3:
        left[0] += 1
        gc.collect()


# Takes back what a program has done to the names that others use.
def restore(variables=globals(), shadowed=SHADOWED, collections=collect.__defaults__[0]):
    collections[0] = 0
    for name, value in shadowed.items():
        variables.pop(name, None)
        setattr(builtins, name, value)


def run(program, number):
    try:
        note(program())
        flush("result")
    except Exception as error:
        note(about(error))
        flush("error")
    finally:
        restore()
