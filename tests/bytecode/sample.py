"""Something of everything that every version from 3.6 on can compile."""
from __future__ import generator_stop

import os.path as path
from collections import *


def add(a, b):
    return a + b


def arguments(a, b=1, *rest, c, d=2, **others):
    "Parameters of all kinds."
    return f(a, *rest, c=c, **others) or f(*rest) or f(a, k=b) or [a, *rest] or {"x": a, **others}


def closures(n):
    total = 0

    def inner(step: int = 1) -> int:
        nonlocal total
        total += step * n
        return total

    return inner, lambda: n


def unwinding(items):
    for item in items:
        try:
            with open(item) as file, file as again:
                if not again:
                    continue
                if item is None:
                    break
                return file.read()
        except (OSError, ValueError) as error:
            raise RuntimeError("no", item) from error
        except Exception:
            raise
        else:
            del item
        finally:
            print(items)
    else:
        return -1
    while items:
        try:
            items.pop()
        finally:
            if len(items) > 3:
                break


def generator(n):
    received = yield n
    yield from range(n)
    return received


async def coroutine(source):
    async with source as opened, opened:
        async for item in opened:
            await item
    return [item async for item in source if item]


async def async_generator():
    yield 1
    await coroutine(2)


def comprehensions(rows):
    return [x for row in rows if row for x in row], {x: y for x, y in rows}, {x for x in rows}, (x for x in rows)


def comparisons(a, b, c):
    assert a < b <= c, "order"
    return a is b or a is not None and (b not in c) or not (a == b != c)


def formats(x):
    return f"{x} {x!r:>{x}} {x:.2f} {x!s}"


def slices(x, i):
    x[i] = x[1:2]
    x[i:] = x[::i]
    del x[0], x.name
    first, *middle, last = x
    x.count += -1
    x[i] **= ~i
    return first, middle, last


class Base:
    value: int = 1


class Derived(Base, metaclass=type):
    """A class with a cell."""

    def method(self):
        global COUNT
        COUNT = super().method()
        return __class__

    @property
    def name(self):
        return self.value


BIG = 123456789012345678901234567890, -5, 2.5, 1e400, 3j, b"\x00bytes", "\ud800 surrogate", (1, (2, ...)), True, None
if BIG in {1, 2, 3}:
    pass


def shadowed(rows):
    x = 1

    def reader():
        return x, rows

    try:
        return [x for x in rows], [lambda: x for x in rows], reader, path.join(*rows, **{})
    except ValueError:
        return x
