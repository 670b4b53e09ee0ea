# Generators whose code is compiled: resumed by loops, native functions, send and throw; left in the middle; closed, changed and observed.
import sys


def frames(error):
    found = []
    at = error.__traceback__
    while at:
        found.append((at.tb_frame.f_code.co_name, at.tb_lineno))
        at = at.tb_next
    return found


def squares(n):
    i = 0
    while i < n:
        yield i * i
        i += 1


print(sum(squares(300)), max(squares(300)), list(squares(4)))  # expect: 8955050 89401 [0, 1, 4, 9]
print(sum(x * 0.5 for x in range(1000)), sum(x for x in squares(100) if x % 3 == 0))
# expect: 249750.0 112761
print(any(x > 900 for x in range(1000)), all(x < 900 for x in range(1000)))  # expect: True False
total = 0
for x in squares(500):
    total += x
print(total)  # expect: 41541750


def echo(start):
    x = start
    while True:
        sent = yield x
        if sent is None:
            x += 1
        else:
            x += sent


receiver = echo(0)
next(receiver)
for i in range(300):
    receiver.send(i)
for i in range(300):
    next(receiver)
print(next(receiver), receiver.send(0.5), receiver.send(2 ** 62))
# expect: 45151 45151.5 4.611686018427433e+18
try:
    receiver.send("a")
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +=: 'float' and 'str'
print(next(receiver, "over"))  # expect: over


def guarded(n):
    try:
        for i in range(n):
            try:
                yield i
            except KeyError as error:
                yield ("caught", i, error.args[0])
    finally:
        finished.append(n)


finished = []
for _ in range(20):
    print(sum(guarded(100))) if _ == 19 else sum(guarded(100))  # expect: 4950
g = guarded(100)
for x in g:
    if x == 70:
        print(g.throw(KeyError("key")))  # expect: ('caught', 70, 'key')
        break
print(next(g), g.close(), finished[-1])  # expect: 71 None 100


def fails(n):
    for i in range(n):
        if i == 250:
            raise ValueError(i)
        yield i


for _ in range(10):
    sum(fails(100))
try:
    sum(fails(300))
except ValueError as error:
    print(error, [name for name, _ in frames(error)])  # expect: 250 ['<module>', 'fails']


def stops(n):
    for i in range(n):
        if i == 150:
            raise StopIteration(i)
        yield i


for _ in range(10):
    sum(stops(100))
try:
    sum(stops(200))
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration(150)


def mixed(values):
    for value in values:
        yield value + value


for _ in range(10):
    list(mixed(range(100)))
print(list(mixed([1, 2.5, "a", (1,), 2 ** 61])))  # expect: [2, 5.0, 'aa', (1, 1), 4611686018427387904]


def itself():
    for i in range(200):
        yield i
        if i == 150:
            next(running)


running = itself()
try:
    sum(running)
except ValueError as error:
    print(error)  # expect: generator already executing


def looks(n):
    for i in range(n):
        local = i * 2
        yield local


g = looks(400)
seen = []
for x in g:
    if x == 600:
        seen.append((g.gi_frame.f_locals["i"], g.gi_frame.f_locals["local"], g.gi_running))
print(seen, g.gi_frame)  # expect: [(300, 600, False)] None


def outer(n):
    for i in range(n):
        yield from (i * j for j in range(3))


print(sum(outer(200)))  # expect: 59700


def pairs(n):
    for i in range(n):
        yield i, i + 1
    return "end"


def both(n):
    result = yield from pairs(n)
    yield result


print(sum(b - a for a, b in pairs(500)), list(both(200))[-1])  # expect: 500 end


def primes(n):
    found = []
    for candidate in range(2, n):
        if all(candidate % prime for prime in found):
            found.append(candidate)
            yield candidate


print(sum(primes(600)))  # expect: 29296


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(100)), sum(sum(x for x in range(y)) for y in range(100)))  # expect: 5050 161700


def peeks():
    for i in range(300):
        yield sys._getframe(1).f_code.co_name if i == 290 else i


def consumer():
    for x in peeks():
        if type(x) is str:
            return x


print(consumer())  # expect: consumer
g = squares(10 ** 6)
for x in g:
    if x > 10000:
        squares.__code__ = echo.__code__
        break
print(next(g), next(g))  # expect: 10404 10609
