# Seed 000, "Listing 2": a global assigned in a function.
a = 1
b = 2
def f(x):
    global b
    b = 3
    y = x + 1
    return y
f(4)
print(a)  # expect: 1
print(b, f(4))  # expect: 3 5
