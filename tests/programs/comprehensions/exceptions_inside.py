# An exception or a large result inside a comprehension.
def check(x):
    if x == 3: raise ValueError("three")
    return x
for make in (lambda: [check(i) for i in range(5)], lambda: {check(i) for i in range(5)}, lambda: {i: check(i) for i in range(5)}, lambda: list(check(i) for i in range(5))):
    try:
        make()
    except ValueError as error:
        print(error, end=" ")
print()  # expect: three three three three 
g = (check(i) for i in range(5))
out = []
try:
    for v in g: out.append(v)
except ValueError:
    print(out, list(g))  # expect: [0, 1, 2] []
print(len([i for i in range(10000) if i & 1]), sum({i % 100 for i in range(1000)}), len({i: [i] for i in range(500)}))
# expect: 5000 4950 500
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(type(error).__name__)  # expect: TypeError
try:
    [a for a, b in [(1, 2), (3,)]]
except ValueError as error:
    print(error)  # expect: not enough values to unpack (expected 2, got 1)
def order(label, v): print(label, end=" "); return v
print({order("k", k): order("v", k) for k in range(2)} if False else [order(i, i) for i in order("iter", (1, 2)) if order("if", True)])
# expect: iter if 1 if 2 [1, 2]
