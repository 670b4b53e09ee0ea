# Weak proxies in place of their objects; references that are made or shown in odd ways.
import operator
import weakref


class Number:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number

    def __int__(self):
        return self.number + 1

    def __float__(self):
        return self.number + 0.5

    def __abs__(self):
        return abs(self.number)

    def __bytes__(self):
        return b"bytes"

    def __reversed__(self):
        return iter("cba")

    def __itruediv__(self, other):
        return ("itruediv", other)

    def __imatmul__(self, other):
        return ("imatmul", other)

    def __add__(self, other):
        return ("add", other)


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


number = Number(-7)
proxy = weakref.proxy(number)
print(operator.index(proxy), int(proxy), float(proxy), abs(proxy), bytes(proxy), "".join(reversed(proxy)))
print(operator.itruediv(proxy, 2), operator.imatmul(proxy, 3), operator.iadd(proxy, 4), [10, 20, 30][weakref.proxy(Number(1)) if False else 1])


class Counter:
    n = 0

    def __iter__(self):
        return weakref.proxy(self)

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


counter = Counter()
print(list(counter), next(weakref.proxy(counter), "end"))


class Walker:
    def __iter__(self):
        return weakref.proxy(number)


walker = Walker()
attempt(lambda: list(walker))
attempt(lambda: weakref.ref(number, callback=None))
attempt(lambda: weakref.ref(number).__init__(0, 0, 0, 0, 0))


class Config(dict):
    def __getattr__(self, name):
        return self[name]


config = Config()
print("Config" in repr(weakref.ref(config)))
