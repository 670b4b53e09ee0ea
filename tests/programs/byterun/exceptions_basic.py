# byterun kinds: catching, raise instance, class, two arguments, catch; raise in a function.
try:
    [][1]
    print("never")
except IndexError:
    print("caught it")  # expect: caught it
try:
    raise ValueError("oops")
except ValueError as e:
    print("caught", e)  # expect: caught oops
try:
    raise ValueError
except ValueError as e:
    print("caught class", e.args)  # expect: caught class ()
try:
    raise ValueError("bad", 3)
except ValueError as e:
    print("caught two", e.args)  # expect: caught two ('bad', 3)
def fn(): raise ValueError("inside")
try:
    fn()
    print("never")
except (KeyError, ValueError) as e:
    print("from a function:", e)  # expect: from a function: inside
try:
    raise KeyError from ZeroDivisionError("why")
except KeyError as e:
    print(repr(e.__cause__).replace(",)", ")"))  # expect: ZeroDivisionError('why')
try:
    undefined_thing
except NameError as e:
    print(e)  # expect: name 'undefined_thing' is not defined
def unbound():
    print(a_local)
    a_local = 1
try:
    unbound()
except UnboundLocalError as e:
    print("unbound")  # expect: unbound
