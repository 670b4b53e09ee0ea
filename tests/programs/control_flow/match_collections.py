# requires: 3.10
# match: which classes are sequences and mappings; those of the library, registered ones, subclasses of both kinds.
import array, collections, collections.abc
def kind(value):
    match value:
        case [first, *rest]: return "sequence of %r and %d more" % (first, len(rest))
        case []: return "empty sequence"
        case {"key": found, **rest}: return "mapping with key %r and %d more" % (found, len(rest))
        case {}: return "mapping"
        case _: return "neither"
for value in [collections.deque([1, 2]), collections.UserList([3]), array.array("i", [4, 5]), range(6, 9), memoryview(b"ab"), (), "text", b"bytes", bytearray(b"x"), {1, 2}, iter([1]), None]:
    print(type(value).__name__, kind(value))
    # expect: deque sequence of 1 and 1 more
    # expect: UserList sequence of 3 and 0 more
    # expect: array sequence of 4 and 1 more
    # expect: range sequence of 6 and 2 more
    # expect: memoryview sequence of 97 and 1 more
    # expect: tuple empty sequence
    # expect: str neither
    # expect: bytes neither
    # expect: bytearray neither
    # expect: set neither
    # expect: list_iterator neither
    # expect: NoneType neither
for value in [{"key": 1}, collections.UserDict(key=2, more=3), collections.ChainMap({}, {"key": 4}), collections.OrderedDict(key=5), collections.Counter("aab"), collections.defaultdict(int, key=6), type.__dict__]:
    print(type(value).__name__, kind(value))
    # expect: dict mapping with key 1 and 0 more
    # expect: UserDict mapping with key 2 and 1 more
    # expect: ChainMap mapping with key 4 and 0 more
    # expect: OrderedDict mapping with key 5 and 0 more
    # expect: Counter mapping
    # expect: defaultdict mapping with key 6 and 0 more
    # expect: mappingproxy mapping
class Numbers(collections.abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, index): return [7, 8, 9][index]
class Table(collections.abc.Mapping):
    def __len__(self): return 1
    def __iter__(self): return iter(["key"])
    def __getitem__(self, key): return {"key": 10}[key]
class Plain:
    def __len__(self): return 2
    def __getitem__(self, index): return [11, 12][index]
class Below(Plain): pass
print(kind(Numbers()), kind(Table()), kind(Plain()), kind(Below()), sep="; ")
# expect: sequence of 7 and 2 more; mapping with key 10 and 0 more; neither; neither
collections.abc.Sequence.register(Plain)
print(kind(Plain()), kind(Below()), sep="; ")  # expect: sequence of 11 and 1 more; sequence of 11 and 1 more
class Both(dict, Numbers): pass
class Other(Numbers, Table): pass
print(kind(Both(key=13)), kind(Other()), "__abc_tpflags__" in vars(collections.abc.Sequence), sep="; ")
# expect: mapping with key 13 and 0 more; sequence of 7 and 2 more; False
for cls in (list, dict, str, Plain, Below, Table, Both, collections.deque, collections.OrderedDict, object):
    print(cls.__name__, bool(cls.__flags__ & 32), bool(cls.__flags__ & 64))
    # expect: list True False
    # expect: dict False True
    # expect: str False False
    # expect: Plain True False
    # expect: Below True False
    # expect: Table False True
    # expect: Both False True
    # expect: deque True False
    # expect: OrderedDict False True
    # expect: object False False
try:
    class Wrong(collections.abc.Sequence):
        __abc_tpflags__ = 32 | 64
except TypeError as error: print(error)
# expect: __abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING
