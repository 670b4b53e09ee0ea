# check with: 3.13
# Subclasses of built-in types whose own __init__ takes keywords that the constructor does not know.
import itertools
class Quantity(float):
    def __init__(self, value, unit=None): self.unit = unit
class Row(tuple):
    def __init__(self, items, name=None): self.name = name
class Members(frozenset):
    def __init__(self, items=(), label=None): self.label = label
class Mapped(map):
    def __init__(self, *arguments, name=None): self.name = name
class Kept(filter):
    def __init__(self, *arguments, name=None): self.name = name
class Back(reversed):
    def __init__(self, items, name=None): self.name = name
class Linked(itertools.chain):
    def __init__(self, *sources, name=None): self.name = name
class Part(itertools.islice):
    def __init__(self, *arguments, name=None): self.name = name
q = Quantity(2.5, unit="m"); print(q * 2, q.unit, Quantity(1).unit)  # expect: 5.0 m None
r = Row([1, 2], name="n"); print(r, r.name)  # expect: (1, 2) n
m = Members("aa", label="l"); print(sorted(m), m.label)  # expect: ['a'] l
for made, items in [(Mapped(str, [1, 2], name="x"), 0), (Kept(None, [0, 3], name="y"), 0), (Back((1, 2), name="z"), 0), (Linked([1], [2], name="c"), 0), (Part([4, 5, 6], 2, name="p"), 0)]:
    print(type(made).__name__, made.name, list(made))
    # expect: Mapped x ['1', '2']
    # expect: Kept y [3]
    # expect: Back z [2, 1]
    # expect: Linked c [1, 2]
    # expect: Part p [4, 5]
class Plain(float): pass
class PlainRow(tuple): pass
class PlainMembers(frozenset): pass
class PlainMap(map): pass
def attempt(f, *args, **kwargs):
    try: return f(*args, **kwargs)
    except TypeError as error: return str(error)
print(attempt(Plain, 1, unit=2), attempt(PlainRow, [1], name=2), attempt(PlainMembers, [1], label=2), attempt(PlainMap, str, [1], name=2), sep="\n")
# expect: float() takes no keyword arguments
# expect: tuple() takes no keyword arguments
# expect: frozenset() takes no keyword arguments
# expect: map() takes no keyword arguments
print(attempt(float, 1, x=2), attempt(tuple, [], x=2), attempt(frozenset, [], x=2), attempt(map, str, [], x=2), attempt(itertools.chain, x=2), sep="\n")
# expect: float() takes no keyword arguments
# expect: tuple() takes no keyword arguments
# expect: frozenset() takes no keyword arguments
# expect: map() takes no keyword arguments
# expect: chain() takes no keyword arguments
