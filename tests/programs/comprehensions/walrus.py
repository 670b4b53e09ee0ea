# requires: 3.8
# := binds in the function around the comprehension.
if (n := len("abc")) > 2: print(n)  # expect: 3
print([y := 1, y ** 2], [last := i for i in range(4)], last)  # expect: [1, 1] [0, 1, 2, 3] 3
def f(data):
    total = 0
    partial = [total := total + v for v in data]
    return partial, total, [m for v in data if (m := v * 2) > 3], m
print(f([1, 2, 3]))  # expect: ([1, 3, 6], 6, [4, 6], 6)
items = [1, 2, 3]
while (x := items.pop() if items else None) is not None: print(x, end=" ")
print()  # expect: 3 2 1 
print((z := 5) + z, any((found := w) > 2 for w in range(9)), found)  # expect: 10 True 3
