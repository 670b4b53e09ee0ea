# byterun kinds: nested names, calling and defining with *args and **kw, empty ones.
def one():
    x = "one's"
    def two():
        x = "two's"
        return x
    return two(), x
print(one())  # expect: ("two's", "one's")
def fn(a, b=17, c="Hello", d=()): return a, b, c, d
print(fn(6, *[77, 88]), fn(**{"c": 23, "a": 7}), fn(6, *[77], **{"c": 23, "d": [123]}), fn(1, *(), **{}))
# expect: (6, 77, 88, ()) (7, 17, 23, ()) (6, 77, 23, [123]) (1, 17, 'Hello', ())
def collect(*args): return "args is %r" % (args,)
def collect_kw(**kw): return sorted(kw.items())
def both(a, *rest, b=0, **kw): return a, rest, b, sorted(kw)
print(collect(1, 2), collect(), collect_kw(b=2, a=1), collect_kw(), both(1, 2, 3, b=4, z=5, y=6), both(*"abc", **{"q": 0}))
# expect: args is (1, 2) args is () [('a', 1), ('b', 2)] [] (1, (2, 3), 4, ['y', 'z']) ('a', ('b', 'c'), 0, ['q'])
def partial(f, *fixed, **fixed_kw):
    def call(*args, **kw):
        merged = fixed_kw.copy()
        merged.update(kw)
        return f(*(fixed + args), **merged)
    return call
print(partial(fn, 17, d=9)(5), partial(partial(fn, 7), c="x")(b=1))
# expect: (17, 5, 'Hello', 9) (7, 1, 'x', ())
def wraps(f):
    def dec(*args, **kw):
        "Doc of dec"
        return "<", f(*args, **kw), ">"
    dec.__name__, dec.__doc__ = f.__name__, f.__doc__
    return dec
@wraps
def doc_me(x):
    "Doc of doc_me"
    return x
print(doc_me(3), doc_me.__name__, doc_me.__doc__)  # expect: ('<', 3, '>') doc_me Doc of doc_me
