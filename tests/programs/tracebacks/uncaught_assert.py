def check(x):
    assert x > 0, "x must be positive, not %r" % x
    return x
print(check(1))  # expect: 1
print(check(-1))
# expect error: AssertionError: x must be positive, not -1
