# Seed 002: the inverted loop of 3.10.
def f():
    x = 1
    while x < 5:
        x = x + 1
    return x
print(f())  # expect: 5
