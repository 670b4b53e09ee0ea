# Exceptions in the middle of expressions: nothing is left behind.
def boom(*args, **kwargs): raise ValueError("boom")
def run(f):
    try:
        return f()
    except ValueError as error:
        return "caught"
print(run(lambda: [1, 2, boom(), 3]), run(lambda: {1: boom()}), run(lambda: max(1, boom(), 3)), run(lambda: "a" + "b" * boom()))
# expect: caught caught caught caught
print(run(lambda: [x for x in range(5) if x < 3 or boom()]), run(lambda: (boom(x) for x in [1]).__next__()), run(lambda: f"{1}{boom()}"))
# expect: caught caught caught
total = 0
for i in range(10):
    for j in (1, 2):
        try:
            total += i * (j + (boom() if i % 3 == 0 else 1)) + len([k for k in range(j)])
        except ValueError:
            total += 100
            if j == 2: break
            continue
        finally:
            total += 1
print(total)  # expect: 973
def deep(n):
    if n == 0: boom()
    return 1 + deep(n - 1)
print(run(lambda: 5 * (deep(20) + 1)))  # expect: caught
a, b = 1, 2
try:
    a, b = b, boom()
except ValueError:
    print(a, b)  # expect: 1 2
items = [0, 0]
try:
    items[0], items[5] = 1, 2
except IndexError:
    print(items)  # expect: [1, 0]
try:
    x = y = [1][2]
except IndexError:
    print("x" in globals())  # expect: False
with_side = []
try:
    with_side.append(1) or with_side.append(boom())
except ValueError:
    print(with_side)  # expect: [1]
