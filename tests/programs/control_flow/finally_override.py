# A return or break in finally replaces what was going on.
# check with: 3.6 3.7 3.8+
def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"
def replace():
    try:
        return "first"
    finally:
        return "second"
def loop():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            print("leaving", i)
            break
    return "after"
def returned_then_broken():
    while True:
        try:
            return "never"
        finally:
            break
    return "broke"
def raise_in_finally():
    try:
        try:
            return 1
        finally:
            raise KeyError("from finally")
    except KeyError as error:
        return error.args
def nested():
    try:
        try:
            raise ValueError
        finally:
            try:
                raise TypeError
            except TypeError:
                print("inner handled")
    except ValueError:
        return "outer still ValueError"
for function in (swallow, replace, loop, returned_then_broken, raise_in_finally, nested):
    print(function.__name__, function())
    # expect: swallow swallowed
    # expect: replace second
    # expect: leaving 0
    # expect: loop after
    # expect: returned_then_broken broke
    # expect: raise_in_finally ('from finally',)
    # expect: inner handled
    # expect: nested outer still ValueError
