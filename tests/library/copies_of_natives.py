# Copying and pickling of what the machine makes itself, and what else only the library shows.
import collections
import collections.abc
import copy
import functools
import pickle
import types
import weakref
from array import array


@functools.lru_cache(maxsize=4)
def cached(x):
    return x * 2


class Holder:
    @functools.lru_cache
    def method(self):
        return 1

    @staticmethod
    @functools.lru_cache
    def plain():
        return 2


for function in cached, Holder.method, Holder.plain:
    copies = [pickle.loads(pickle.dumps(function, protocol)) is function for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    print(function.__qualname__, all(copies), copy.copy(function) is function, function.__reduce__())


class Counting:
    hashed = 0

    def __hash__(self):
        self.hashed += 1
        return 5


key = Counting()
for _ in range(3):
    functools.lru_cache(maxsize=2)(lambda x, y: 1)(key, 1)
    print(key.hashed)

part = functools.partial(max, [1], key=abs)
part.note = []
twin = copy.copy(part)
print(twin.args is part.args, twin.keywords is part.keywords, twin.note is part.note, copy.deepcopy(part).args is part.args)
for owner in part, type("Sub", (functools.partial,), {})(max), KeyError(), type("E", (KeyError,), {})():
    try:
        del owner.__dict__
        print("deleted")
    except TypeError as error:
        print(error)

for alias in list[int], tuple[*tuple[int, ...]], tuple[str, *tuple[list[int], ...]], next(iter(list[int])):
    for other in [copy.copy(alias), copy.deepcopy(alias), *(pickle.loads(pickle.dumps(alias, protocol)) for protocol in range(6))]:
        assert other == alias and type(other) is type(alias) and repr(other) == repr(alias), (alias, other)
print(next(iter(list[int])).__reduce__()[1][0].__reduce__())
print(type("Alias", (types.GenericAlias,), {})(list, int).__reduce__()[0].__name__)

numbers = collections.deque(range(6))
print(list(pickle.loads(pickle.dumps(iter(numbers)))))
for iterator in iter(numbers), reversed(numbers):
    next(iterator), next(iterator)
    print(iterator.__reduce__(), list(copy.copy(iterator)), list(iterator))
    print(iterator.__reduce__(), list(type(iterator)(numbers)), list(type(iterator)(numbers, 4)), list(type(iterator)(numbers, 40)))
    for arguments in (), (1,), (numbers, "x"), (numbers, 1, 2):
        try:
            type(iterator)(*arguments)
        except TypeError as error:
            print("TypeError" if "argument" in str(error) else error)

class Weak:
    __slots__ = ["__weakref__"]


weak = Weak()
print(weak.__weakref__)
reference = weakref.ref(weak)
print(weak.__weakref__ is reference, Weak.__weakref__.__get__(weak) is reference)
print(issubclass(array, collections.abc.MutableSequence), isinstance(array("i"), collections.abc.MutableSequence))

error = UnicodeDecodeError("ascii", bytearray(b"\xff"), 0, 1, "reason")
print(repr(error.object))
failure = ImportError("test", name="name", path="path")
failure.__init__()
print(failure.msg, failure.name, failure.path, failure.args)
failure.__init__("again", name="other")
print(failure.msg, failure.name, failure.path, failure.args)

import operator

for caller in operator.methodcaller("upper"), operator.methodcaller("split", "b"), operator.methodcaller("split", maxsplit=1, sep="b"):
    for other in [copy.copy(caller), *(pickle.loads(pickle.dumps(caller, protocol)) for protocol in range(6))]:
        assert other("abcb") == caller("abcb"), other
    print(caller.__reduce__()[1], repr(caller))
import inspect

print(inspect.signature(operator.itemgetter), inspect.signature(operator.attrgetter), inspect.signature(operator.methodcaller))
import os
import time

moment = time.gmtime(0)
print(copy.replace(moment, tm_year=2000), copy.replace(moment, tm_zone="X").tm_zone)
for work in (
    lambda: copy.replace(moment, nonsense=1),
    lambda: time.struct_time(range(11), {"tm_zone": "x"}),
    lambda: time.struct_time(range(9), {"nonsense": "x"}),
    lambda: time.struct_time(range(9), {"tm_zone": "x"}).tm_zone,
):
    try:
        print(work())
    except TypeError as error:
        print(error)

import re
import typing

T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    def __init__(self, value):
        self.value = value


print([pickle.loads(pickle.dumps(Box(3), protocol)).value for protocol in range(6)])
for thing in T, typing.ParamSpec("P"), typing.TypeVarTuple("Ts"), re.compile("a"):
    print(weakref.ref(thing)() is thing)
print(inspect.signature(operator.itemgetter(1)), inspect.signature(operator.methodcaller("x")), inspect.signature(functools.cmp_to_key(max)))
print(bool(re.match("\ufb05", "\ufb06", re.I)), bool(re.match("[\ufb04-\ufb05]", "\ufb06", re.I)))
print(typing.NoDefault.__doc__)
try:
    type("Odd", (object, typing.Generic), {})
except TypeError as error:
    print(str(error).replace("\n", " "))
