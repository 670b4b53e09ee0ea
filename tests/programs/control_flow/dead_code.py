# Code that can never run, constants as conditions, empty blocks.
def f():
    return 1
    print("dead")
def g():
    while 1:
        if True:
            break
        print("dead")
    if 0:
        print("dead")
    elif None:
        print("dead")
    else:
        return "g"
def h():
    for x in []:
        print("dead")
    else:
        return "for else"
def i():
    raise ValueError("now")
    yield 1
def j():
    while False:
        pass
    else:
        return "while else"
def k():
    if __debug__:
        return "debug"
    return "not"
def m():
    """only a docstring"""
def n(): pass
print(f(), g(), h(), j(), k(), m(), n())  # expect: 1 g for else while else debug None None
try:
    next(i())
except ValueError as error:
    print(error)  # expect: now
assert True, "unused"
try:
    assert 1 == 2, "the message"
except AssertionError as error:
    print(error)  # expect: the message
