# Loops whose items are taken apart into two: enumerate, zip, items of dicts, and everything else that gives pairs.
from itertools import chain, product


def show(pairs):
    out = []
    for first, second in pairs:
        out.append("%s=%s" % (first, second))
    print(" ".join(out) or "nothing")


table = {"x": 1, "y": 2, "z": 3}
show(table.items())  # expect: x=1 y=2 z=3
show(enumerate("abc"))  # expect: 0=a 1=b 2=c
show(enumerate([5, 6, 7], 10))  # expect: 10=5 11=6 12=7
show(enumerate(range(3), 2 ** 61 - 2))
# expect: 2305843009213693950=0 2305843009213693951=1 2305843009213693952=2
show(enumerate((value for value in "pq"), -1))  # expect: -1=p 0=q
show(zip([1, 2, 3], "ab"))  # expect: 1=a 2=b
show(zip(range(3), table.items()))  # expect: 0=('x', 1) 1=('y', 2) 2=('z', 3)
show(zip((n * n for n in range(4)), enumerate("wxyz")))  # expect: 0=(0, 'w') 1=(1, 'x') 4=(2, 'y') 9=(3, 'z')
show([(1, 2), [3, 4], "56", {7: 0, 8: 0}])  # expect: 1=2 3=4 5=6 7=8
show(((n, -n) for n in range(3)))  # expect: 0=0 1=-1 2=-2
show(product("ab", [1, 2]))  # expect: a=1 a=2 b=1 b=2
show(chain(table.items(), zip("k", "v")))  # expect: x=1 y=2 z=3 k=v
show(reversed(table.items()) if hasattr({}.items(), "__reversed__") else [("z", 3), ("y", 2), ("x", 1)])
# expect: z=3 y=2 x=1
show({}.items())  # expect: nothing
show(zip())  # expect: nothing
show(map(divmod, (7, 8), (2, 3)))  # expect: 3=1 2=2

print([a + b for a, b in zip([1, 2], [10, 20])], {a: b for b, a in table.items()}, sum(i * v for i, v in enumerate([3, 4, 5])))
# expect: [11, 22] {1: 'x', 2: 'y', 3: 'z'} 14
for index, (name, value) in enumerate(table.items()):
    print(index, name, value, end="; ")
print()  # expect: 0 x 1; 1 y 2; 2 z 3; 
for (first, second), third in zip([(1, 2), (3, 4)], "pq"):
    print(first, second, third, end="; ")
print()  # expect: 1 2 p; 3 4 q; 


def attempt(make):
    seen = []
    try:
        for first, second in make():
            seen.append(second)
    except (ValueError, TypeError, RuntimeError, KeyError) as error:
        print(seen, type(error).__name__, error)
    else:
        print(seen)


def growing():
    changing = dict(table)
    for key, value in changing.items():
        yield key, value
        changing[key * 2] = value


def broken():
    yield 1, 2
    raise KeyError("broken")


attempt(lambda: zip([1], [2], [3]))  # expect: [] ValueError too many values to unpack (expected 2)
attempt(lambda: [(1, 2), (3,)])  # expect: [2] ValueError not enough values to unpack (expected 2, got 1)
attempt(growing)  # expect: [1] RuntimeError dictionary changed size during iteration
attempt(broken)  # expect: [2] KeyError 'broken'
attempt(lambda: zip(broken(), [1, 2, 3]))  # expect: [1] KeyError 'broken'
attempt(lambda: enumerate(broken()))  # expect: [(1, 2)] KeyError 'broken'


class Pairs(dict):
    def items(self):
        return [("own", 1)]


class Count(enumerate):
    def __next__(self):
        index, item = super().__next__()
        return item, index


class Counting:
    def __init__(self, limit):
        self.limit = limit

    def __iter__(self):
        return self

    def __next__(self):
        if not self.limit:
            raise StopIteration
        self.limit -= 1
        return self.limit, "left"


show(Pairs(a=1).items())  # expect: own=1
show(Count("ab"))  # expect: a=0 b=1
show(Counting(3))  # expect: 2=left 1=left 0=left
kept = []
for pair in enumerate("ab"):
    left, right = pair
    kept.append((pair, left, right))
print(kept)  # expect: [((0, 'a'), 0, 'a'), ((1, 'b'), 1, 'b')]
for first, second in zip([1, 2, 3], [4, 5, 6]):
    if first == 2:
        break
print(first, second)  # expect: 2 5
walk = iter(table.items())
for key, value in walk:
    print(key, value, next(walk), end="; ")
    break
print(list(walk))  # expect: x 1 ('y', 2); [('z', 3)]


def generate():
    for index, letter in enumerate("abc"):
        got = yield index, letter
        if got:
            print("got", got)


running = generate()
print(next(running), running.send("word"), list(running))
# expect: got word
# expect: (0, 'a') (1, 'b') [(2, 'c')]


def outer(values):
    functions = []
    for index, value in enumerate(values):
        functions.append(lambda: (index, value))
    return [function() for function in functions]


print(outer("xy"))  # expect: [(1, 'y'), (1, 'y')]
