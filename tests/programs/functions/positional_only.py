# requires: 3.8
def f(a, b=2, /, c=3, *, d=4): return a, b, c, d
print(f(1), f(1, 5), f(1, c=6), f(1, 2, 3, d=7))
# expect: (1, 2, 3, 4) (1, 5, 3, 4) (1, 2, 6, 4) (1, 2, 3, 7)
def g(a, /, **kwargs): return a, kwargs
print(g(1, a=2, b=3))  # expect: (1, {'a': 2, 'b': 3})
def h(x, y, /): return x - y
print(h(5, 3))  # expect: 2
for call in (lambda: f(a=1), lambda: h(1, y=2), lambda: h(x=1, y=2), lambda: f(), lambda: g(), lambda: f(1, 2, 3, 4)):
    try:
        call()
    except TypeError as error:
        print(error)
        # expect: f() got some positional-only arguments passed as keyword arguments: 'a'
        # expect: h() got some positional-only arguments passed as keyword arguments: 'y'
        # expect: h() got some positional-only arguments passed as keyword arguments: 'x, y'
        # expect: f() missing 1 required positional argument: 'a'
        # expect: g() missing 1 required positional argument: 'a'
        # expect: f() takes from 1 to 3 positional arguments but 4 were given
