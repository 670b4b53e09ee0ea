def f(x):
    print("before")
    raise ValueError("bad value: %d" % x)
f(5)  # expect: before
print("after")
# expect error: ValueError: bad value: 5
