# A class gets special methods while its instances are called or compared.
class Callable:
    def __call__(self, depth):
        Callable.__call__ = lambda self, depth: ("replaced", depth)
        Callable.__len__ = lambda self: 5
        return depth, len(self)
call = Callable()
print(list(map(call, [1, 2])), sorted([3, 1], key=Callable()))  # expect: [(1, 5), ('replaced', 2)] [1, 3]
class Ordered:
    def __init__(self, number): self.number = number
    def __eq__(self, other):
        Ordered.__eq__ = lambda self, other: "later"
        Ordered.__hash__ = lambda self: 1
        return "first"
    def __gt__(self, other):
        Ordered.__gt__ = lambda self, other: "later"
        Ordered.__repr__ = lambda self: "changed"
        return "first"
one = Ordered(1)
print(5 < one, 5 < one, 5 == one, 5 == one, one, hash(one))  # expect: first later first later changed 1
