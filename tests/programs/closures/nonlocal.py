# nonlocal: counters, shared cells, several levels.
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def down():
        nonlocal n
        n -= 1
        return n
    def get(): return n
    return up, down, get
up, down, get = counter(5)
other, _, other_get = counter()
print(up(), up(10), down(), get(), other(), other_get())  # expect: 6 16 15 15 1 1
def deep():
    x = 1
    def a():
        def b():
            def c():
                nonlocal x
                x *= 2
                return x
            return c
        return b
    return a, lambda: x
a, read = deep()
print(a()()(), a()()(), read())  # expect: 2 4 4
def rebind():
    value = "first"
    def change():
        nonlocal value
        del value
    change()
    try:
        return value
    except NameError as error:
        return type(error).__name__
print(rebind())  # expect: UnboundLocalError
def parameter(p):
    def set_p(v):
        nonlocal p
        p = v
    set_p(p + 1)
    return p
print(parameter(41))  # expect: 42
