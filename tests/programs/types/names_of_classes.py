# check with: 3.13
# What the names and the documentation of a class may be.


def attempt(work):
    try:
        print(ascii(work()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: type("A\udcdcB", (), {}))
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
attempt(lambda: type("A", (), {"__doc__": "x\udcdcy"}))
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
attempt(lambda: type("A", (), {"__doc__": b"x"}).__doc__)  # expect: b'x'


class A:
    pass


def rename(cls, attribute, value):
    setattr(cls, attribute, value)
    return getattr(cls, attribute)


attempt(lambda: rename(A, "__name__", "A\udcdcB"))
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
attempt(lambda: rename(A, "__doc__", "x\udcdcy"))  # expect: 'x\udcdcy'
for attribute in "__name__", "__qualname__", "__module__", "__doc__":
    attempt(lambda: type.__dict__[attribute].__set__(str, "Oink"))
    # expect: TypeError cannot set '__name__' attribute of immutable type 'str'
    # expect: TypeError cannot set '__qualname__' attribute of immutable type 'str'
    # expect: TypeError cannot set '__module__' attribute of immutable type 'str'
    # expect: TypeError cannot set '__doc__' attribute of immutable type 'str'
B = type("B", (), {"__firstlineno__": 42})
B.__module__ = "elsewhere"
print("__firstlineno__" in B.__dict__, B.__module__)  # expect: False elsewhere
