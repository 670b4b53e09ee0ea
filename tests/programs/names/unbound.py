# NameError and UnboundLocalError.
def f():
    print(local)
    local = 1
def g(flag):
    if flag: v = 1
    return v
def h():
    x = 1
    del x
    return x
def i():
    for q in []: pass
    return q
def j():
    return never_defined
def k():
    del nothing
    nothing = 1
def l():
    counter += 1
counter = 5
for function in (f, lambda: g(False), h, i, j, k, l):
    try:
        function()
    except NameError as error:
        print(type(error).__name__)
        # expect: UnboundLocalError
        # expect: UnboundLocalError
        # expect: UnboundLocalError
        # expect: UnboundLocalError
        # expect: NameError
        # expect: UnboundLocalError
        # expect: UnboundLocalError
print(g(True))  # expect: 1
try:
    never_defined
except NameError as error:
    print(error)  # expect: name 'never_defined' is not defined
try:
    del never_defined
except NameError as error:
    print(error)  # expect: name 'never_defined' is not defined
def m():
    global made_global
    made_global = 1
m()
print(made_global)  # expect: 1
del made_global
try:
    print(made_global)
except NameError as error:
    print(error)  # expect: name 'made_global' is not defined
def n():
    try:
        return zz
    except UnboundLocalError:
        zz = "bound now"
    return zz
print(n())  # expect: bound now
