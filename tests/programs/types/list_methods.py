# check with: 3.13
# Methods of list and tuple, with their errors.
a = [3, 1, 2]
a.append(4)
a.extend("x")
a.insert(0, 0)
a.insert(-1, "i")
print(a, a.pop(), a.pop(0), a.index(1), a.index(2, 1), a.count(4), a.copy(), a.remove("i"), a.reverse(), a, a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda n: -n), a, a.clear(), a)
# expect: [] x 0 1 2 1 [3, 1, 2, 4, 'i'] None None [] None [] None [] None [] None []
a[:] = range(6)
a[1:3] = ["x"]
a[::2] = "abc"
del a[0], a[-1:]
print(a, a * 2, 2 * a, a + [1], [1] < [1, 2], [2] > [1, 5], [] == [], a.__contains__(4), a.__reversed__().__length_hint__(), a.__iadd__((7,)), a.__imul__(2))
# expect: ['x', 'b', 4, 7, 'x', 'b', 4, 7] ['x', 'b', 4, 'x', 'b', 4] ['x', 'b', 4, 'x', 'b', 4] ['x', 'b', 4, 1] True True True True 3 ['x', 'b', 4, 7, 'x', 'b', 4, 7] ['x', 'b', 4, 7, 'x', 'b', 4, 7]
t = (1, 2, 2)
print(t.index(2), t.count(2), t + (3,), t * 2, t[::-1], t < (1, 3), hash(t) == hash((1, 2, 2)), tuple([1]), tuple(t) is t, t.__getnewargs__(), (), (1,), tuple("ab"), t.__mul__(0))
# expect: 1 2 (1, 2, 2, 3) (1, 2, 2, 1, 2, 2) (2, 2, 1) True True (1,) True ((1, 2, 2),) () (1,) ('a', 'b') ()
class Bad:
    def __eq__(self, other):
        raise KeyError("eq")
    def __lt__(self, other):
        raise KeyError("lt")
def setter(target, key, value):
    def run():
        target[key] = value
    return run
def deleter(target, key):
    def run():
        del target[key]
    return run
def changed_while_sorted():
    numbers = [1, 2, 3]
    numbers.sort(key=lambda n: numbers.append(n) or n)
for call in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 5), lambda: [1].index(1, "a"), lambda: [1].insert("a", 1), lambda: [1].extend(1), lambda: [1] + (1,), lambda: [1] * 1.5, lambda: [1] < 1, lambda: [1, "a"].sort(), lambda: [2, 1].sort(key=1), lambda: [1].sort(1),
             lambda: [1].sort(x=1), lambda: [Bad(), Bad()].sort(), lambda: [Bad()].index(1), lambda: [Bad()].count(1), lambda: [Bad()].remove(1), lambda: 1 in [Bad()], changed_while_sorted, setter([1], 5, 1), setter([1], "a", 1), setter([1, 2, 3], slice(None, None, 2), [1]), setter([1], slice(0, 1), 5), deleter([1], 5), deleter([1], "a"), lambda: [1][5], lambda: [1]["a"],
             lambda: (1,)[5], lambda: (1,).index(2), lambda: (1,) + [1], lambda: (1,) * "a", lambda: tuple(1), lambda: tuple(1, 2), lambda: list(1), lambda: list(x=1), lambda: list(1, 2), lambda: hash([]), lambda: hash(([],)), setter((1,), 0, 1), deleter((1,), 0), lambda: [].append(), lambda: [].append(1, 2), lambda: [].clear(1), lambda: [0] * (2**62), lambda: [].copy(1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
        # expect: IndexError pop from empty list
        # expect: IndexError pop index out of range
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError list.remove(x): x not in list
        # expect: ValueError 2 is not in list
        # expect: ValueError 1 is not in list
        # expect: TypeError slice indices must be integers or have an __index__ method
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError can only concatenate list (not "tuple") to list
        # expect: TypeError can't multiply sequence by non-int of type 'float'
        # expect: TypeError '<' not supported between instances of 'list' and 'int'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError 'int' object is not callable
        # expect: TypeError sort() takes no positional arguments
        # expect: TypeError sort() got an unexpected keyword argument 'x'
        # expect: KeyError 'lt'
        # expect: KeyError 'eq'
        # expect: KeyError 'eq'
        # expect: KeyError 'eq'
        # expect: KeyError 'eq'
        # expect: ValueError list modified during sort
        # expect: IndexError list assignment index out of range
        # expect: TypeError list indices must be integers or slices, not str
        # expect: ValueError attempt to assign sequence of size 1 to extended slice of size 2
        # expect: TypeError must assign iterable to extended slice
        # expect: IndexError list assignment index out of range
        # expect: TypeError list indices must be integers or slices, not str
        # expect: IndexError list index out of range
        # expect: TypeError list indices must be integers or slices, not str
        # expect: IndexError tuple index out of range
        # expect: ValueError tuple.index(x): x not in tuple
        # expect: TypeError can only concatenate tuple (not "list") to tuple
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError tuple expected at most 1 argument, got 2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError list() takes no keyword arguments
        # expect: TypeError list expected at most 1 argument, got 2
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError 'tuple' object does not support item assignment
        # expect: TypeError 'tuple' object doesn't support item deletion
        # expect: TypeError list.append() takes exactly one argument (0 given)
        # expect: TypeError list.append() takes exactly one argument (2 given)
        # expect: TypeError list.clear() takes no arguments (1 given)
        # expect: MemoryError 
        # expect: TypeError list.copy() takes no arguments (1 given)
nested = [1]
nested.append(nested)
print(nested, [nested], (nested,))  # expect: [1, [...]] [[1, [...]]] ([1, [...]],)
