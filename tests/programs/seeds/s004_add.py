# Seed 004: add, twice.
def add(a, b):
    return a + b
def add_in_place(a, b):
    a += 1
    b += 2
    return a + b
if __name__ == '__main__':
    print(add(1, 2), add("a", "b"), add_in_place(1, 2))  # expect: 3 ab 6
