# Seed 001: the C program of the stack pictures, in Python.
m = 10
def main():
    global m
    i = 4
    j = 5
    m = fun(i, j)
    return 0
def fun(a, b):
    c = 0
    c = a + b
    return c
print(main(), m)  # expect: 0 9
