# yield from: values, results, send, throw and plain iterables through it.
def inner():
    got = yield "i1"
    print("inner got", got)
    try:
        yield "i2"
    except ValueError as e:
        print("inner caught", e)
    yield "i3"
    return "inner result"
def outer():
    result = yield from inner()
    print("result", result)
    rest = yield from [1, 2]
    print("rest", rest)
    return (yield from empty())
def empty():
    return "empty result"
    yield
g = outer()
print(next(g))  # expect: i1
print(g.send("hello"))
# expect: inner got hello
# expect: i2
print(g.throw(ValueError("thrown")))
# expect: inner caught thrown
# expect: i3
print(list(g))
# expect: result inner result
# expect: rest None
# expect: [1, 2]
def delegate():
    x = yield from outer()
    print("final", x)
d = delegate()
print(list(d))
# expect: inner got None
# expect: result inner result
# expect: rest None
# expect: final empty result
# expect: ['i1', 'i2', 'i3', 1, 2]
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))  # expect: [1, 2, 1, 3, 1, 2, 1, 4, 1, 2, 1, 3, 1, 2, 1]
def chars(): yield from "ab"; yield from {"k": 1}; yield from range(2); yield from (c for c in "yz")
print(list(chars()))  # expect: ['a', 'b', 'k', 0, 1, 'y', 'z']
def send_to_list(): yield from [1, 2]
s = send_to_list()
next(s)
try:
    s.send("x")
except AttributeError as error:
    print(error)  # expect: 'list_iterator' object has no attribute 'send'
def bad(): yield from 5
try:
    next(bad())
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("from class")
def use(): return (yield from It())
try:
    next(use())
except StopIteration as stop:
    print(stop.value)  # expect: from class
