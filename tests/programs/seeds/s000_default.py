# Seed 000: a function with a default.
def f(x=5):
    global b
    b = 3
    y = x + 1
    return y
print(f(), f(1), b)  # expect: 6 2 3
