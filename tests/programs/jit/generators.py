# Loops inside generators and coroutines.
def count(n):
    i = 0
    t = 0
    while i < n:
        j = 0
        while j < 50:
            t += j
            j += 1
        yield t + i
        i += 1
print(sum(count(2000)))  # expect: 2453224000
def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, (a + b) % 1000007
g = fibonacci()
print(sum(next(g) for _ in range(10000)))  # expect: 4967295947
def echo():
    s = 0
    while True:
        try:
            x = yield s
            for k in range(20): s += x * k
        except ValueError:
            s = -s
        except GeneratorExit:
            print('closed', s)
            raise
e = echo()
next(e)
for i in range(1000): e.send(i)
print(e.throw(ValueError()))  # expect: -94905000
e.close()  # expect: closed -94905000
def delegated():
    yield from count(500)
    yield 'end'
print(list(delegated())[-2:])  # expect: [612999, 'end']
async def summed(n):
    s = 0
    for i in range(n): s += i
    return s
try:
    summed(5000).send(None)
except StopIteration as s:
    print(s.value)  # expect: 12497500
def consumed(n):
    s = 0
    for x in count(n): s += x
    return s
print([consumed(k) for k in range(0, 300, 50)])  # expect: [0, 1563100, 6191200, 13884300, 24642400, 38465500]
