# `dataclasses`: fields, defaults, order, frozen ones, slots, inheritance.
# libraries: 3.11
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, NamedTuple


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 0

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Point(3, 4), Point(3, 4).length(), Point(1) == Point(1, 0, ['a']), Point(1) == 1, Point(1).tags is Point(1).tags)
print([(f.name, f.type, f.repr, f.compare) for f in fields(Point)], is_dataclass(Point), Point.__match_args__)
print(asdict(Point(1, 2, [Point(3)])), astuple(Point(1, 2)), replace(Point(1), y=9))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(1, 2), Version(1), Version(0, 9)]), Version(1) < Version(2), hash(Version(1)) == hash(Version(1)), {Version(1): 'a'}[Version(1)])
for change in ('Version(1).major = 2', 'del Version(1).major', 'Version()', 'Version(1, 2, 3)', 'Version(1) < 3', 'hash(Point(1))'):
    try:
        exec(change)
    except Exception as error:
        print(type(error).__name__, error)


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: str = 'b'


print(Slotted(a=1), Slotted.__slots__, hasattr(Slotted(a=1), '__dict__'))


@dataclass
class Base:
    a: int
    _: KW_ONLY
    k: int = 5
    start: InitVar[int] = 1

    def __post_init__(self, start):
        self.b = self.a + start


@dataclass(repr=False)
class Derived(Base):
    c: float = 1.5


print(Base(1).b, Base(1, start=10).b, vars(Derived(1, 2.5, k=3)))
Made = make_dataclass('Made', ['x', ('y', int), ('z', int, field(default=3))], namespace={'sum': lambda self: self.y + self.z})
print(Made(1, 2), Made(1, 2).sum(), Made.__doc__)
for wrong in ('a: list = []', 'a: int = 1\n    b: int'):
    try:
        exec(f'@dataclass\nclass Wrong:\n    {wrong}')
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
match Point(1, 2):
    case Point(x, y=2):
        print('matched', x)


@dataclass
class Node:
    value: int
    next: 'Node' = None


node = Node(1)
node.next = node
print(node, dataclasses.MISSING is not None, Point.__doc__)


class Pair(NamedTuple):
    a: int
    b: str = 'x'


print(Pair(1), Pair(1)._asdict(), Pair._field_defaults)
