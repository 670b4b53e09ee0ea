# Functions as values: map, filter, compose, partial by hand, sorted keys.
def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed
def partial(f, *args, **kwargs):
    return lambda *more, **kw: f(*(args + more), **dict(kwargs, **kw))
def curry(f): return lambda a: lambda b: f(a, b)
print(compose(str, lambda x: x + 1, abs)(-4), partial(pow, 2)(10), partial(print, "a", sep="-")("b", "c"), curry(max)(3)(7))
# expect: a-b-c
# expect: 5 1024 None 7
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
# expect: [4, 10] [1, 'a'] [2, 3]
def reduce(f, items, start):
    for item in items:
        start = f(start, item)
    return start
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3], 0), reduce(lambda fs, i: fs + [lambda: i], range(3), [])[1]())
# expect: 123 1
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([table[op](7, 2) for op in "+-"], (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
# expect: [9, 5] 120
apply = lambda f, *a, **k: f(*a, **k)
print(apply(sorted, [3, 1, 2], reverse=True), apply(apply, apply, len, "four"))  # expect: [3, 2, 1] 4
