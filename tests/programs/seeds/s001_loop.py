# Seed 001: loop with break, and a constant that is folded.
def loop():
    x = 1
    while x < 5:
        if x==3:
            break
        x = x + 1
        print(x)
    return x
def add():
    x = 1 + 1
print(loop(), add())
# expect: 2
# expect: 3
# expect: 3 None
