# The code of a function that compiled code calls is replaced.
def g(x): return x * 2
def run(n):
    s = 0
    for i in range(n): s += g(i)
    return s
print(run(5000))  # expect: 24995000
g.__code__ = (lambda x: 7).__code__
print(run(5000))  # expect: 35000
def h(x): return x * 2
def inside(n):
    s = 0
    for i in range(n):
        s += h(i)
        if i == n - 8: h.__code__ = (lambda x: 7).__code__
        if i == n - 4: h.__code__ = (lambda x, y=3: x).__code__
        if i == n - 4: h.__defaults__ = (3,)
    return s
print(inside(5000))  # expect: 24940078
class A:
    def m(self, x): return x
def method(n):
    a = A()
    s = 0
    for i in range(n):
        s += a.m(i)
        if i == n - 8: A.m.__code__ = (lambda self, x: -x).__code__
    return s
print(method(5000))  # expect: 12427556
def fact(n): return 1 if n < 2 else n * fact(n - 1)
for k in range(2000): fact(10)
fact.__code__ = (lambda n: n if n < 2 else fact(n - 1) + n).__code__
print(fact(10))  # expect: 55
