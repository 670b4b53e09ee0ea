# enumerate, zip, map, filter, reversed, iter(callable, sentinel): results and messages.
# check with: 3.13
def t(f):
    try:
        print(repr(f()).split(" at 0x")[0])
    except Exception as error:
        print(type(error).__name__, error)


t(lambda: enumerate())  # expect: TypeError enumerate() missing required argument 'iterable'
t(lambda: enumerate(1))  # expect: TypeError 'int' object is not iterable
t(lambda: enumerate([1],2,3))  # expect: TypeError enumerate() takes at most 2 arguments (3 given)
t(lambda: enumerate([1],'a'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: list(enumerate(iterable=[1],start=2)))  # expect: [(2, 1)]
t(lambda: enumerate([1],x=2))  # expect: TypeError 'x' is an invalid keyword argument for enumerate()
t(lambda: enumerate(start=2))  # expect: TypeError 'start' is an invalid keyword argument for enumerate()
t(lambda: list(enumerate([1],start=10**30)))  # expect: [(1000000000000000000000000000000, 1)]
t(lambda: zip(1))  # expect: TypeError 'int' object is not iterable
t(lambda: zip([1],2))  # expect: TypeError 'int' object is not iterable
t(lambda: list(zip([1,2],[1],strict=True)))  # expect: ValueError zip() argument 2 is shorter than argument 1
t(lambda: list(zip([1],[1,2],strict=True)))  # expect: ValueError zip() argument 2 is longer than argument 1
t(lambda: list(zip([1,2],[1,2],[1],strict=True)))
# expect: ValueError zip() argument 3 is shorter than arguments 1-2
t(lambda: list(zip([1],[1],[1,2],strict=True)))
# expect: ValueError zip() argument 3 is longer than arguments 1-2
t(lambda: zip(a=1))  # expect: TypeError zip() got an unexpected keyword argument 'a'
t(lambda: list(zip()))  # expect: []
t(lambda: map())  # expect: TypeError map() must have at least two arguments.
t(lambda: map(1))  # expect: TypeError map() must have at least two arguments.
t(lambda: map(1,2))  # expect: TypeError 'int' object is not iterable
t(lambda: list(map(1,[2])))  # expect: TypeError 'int' object is not callable
t(lambda: map(int,[1],strict=True))  # expect: TypeError map() takes no keyword arguments
t(lambda: filter())  # expect: TypeError filter expected 2 arguments, got 0
t(lambda: filter(1))  # expect: TypeError filter expected 2 arguments, got 1
t(lambda: filter(1,2))  # expect: TypeError 'int' object is not iterable
t(lambda: filter(1,2,3))  # expect: TypeError filter expected 2 arguments, got 3
t(lambda: filter(None,[1],a=1))  # expect: TypeError filter() takes no keyword arguments
t(lambda: list(filter(None,[0,1,'',2])))  # expect: [1, 2]
t(lambda: list(map(lambda *a:a,'ab','cd','ef','gh','ij')))
# expect: [('a', 'c', 'e', 'g', 'i'), ('b', 'd', 'f', 'h', 'j')]
t(lambda: reversed())  # expect: TypeError reversed expected 1 argument, got 0
t(lambda: reversed(1))  # expect: TypeError 'int' object is not reversible
t(lambda: reversed({1}))  # expect: TypeError 'set' object is not reversible
t(lambda: reversed([1],[2]))  # expect: TypeError reversed expected 1 argument, got 2
t(lambda: reversed(iter([])))  # expect: TypeError 'list_iterator' object is not reversible
t(lambda: list(reversed('ab')))  # expect: ['b', 'a']
t(lambda: list(reversed((1,2))))  # expect: [2, 1]
t(lambda: list(reversed(range(4))))  # expect: [3, 2, 1, 0]
t(lambda: reversed(sequence=[1]))  # expect: TypeError reversed() takes no keyword arguments
class A:
    __reversed__=None
t(lambda: reversed(A()))  # expect: TypeError 'A' object is not reversible
class B:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i
t(lambda: reversed(B()))  # expect: TypeError object of type 'B' has no len()
t(lambda: list(iter(B())))  # expect: [0, 1, 2, 3]
t(lambda: iter(B(),3))  # expect: TypeError iter(v, w): v must be callable
t(lambda: type(iter(int,3)))  # expect: <class 'callable_iterator'>
t(lambda: iter(1))  # expect: TypeError 'int' object is not iterable
class C(B):
    def __len__(s): return 3
t(lambda: list(reversed(C())))  # expect: [2, 1, 0]
t(lambda: reversed(C()).__length_hint__())  # expect: 3
t(lambda: type(reversed([1])))  # expect: <class 'list_reverseiterator'>
n=iter(range(10))
t(lambda: list(iter(lambda: next(n),4)))  # expect: [0, 1, 2, 3]
