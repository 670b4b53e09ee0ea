# byterun kinds: yield from a generator and a tuple, iterator versus generator, nested.
def main():
    x = outer()
    next(x)
    y = x.send("Hello, World")
    print(y)
def outer():
    yield from inner()
def inner():
    y = yield
    yield y
main()  # expect: Hello, World
def from_tuple(): yield from (1, 2, 3)
def from_iterator(): yield from iter((4, 5))
def nested():
    yield from from_tuple()
    got = yield from from_iterator()
    yield got
print(list(nested()), sum(from_tuple()))  # expect: [1, 2, 3, 4, 5, None] 6
