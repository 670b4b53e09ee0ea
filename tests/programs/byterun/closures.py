# byterun kinds: closures, STORE_DEREF, closures in a loop, with defaults, deep.
def make_adder(x):
    def add(y): return x + y
    return add
a, b = make_adder(10), make_adder(20)
print(a(7), b(7))  # expect: 17 27
def store_deref(x):
    z = x + 1
    def add(y): return x + y + z
    x = x * 100
    return add
print(store_deref(3)(4))  # expect: 308
def in_loop(x):
    fns = []
    for y in range(3):
        def f(z, y=y): return x + y + z
        fns.append(f)
    return fns
print([f(1000) for f in in_loop(10)])  # expect: [1010, 1011, 1012]
def with_defaults(x, y=13, z=43):
    def add(q, r=11): return x + y + z + q + r
    return add
print(with_defaults(10)(5), with_defaults(10, 20)(5, 1))  # expect: 82 79
def deep1(a):
    b = 2 * a
    def f2(c):
        d = 2 * c
        def f3(e):
            f = 2 * e
            def f4(g): return a + b + c + d + e + f + g + 2 * g
            return f4
        return f3
    return f2
print(deep1(3)(4)(5)(6))  # expect: 54
