# Calls between compiled functions: deep recursion, closures, exceptions that go through, defaults that change.
import sys
def down(n):
    if n == 0: return 0
    return down(n - 1) + 1
for i in range(1000): down(5)
try:
    down(10 ** 6)
except RecursionError:
    print('too deep')  # expect: too deep
print(down(800))  # expect: 800
sys.setrecursionlimit(50000)
class A:
    def m(self, n):
        if n <= 0: return 0
        return 1 + self.m(n - 1)
a = A()
for i in range(1000): a.m(5)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
for i in range(1000): even(7)
print(down(8000), a.m(8000), even(8000), odd(7001))  # expect: 8000 8000 True True
def raises(n):
    if n == 0: raise ValueError('bottom')
    try:
        return raises(n - 1)
    finally:
        unwound.append(n)
unwound = []
for i in range(300):
    del unwound[:]
    try:
        raises(6)
    except ValueError as e:
        last = str(e)
print(last, unwound)  # expect: bottom [1, 2, 3, 4, 5, 6]
def make(k):
    def add(x): return x + k
    return add
adders = [make(i) for i in range(5)]
def added(n):
    s = 0
    for i in range(n): s += adders[i % 5](i)
    return s
print(added(5000))  # expect: 12507500
def counter():
    c = 0
    def up():
        nonlocal c
        c += 1
        return c
    return up
up = counter()
for i in range(3000): up()
print(up())  # expect: 3001
def with_default(x, y=2): return x + y
def defaults(n):
    s = 0
    for i in range(n):
        s += with_default(i) + with_default(i, 1)
        if i == n - 10: with_default.__defaults__ = (10,)
    return s
print(defaults(5000))  # expect: 25010072
def caught(n):
    c = 0
    for i in range(n):
        try:
            if i % 7 == 0: raise ValueError(i)
            c += 1
        except ValueError as e:
            c += e.args[0] % 3
        finally:
            c ^= 1
    return c
print(caught(5000))  # expect: 6667
class Swallow:
    def __enter__(self): return 2
    def __exit__(self, *args): return True
def managed(n):
    t = 0
    for i in range(n):
        with Swallow() as two:
            t += two
            if i % 50 == 0: 1 // 0
            t += 1
    return t
print(managed(5000))  # expect: 14900
def pairs(n):
    t = 0
    for a, b in zip(range(n), range(n, 0, -1)): t += a * b
    for i, x in enumerate([1.5] * n): t += i * x
    for k, v in {i: i * i for i in range(n)}.items(): t += k - v
    for a, b in [(1, 2), (3, 4)] * n: t += a - b
    return t
print(pairs(3000))  # expect: -4484260750.0
