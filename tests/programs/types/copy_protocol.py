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
    # expect: __newobj__ ['Plain'] {'x': 1} None None {'x': 1}
    # expect: __newobj__ ['Slotted'] (None, {'a': 1}) None None (None, {'a': 1})
    # expect: __newobj__ ['Both'] ({'c': 2}, {'a': 1}) None None ({'c': 2}, {'a': 1})
    # expect: __newobj__ ['Arguments', 1, 2] None None None None
    # expect: __newobj__ ['State'] state None None state
function, arguments, *rest = NamedArguments().__reduce_ex__(4)
print(function.__name__, arguments[1:], rest)  # expect: __newobj_ex__ ((1,), {'k': 2}) [None, None, None]
print(Own().__reduce_ex__(4)[1], object().__getstate__(), [1].__getstate__(), Plain().__reduce_ex__(2)[1][0] is Plain)
# expect: () None None True
class Numbers(list):
    pass
class Table(dict):
    pass
numbers, table = Numbers([1, 2]), Table(k="v")
numbers.extra = 1
parts = numbers.__reduce_ex__(2)
print(parts[2], list(parts[3]), parts[4])  # expect: {'extra': 1} [1, 2] None
parts = table.__reduce_ex__(2)
print(parts[2], parts[3], list(parts[4]))  # expect: None None [('k', 'v')]
for value in ((i for i in ()), lambda: 0, Plain.__init__, iter([1]), {}.keys(), memoryview(b"")):
    try:
        print(type(value).__name__, value.__reduce_ex__(4)[1:2])
    except TypeError as error:
        print(type(error).__name__, error)
        # expect: TypeError cannot pickle 'generator' object
        # expect: TypeError cannot pickle 'function' object
        # expect: TypeError cannot pickle 'function' object
        # expect: list_iterator (([1],),)
        # expect: TypeError cannot pickle 'dict_keys' object
        # expect: TypeError cannot pickle memoryview objects
print((5).__getnewargs__(), "a".__getnewargs__(), b"a".__getnewargs__(), (1.5).__getnewargs__(), (1j).__getnewargs__(), (1, 2).__getnewargs__(), True.__getnewargs__())
# expect: (5,) ('a',) (b'a',) (1.5,) (0.0, 1.0) ((1, 2),) (1,)
print(bytearray(b"a\xff").__reduce__(), bytearray(b"ab").__reduce_ex__(4), {1}.__reduce__(), slice(1, 2).__reduce__(), range(3).__reduce__())
# expect: (<class 'bytearray'>, ('aÿ', 'latin-1'), None) (<class 'bytearray'>, (b'ab',), None) (<class 'set'>, ([1],), None) (<class 'slice'>, (1, 2, None)) (<class 'range'>, (0, 3, 1))
print(Ellipsis.__reduce__(), NotImplemented.__reduce__(), complex(1, 2).__complex__(), (3).__index__())
# expect: Ellipsis NotImplemented (1+2j) 3
