# Values through chains of generators: filters, windows, yield from, send.
# small: 200
# group: control
import sys


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def only_odd(source):
    for value in source:
        if value % 2:
            yield value


def windows(source, size):
    window = []
    for value in source:
        window.append(value)
        if len(window) == size:
            yield tuple(window)
            del window[0]


def running_mean():
    total = count = 0
    value = yield None
    while True:
        total += value
        count += 1
        value = yield total // count


def interleave(*sources):
    sources = [iter(source) for source in sources]
    while sources:
        for source in list(sources):
            try:
                yield next(source)
            except StopIteration:
                sources.remove(source)


def flatten(tree):
    if isinstance(tree, list):
        for child in tree:
            yield from flatten(child)
    else:
        yield tree


def nested(depth):
    return depth if depth == 0 else [nested(depth - 1), depth, nested(depth - 1)]


def main(n):
    print(sum(a * c - b for a, b, c in windows(only_odd(numbers(n)), 3)) % 1000007)
    mean = running_mean()
    next(mean)
    last = 0
    for value in interleave(numbers(n), range(n // 2), (v * v for v in range(n // 4))):
        last = mean.send(value)
    print(last)
    tree = nested(10)
    print(sum(sum(flatten(tree)) for _ in range(max(1, n // 20000))))
    print(sum(1 for a in numbers(n // 500) for b in numbers(a) if a + b & 3 == 0))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000)
