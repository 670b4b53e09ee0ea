# check with: 3.13
# __reduce_ex__, __getstate__ and what objects keep of themselves.
class Plain:
    def __init__(self):
        self.x = 1
class Slotted:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1
class Both(Slotted):
    def __init__(self):
        super().__init__()
        self.c = 2
class Arguments:
    def __getnewargs__(self):
        return (1, 2)
class NamedArguments:
    def __getnewargs_ex__(self):
        return ((1,), {"k": 2})
class State:
    def __getstate__(self):
        return "state"
class Own:
    def __reduce__(self):
        return (Own, ())
for value in (Plain(), Slotted(), Both(), Arguments(), State()):
    function, arguments, state, items, pairs = value.__reduce_ex__(2)
    print(function.__name__, [getattr(part, "__name__", part) for part in arguments], state, items, pairs, value.__getstate__())
function, arguments, *rest = NamedArguments().__reduce_ex__(4)
print(function.__name__, arguments[1:], rest)
print(Own().__reduce_ex__(4)[1], object().__getstate__(), [1].__getstate__(), Plain().__reduce_ex__(2)[1][0] is Plain)
class Numbers(list):
    pass
class Table(dict):
    pass
numbers, table = Numbers([1, 2]), Table(k="v")
numbers.extra = 1
parts = numbers.__reduce_ex__(2)
print(parts[2], list(parts[3]), parts[4])
parts = table.__reduce_ex__(2)
print(parts[2], parts[3], list(parts[4]))
for value in ((i for i in ()), lambda: 0, Plain.__init__, iter([1]), {}.keys(), memoryview(b"")):
    try:
        print(type(value).__name__, value.__reduce_ex__(4)[1:2])
    except TypeError as error:
        print(type(error).__name__, error)
print((5).__getnewargs__(), "a".__getnewargs__(), b"a".__getnewargs__(), (1.5).__getnewargs__(), (1j).__getnewargs__(), (1, 2).__getnewargs__(), True.__getnewargs__())
print(bytearray(b"a\xff").__reduce__(), bytearray(b"ab").__reduce_ex__(4), {1}.__reduce__(), slice(1, 2).__reduce__(), range(3).__reduce__())
print(Ellipsis.__reduce__(), NotImplemented.__reduce__(), complex(1, 2).__complex__(), (3).__index__())
