def g():
    yield 1
    raise OSError("in generator")
for x in g():
    print(x)  # expect: 1
# expect error: OSError: in generator
