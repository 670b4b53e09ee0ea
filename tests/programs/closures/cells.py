# __closure__, cell contents, arguments as cells, self-recursive closures.
def outer(a, b=2, *args, c=3, **kw):
    def inner(): return a, b, args, c, kw
    a += 1
    return inner
f = outer(1, 5, 6, c=7, d=8)
print(f(), [cell.cell_contents for cell in f.__closure__], f.__code__.co_freevars, sorted(outer.__code__.co_cellvars))
# expect: (2, 5, (6,), 7, {'d': 8}) [2, (6,), 5, 7, {'d': 8}] ('a', 'args', 'b', 'c', 'kw') ['a', 'args', 'b', 'c', 'kw']
def fact_maker():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
print(fact_maker()(10), fact_maker().__closure__[0].cell_contents.__name__)  # expect: 3628800 fact
def even_odd():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    return even, odd
even, odd = even_odd()
print(even(10), odd(7), even(7))  # expect: True True False
print((lambda: 0).__closure__)  # expect: None
def empty():
    def g(): return z
    if False:
        z = 1
    return g
try:
    empty().__closure__[0].cell_contents
except ValueError:
    print("empty cell")  # expect: empty cell
def in_comprehension(n): return [(lambda: (n, i))() for i in range(2)], {j: (lambda: j + n)() for j in range(2)}, list((lambda: k * n)() for k in range(3))
print(in_comprehension(10))  # expect: ([(10, 0), (10, 1)], {0: 10, 1: 11}, [0, 10, 20])
