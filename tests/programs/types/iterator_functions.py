# check with: 3.13
# enumerate, zip, map, filter, reversed, iter, next: arguments, errors, subclasses.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=2)), list(zip()), list(zip("ab")), list(zip("ab", "c", strict=False)), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, ""])), list(filter(str.isalpha, "a1")), list(reversed("abc")), list(iter(iter("ab").__next__, "b")))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(2, 'a')] [] [('a',), ('b',)] [('a', 'c')] [3, 5] [1] ['a'] ['c', 'b', 'a'] ['a']
print(next(iter([]), "default"), next(iter([1])), list(map(None.__eq__, [1])), type(map(str, "")).__name__, repr(zip()).split(" at ")[0], enumerate("a").__class_getitem__(int), list(enumerate("a", 2**70)))
# expect: default 1 [NotImplemented] map <zip object enumerate[int] [(1180591620717411303424, 'a')]
class Own(map):
    extra = 1
print(list(Own(str, [1])), Own(str, []).extra)  # expect: ['1'] 1
def failing():
    yield 1
    raise KeyError("inside")
class NotIterator:
    def __iter__(self):
        return 5
class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index
print(list(Old()), list(map(str, Old())), 2 in Old(), max(Old()), sum(Old()), tuple(Old()), [*Old()], list(zip(Old(), Old())))
# expect: [0, 1, 2] ['0', '1', '2'] True 2 3 (0, 1, 2) [0, 1, 2] [(0, 0), (1, 1), (2, 2)]
for call in (lambda: enumerate(), lambda: enumerate(1), lambda: enumerate("a", "b"), lambda: enumerate("a", x=1), lambda: enumerate("a", 1, 2), lambda: zip(1), lambda: zip("a", 1), lambda: zip(x=1), lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("a", "b", "", strict=True)), lambda: map(), lambda: map(str), lambda: map(str, 1), lambda: list(map(1, [1])),
             lambda: filter(None), lambda: filter(None, 1), lambda: filter(None, [], []), lambda: reversed(), lambda: reversed(1), lambda: reversed({1}), lambda: reversed(iter([])), lambda: iter(), lambda: iter(1), lambda: iter(1, 2), lambda: iter(NotIterator()), lambda: next(), lambda: next([]), lambda: next(iter([])), lambda: list(failing()), lambda: list(map(str, failing())), lambda: list(NotIterator()), lambda: map(str, x=1),
             lambda: sorted(), lambda: sorted(1), lambda: sorted([1], [2]), lambda: sorted([1, "a"]), lambda: sum(), lambda: sum("ab"), lambda: sum(["a"]), lambda: sum([], "a"), lambda: sum([b""], b""), lambda: min(), lambda: min([]), lambda: max(1), lambda: max(1, "a"), lambda: min([], default=3), lambda: min(1, 2, default=3), lambda: max([1], key=1), lambda: all(1), lambda: any(), lambda: len(5), lambda: min(1, x=1)):
    try:
        print(call())
    except (TypeError, ValueError, LookupError, AttributeError, StopIteration) as error:
        print(type(error).__name__, error)
        # expect: TypeError enumerate() missing required argument 'iterable'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'x' is an invalid keyword argument for enumerate()
        # expect: TypeError enumerate() takes at most 2 arguments (3 given)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError zip() got an unexpected keyword argument 'x'
        # expect: ValueError zip() argument 2 is shorter than argument 1
        # expect: ValueError zip() argument 2 is longer than argument 1
        # expect: ValueError zip() argument 3 is shorter than arguments 1-2
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not callable
        # expect: TypeError filter expected 2 arguments, got 1
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError filter expected 2 arguments, got 3
        # expect: TypeError reversed expected 1 argument, got 0
        # expect: TypeError 'int' object is not reversible
        # expect: TypeError 'set' object is not reversible
        # expect: TypeError 'list_iterator' object is not reversible
        # expect: TypeError iter expected at least 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError iter(v, w): v must be callable
        # expect: TypeError iter() returned non-iterator of type 'int'
        # expect: TypeError next expected at least 1 argument, got 0
        # expect: TypeError 'list' object is not an iterator
        # expect: StopIteration 
        # expect: KeyError 'inside'
        # expect: KeyError 'inside'
        # expect: TypeError iter() returned non-iterator of type 'int'
        # expect: TypeError map() takes no keyword arguments
        # expect: TypeError sorted expected 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError sorted expected 1 argument, got 2
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError sum() takes at least 1 positional argument (0 given)
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
        # expect: TypeError min expected at least 1 argument, got 0
        # expect: ValueError min() iterable argument is empty
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError '>' not supported between instances of 'str' and 'int'
        # expect: 3
        # expect: TypeError Cannot specify a default for min() with multiple positional arguments
        # expect: TypeError 'int' object is not callable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError any() takes exactly one argument (0 given)
        # expect: TypeError object of type 'int' has no len()
        # expect: TypeError min() got an unexpected keyword argument 'x'
