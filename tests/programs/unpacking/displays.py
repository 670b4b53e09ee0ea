# Unpacking in calls and displays.
a, b = [1, 2], (3,)
print([*a, *b, 4], (*a, 0), {*a, *b, 1} == {1, 2, 3}, {**{"x": 1}, "y": 2, **{"x": 3}}, [*"ab", *range(2)], (*(), *[]), [*{}, *{"k": 1}])
# expect: [1, 2, 3, 4] (1, 2, 0) True {'x': 3, 'y': 2} ['a', 'b', 0, 1] () ['k']
def f(*args, **kwargs): return args, kwargs
print(f(*a, 5, *b), f(*a, **{"k": 1}, j=2), f(0, *"xy", z=1, **{"w": 2}), f(**{}), f(*[]), f(*(i for i in range(3))), f(*{"d": 1}))
# expect: ((1, 2, 5, 3), {}) ((1, 2), {'k': 1, 'j': 2}) ((0, 'x', 'y'), {'z': 1, 'w': 2}) ((), {}) ((), {}) ((0, 1, 2), {}) (('d',), {})
def order(n): print(n, end=" "); return n
print(f(order(1), *[order(2)], order(3), k=order(4), **{"m": order(5)}))
# expect: 1 2 3 4 5 ((1, 2, 3), {'k': 4, 'm': 5})
x = *a, *b
print(x, *x, sep="-")  # expect: (1, 2, 3)-1-2-3
def ret(): return (*a, 9)
print(ret(), max(*a, *b), dict(**{"q": 1}, r=2))  # expect: (1, 2, 9) 3 {'q': 1, 'r': 2}
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
print({**M()}, f(**M()), dict(M()))
# expect: {'a': 'aa', 'b': 'bb'} ((), {'a': 'aa', 'b': 'bb'}) {'a': 'aa', 'b': 'bb'}
for bad in (lambda: [*5], lambda: {**5}, lambda: {**[1]}, lambda: (*None,)):
    try:
        bad()
    except TypeError as error:
        print("TypeError")
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
