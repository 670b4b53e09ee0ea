# check with: 3.13
# min, max, sum, any, all, sorted, enumerate, zip(strict), map, filter, reversed, iter with a sentinel, next with a default.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
print(min(3, 1, 2), max([3, 1, 2]), min("bca"), max({1: "z", 5: "a"}), min([], default="d"), max((), default=None), min(["aa", "b"], key=len), max(3, -5, key=abs), min((1, "x"), (1, "a")), max([2, 2.0, True + 1]), min(x for x in (5, 4)))
# expect: 1 3 a 5 d None b -5 (1, 'a') 2 4
for f in (lambda: min(), lambda: min(5), lambda: max([]), lambda: min(1, 2, default=3), lambda: max([1], key=5), lambda: min([1, "a"]), lambda: max(1, 2, foo=3), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: sum([b"a"], b""), lambda: sum([[1]], []), lambda: sum([1, 2], start=10), lambda: sum(5), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum([0.1] * 10), lambda: sum([1, 2.5, 3j]), lambda: sum([10 ** 20, 1, True]), lambda: sum([1e308, 1e308, -1e308])):
    print(attempt(f))
    # expect: TypeError: min expected at least 1 argument, got 0
    # expect: TypeError: 'int' object is not iterable
    # expect: ValueError: max() iterable argument is empty
    # expect: TypeError: Cannot specify a default for min() with multiple positional arguments
    # expect: TypeError: 'int' object is not callable
    # expect: TypeError: '<' not supported between instances of 'str' and 'int'
    # expect: TypeError: max() got an unexpected keyword argument 'foo'
    # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
    # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
    # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
    # expect: [1]
    # expect: 13
    # expect: TypeError: 'int' object is not iterable
    # expect: TypeError: sum() takes at least 1 positional argument (0 given)
    # expect: TypeError: sum() takes at most 2 arguments (3 given)
    # expect: 1.0
    # expect: (3.5+3j)
    # expect: 100000000000000000002
    # expect: inf
log = []
def note(x): log.append(x); return x
print(any(note(x) for x in (0, "", 3, 4)), all(note(x) for x in (1, [], 5)), log, any([]), all([]), any([[], 0]), attempt(any, 5), attempt(all, [1], 2))
# expect: True False [0, '', 3, 1, []] False True False TypeError: 'int' object is not iterable TypeError: all() takes exactly one argument (2 given)
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), attempt(enumerate), attempt(enumerate, 5), attempt(enumerate, "a", "b"), next(enumerate("q", 10 ** 20)), attempt(lambda: enumerate("a", start=1.5)), list(enumerate(iterable="x")))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'a')] TypeError: enumerate() missing required argument 'iterable' TypeError: 'int' object is not iterable TypeError: 'str' object cannot be interpreted as an integer (100000000000000000000, 'q') TypeError: 'float' object cannot be interpreted as an integer [(0, 'x')]
print(list(zip()), list(zip("ab", [1, 2, 3])), list(zip("ab", [1, 2], strict=True)), attempt(lambda: list(zip("ab", [1], strict=True))), attempt(lambda: list(zip([1], "ab", strict=True))), attempt(lambda: list(zip("ab", "ab", "a", strict=True))), attempt(lambda: list(zip([1], [1], "ab", strict=True))), attempt(zip, 5), attempt(zip, "a", 5), attempt(lambda: zip("a", foo=1)), list(zip(*[[1, 2], [3, 4]])))
# expect: [] [('a', 1), ('b', 2)] [('a', 1), ('b', 2)] ValueError: zip() argument 2 is shorter than argument 1 ValueError: zip() argument 2 is longer than argument 1 ValueError: zip() argument 3 is shorter than arguments 1-2 ValueError: zip() argument 3 is longer than arguments 1-2 TypeError: 'int' object is not iterable TypeError: 'int' object is not iterable TypeError: zip() got an unexpected keyword argument 'foo' [(1, 3), (2, 4)]
print(list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2, 1])), list(map(lambda *a: a, "ab", "cd", "e")), attempt(map), attempt(map, str), attempt(lambda: list(map(5, [1]))), attempt(map, str, 5), list(filter(None, [0, 1, "", "a", []])), list(filter(str.isdigit, "a1b2")), attempt(filter, None), attempt(filter, None, 5), attempt(lambda: list(filter(5, [1]))), next(map(lambda x: x * 2, iter([4]))))
# expect: ['1', '2'] [8, 9] [('a', 'c', 'e')] TypeError: map() must have at least two arguments. TypeError: map() must have at least two arguments. TypeError: 'int' object is not callable TypeError: 'int' object is not iterable [1, 'a'] ['1', '2'] TypeError: filter expected 2 arguments, got 1 TypeError: 'int' object is not iterable TypeError: 'int' object is not callable 8
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), attempt(reversed, {1}), attempt(reversed, 5), attempt(reversed, iter([])), attempt(reversed), list(reversed((1,))), list(reversed(b"ab")))
# expect: [2, 1] ['b', 'a'] [2, 1, 0] [3, 1] TypeError: 'set' object is not reversible TypeError: 'int' object is not reversible TypeError: 'list_iterator' object is not reversible TypeError: reversed expected 1 argument, got 0 [1] [98, 97]
values = [3, 2, 1, 0, 9]
print(list(iter(values.pop, 1)), values, attempt(iter, 5, 1), attempt(iter), attempt(iter, 5), iter(values) is not iter(values), attempt(next, []), next(iter([]), "default"), attempt(next, iter([])), next(iter("ab")), attempt(next), attempt(next, 5, 1))
# expect: [9, 0] [3, 2] TypeError: iter(v, w): v must be callable TypeError: iter expected at least 1 argument, got 0 TypeError: 'int' object is not iterable True TypeError: 'list' object is not an iterator default StopIteration:  a TypeError: next expected at least 1 argument, got 0 TypeError: 'int' object is not an iterator
class Seq:
    def __getitem__(self, i): return [10, 20, 30][i]
    def __len__(self): return 3
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), max(Seq()), sum(Seq()), sorted(Seq(), reverse=True), tuple(zip(Seq(), Seq())), [*map(lambda a, b: a + b, Seq(), Seq())], dict(enumerate(Seq())), list(iter(Seq())))
# expect: [10, 20, 30] [30, 20, 10] True 30 60 [30, 20, 10] ((10, 10), (20, 20), (30, 30)) [20, 40, 60] {0: 10, 1: 20, 2: 30} [10, 20, 30]
print(sorted("hello"), sorted([3, 1], reverse=True), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), sorted("bA", key=str.lower), sorted([]), len(sorted(range(100), key=lambda x: -x)), abs(-3), abs(3 - 4j), round(2.5), round(3.14159, 2), round(1234, -2), divmod(-7, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), attempt(pow, 2, -1, 4), attempt(pow, 2, 3, 0), attempt(divmod, 1, 0), hash("") == 0, len("é"), ord("é"), chr(233), bin(10), oct(8), hex(255), bool([]), callable(len), callable(5), isinstance(True, int), issubclass(bool, int), isinstance(1, (str, int)), attempt(isinstance, 1, 1), attempt(issubclass, 1, int))
# expect: ['e', 'h', 'l', 'l', 'o'] [3, 1] ['a', 'b'] [(1, 'a'), (1, 'b')] ['A', 'b'] [] 100 3 5.0 2 3.14 1200 (-4, 1) 1024 0.5 1 5 ValueError: base is not invertible for the given modulus ValueError: pow() 3rd argument cannot be 0 ZeroDivisionError: integer division or modulo by zero True 1 233 é 0b1010 0o10 0xff False True False True True True TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union TypeError: issubclass() arg 1 must be a class
