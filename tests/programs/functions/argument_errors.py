# Messages of calls that do not fit.
def f(a, b): pass
def g(a, b=2): pass
def h(*, k): pass
def m(*, k, l): pass
def n(): pass
def p(a, b, c): pass
def q(a, *args, k): pass
calls = [lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, a=2), lambda: f(1, 2, c=3), lambda: g(), lambda: g(1, 2, 3),
         lambda: h(), lambda: h(1), lambda: h(j=1), lambda: m(), lambda: n(1), lambda: n(x=1), lambda: p(), lambda: p(1), lambda: p(b=1),
         lambda: q(), lambda: q(1), lambda: f(*[1, 2, 3, 4]), lambda: h(1, k=2), lambda: g(1, 2, 3, 4, 5)]
for call in calls:
    try:
        call()
        print("fits")
    except TypeError as error:
        print(error)
        # expect: f() missing 2 required positional arguments: 'a' and 'b'
        # expect: f() missing 1 required positional argument: 'b'
        # expect: f() takes 2 positional arguments but 3 were given
        # expect: f() got multiple values for argument 'a'
        # expect: f() got an unexpected keyword argument 'c'
        # expect: g() missing 1 required positional argument: 'a'
        # expect: g() takes from 1 to 2 positional arguments but 3 were given
        # expect: h() missing 1 required keyword-only argument: 'k'
        # expect: h() takes 0 positional arguments but 1 was given
        # expect: h() got an unexpected keyword argument 'j'
        # expect: m() missing 2 required keyword-only arguments: 'k' and 'l'
        # expect: n() takes 0 positional arguments but 1 was given
        # expect: n() got an unexpected keyword argument 'x'
        # expect: p() missing 3 required positional arguments: 'a', 'b', and 'c'
        # expect: p() missing 2 required positional arguments: 'b' and 'c'
        # expect: p() missing 2 required positional arguments: 'a' and 'c'
        # expect: q() missing 1 required positional argument: 'a'
        # expect: q() missing 1 required keyword-only argument: 'k'
        # expect: f() takes 2 positional arguments but 4 were given
        # expect: h() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
        # expect: g() takes from 1 to 2 positional arguments but 5 were given
