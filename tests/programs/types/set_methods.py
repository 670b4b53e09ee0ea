# check with: 3.13
# Methods of set and frozenset, with their errors.
s = {1, 2, 3}
s.add(4)
s.discard(9)
s.update([5], (6,))
s.difference_update([1])
s.intersection_update(range(4, 9))
s.symmetric_difference_update({4, 10})
print(sorted(s), s.remove(10), sorted(s), s.isdisjoint([1]), s.issubset(range(9)), s.issuperset([5]), sorted(s.union("a", [1]), key=str), sorted(s.intersection([5], {5})), sorted(s.difference([5], [6])), sorted(s.symmetric_difference([5, 7])), s.copy() == s, s.copy() is s)
# expect: [5, 6, 10] None [5, 6] True True True [1, 5, 6, 'a'] [5] [] [6, 7] True False
f = frozenset([1, 2])
print(f, f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f & {1}, f - {1}, f ^ {1}, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), f.copy() is f, frozenset(f) is f, f < {1, 2, 3}, f <= f, f > {1}, {1, 2} == f, f != {1}, frozenset() == set())
# expect: frozenset({1, 2}) frozenset({1, 2, 3}) {1, 2, 3} frozenset set frozenset({1}) frozenset({2}) frozenset({2}) True True True True True True True True True True
s |= {1}
s &= {1, 2}
s -= {2}
s ^= {7}
print(sorted(s), set("aab") == {"a", "b"}, set(), frozenset(), {frozenset([1])}, frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, {1} in [frozenset([1])], s.__sizeof__() > 0, f.__reduce__()[1], set[int])
# expect: [1, 7] True set() frozenset() {frozenset({1})} True True True True ([1, 2],) set[int]
class Own(set):
    pass
print(type(Own([1]) | {2}).__name__, type(Own([1]).copy()).__name__, Own([1]), type(Own() & {1}).__name__, {1, True, 1.0}, len({0.0, -0.0, 0}))
# expect: set set Own({1}) set {1} 1
def change():
    numbers = {1, 2}
    for n in numbers:
        numbers.add(n + 10)
for call in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.remove([]), lambda: {1}.add([]), lambda: [] in {1}, lambda: {[]}, lambda: set(1), lambda: set(1, 2), lambda: frozenset(1), lambda: hash(set()), lambda: {1} | [2], lambda: {1} - "a", lambda: {1} < [1], lambda: {1}.union(1), lambda: {1}.issubset(1), lambda: {1}.isdisjoint(1), lambda: f.add(1), lambda: {1} + {2}, lambda: {1}[0],
             lambda: {1}.__ior__([1]), change, lambda: {1}.update([[]]), lambda: {1}.discard([]), lambda: {1}.symmetric_difference(1), lambda: set(x=1), lambda: {1}.add(), lambda: {1}.pop(1), lambda: {1}.copy(1), lambda: frozenset(x=1), lambda: {1} < 1):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)
        # expect: KeyError 'pop from an empty set'
        # expect: KeyError 2
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError set expected at most 1 argument, got 2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unhashable type: 'set'
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: TypeError unsupported operand type(s) for -: 'set' and 'str'
        # expect: TypeError '<' not supported between instances of 'set' and 'list'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: AttributeError 'frozenset' object has no attribute 'add'
        # expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
        # expect: TypeError 'set' object is not subscriptable
        # expect: NotImplemented
        # expect: RuntimeError Set changed size during iteration
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError set() takes no keyword arguments
        # expect: TypeError set.add() takes exactly one argument (0 given)
        # expect: TypeError set.pop() takes no arguments (1 given)
        # expect: TypeError set.copy() takes no arguments (1 given)
        # expect: TypeError frozenset() takes no keyword arguments
        # expect: TypeError '<' not supported between instances of 'set' and 'int'
