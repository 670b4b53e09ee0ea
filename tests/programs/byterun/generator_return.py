# byterun kinds: return from a generator, and through yield from.
def gen():
    yield 1
    return 2
x = gen()
while True:
    try:
        print(next(x))  # expect: 1
    except StopIteration as e:
        print(e.value)  # expect: 2
        break
def returns():
    yield 1
    return 2
def delegates():
    r = yield from returns()
    print("r", r)
    return r * 10
y = delegates()
while True:
    try:
        print(next(y))
        # expect: 1
        # expect: r 2
    except StopIteration as e:
        print(e.value)  # expect: 20
        break
