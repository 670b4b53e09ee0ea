# Chains of generators as deep as the limit for functions allows, and deeper when that is raised: they take no native stack.
import sys
def chain(n):
    if n: yield from chain(n - 1)
    else: yield "value"
print(list(chain(300)))  # expect: ['value']
def layers(n):
    source = iter(range(5))
    for _ in range(n): source = (x + 1 for x in source)
    return source
print(list(layers(200)))  # expect: [200, 201, 202, 203, 204]
def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)
print(sum(tree(10)), max(tree(8)), sum(1 for _ in tree(11)))  # expect: 2036 8 2047
try:
    list(chain(5000))
except RecursionError:
    print("too deep")  # expect: too deep
limit = sys.getrecursionlimit()
sys.setrecursionlimit(6000)
print(list(chain(2500)), sum(layers(2500)))  # expect: ['value'] 12510
def counts(n):
    received = 0
    try:
        if n: received = yield from counts(n - 1)
        else: received = yield n
    except ValueError:
        return -1
    return received + 1
def last(g, step, *arguments):
    try:
        step(g, *arguments)
    except StopIteration as stop:
        return stop.value
g = counts(2000)
next(g)
print(last(g, lambda g: g.send(10)))  # expect: 2011
g = counts(2000)
next(g)
print(last(g, lambda g: g.throw(ValueError())))  # expect: 1999
closed = []
def closing(n):
    try:
        if n: yield from closing(n - 1)
        else: yield
    finally:
        closed.append(n)
g = closing(1500)
next(g)
g.close()
print(len(closed), closed[:3], closed[-1])  # expect: 1501 [0, 1, 2] 1500
def inorder(node):
    if node:
        yield from inorder(node[0])
        yield node[1]
        yield from inorder(node[2])
line = None
for n in range(1200): line = (line, n, None)
print(sum(inorder(line)) == sum(range(1200)))  # expect: True
sys.setrecursionlimit(limit)
try:
    list(inorder(line))
except RecursionError:
    print("too deep again")  # expect: too deep again
print(list(chain(300)))  # expect: ['value']
