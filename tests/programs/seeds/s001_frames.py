# Seeds 001 and 002: bar called by foo called by the module.
def bar(y):
    z = y + 3
    return z
def foo():
    a = 1
    b = 2
    return a + bar(b)
foo()
print(foo())  # expect: 6
