# Garbage is collected inside compiled loops, while numbers and objects are in their frames.
import gc
class Node:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest
def chain(n):
    head = None
    for i in range(n):
        head = Node(i * 1.5, head)
        if i % 500 == 0: gc.collect()
    s = 0.0
    while head is not None:
        s += head.value
        head = head.rest
    return s
print(chain(3000), chain(3000))  # expect: 6747750.0 6747750.0
def lists(n):
    made = []
    for i in range(n):
        made.append([i, i * 2.0, str(i), (i, 2 ** 70 + i)])
        if i % 700 == 0: gc.collect()
    return sum(x[0] + len(x[2]) + x[3][1] for x in made), sum(x[1] for x in made)
print(lists(5000), lists(5000))
# expect: (5902958103587056542133890, 24995000.0) (5902958103587056542133890, 24995000.0)
def numbers(n):
    a = 1
    f = 1e-300
    for i in range(n):
        a = (a * 3) % 1000000007 + (1 << 61)
        f = f * 2.0 if f < 1e300 else 1e-300
        if i % 997 == 0: gc.collect()
    return a, f
print(numbers(20000))  # expect: (2305843009599174123, 1.125899906842624e-285)
def tree(depth):
    if depth == 0: return None
    return [tree(depth - 1), depth * 1e300, tree(depth - 1)]
def weight(t):
    if t is None: return 0
    gc.collect() if t[1] == 1.1e301 else None
    return 1 + weight(t[0]) + weight(t[2])
for k in range(8): print(weight(tree(11)))
# expect: 2047
# expect: 2047
# expect: 2047
# expect: 2047
# expect: 2047
# expect: 2047
# expect: 2047
# expect: 2047
