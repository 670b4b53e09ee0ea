# byterun kinds: constant, globals, attribute in-place, deleting names, deleting locals, attributes not shared.
17
b"const"
x = 5
def up():
    global x
    x = 25
    return x
print(x, up(), x)  # expect: 5 25 25
class Thing:
    value = 10
a, b = Thing(), Thing()
a.value -= 4
b.other = "b"
print(a.value, b.value, Thing.value, hasattr(a, "other"), hasattr(Thing, "other"))
# expect: 6 10 10 False False
def f():
    q = 1
    del q
    try:
        return q
    except NameError:
        return "deleted"
print(f())  # expect: deleted
del x
try:
    print(x)
except NameError as error:
    print(error)  # expect: name 'x' is not defined
Thing.value = 99
print(a.value, b.value)  # expect: 6 99
