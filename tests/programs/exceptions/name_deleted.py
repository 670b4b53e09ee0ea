# The name after `as` is deleted at the end of the clause.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(e)  # expect: x
print("e" in globals())  # expect: False
def f():
    error = 1
    try:
        raise KeyError("k")
    except KeyError as error:
        pass
    try:
        return error
    except NameError as n:
        return type(n).__name__
print(f())  # expect: UnboundLocalError
def g():
    for i in range(3):
        try:
            if i == 1:
                raise ValueError(i)
        except ValueError as e:
            kept = e
            continue
        else:
            print("else", i, end=" ")
    return kept.args
print(g())  # expect: else 0 else 2 (1,)
def h():
    try:
        raise ValueError("a")
    except ValueError as e:
        del e
        e = 5
    return "deleted inside"
print(h())  # expect: deleted inside
def k():
    try:
        raise ValueError("cell")
    except ValueError as e:
        f = lambda: e.args
        print(f())
    try:
        f()
    except NameError as error:
        print(type(error).__name__)
k()
# expect: ('cell',)
# expect: NameError
