# Operands, arguments, containers, comparisons and assignments are evaluated left to right.
def v(n):
    print(n, end=" ")
    return n


print(v(1) + v(2) * v(3) - v(4))  # expect: 1 2 3 4 3
print(v(2) ** v(3) ** v(2))  # expect: 2 3 2 512
print([v(1), v(2)], (v(3), v(4)), {v(5): v(6), v(7): v(8)}, {v(9)})
# expect: 1 2 3 4 5 6 7 8 9 [1, 2] (3, 4) {5: 6, 7: 8} {9}
print((lambda *a, **k: (a, sorted(k.items())))(v(1), *[v(2)], x=v(3), **{"y": v(4)}))
# expect: 1 2 3 4 ((1, 2), [('x', 3), ('y', 4)])
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1))  # expect: 1 2 3 3 2 True False
items = [0] * 5
items[v(1)] = items[v(2)] = v(3)
print(items)  # expect: 3 1 2 [0, 3, 3, 0, 0]
print(v(1) if v(0) else v(2))  # expect: 0 2 2
print(v(0) or v(5), v(0) and v(5), v(1) and v(5))  # expect: 0 5 0 1 5 5 0 5
def f(a=v(11), b=v(12)): return a + b
print(f())  # expect: 11 12 23
