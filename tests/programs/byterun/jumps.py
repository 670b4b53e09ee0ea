# byterun kinds: jump-if-or-pop, pop-jump, loops, comparisons, continue in try.
def f(a, b): return a and b
def g(a, b): return a or b
print(f(1, 0), f(0, 1), f("", 2), g(0, 5), g(3, 1 // 1), g(None, []))  # expect: 0 0  5 3 []
l = []
for i in range(3):
    if i == 1: continue
    l.append(i)
for i in range(10):
    try:
        if i % 2: continue
        if i == 8: break
        l.append(i)
    except ValueError:
        print("never")
for i in range(3):
    try:
        continue
    finally:
        l.append("f%d" % i)
print(l)  # expect: [0, 2, 0, 2, 4, 6, 'f0', 'f1', 'f2']
print("x" in "xyz", "x" not in "abc", 1 < 2, 2 <= 2, 3 > 4, 4 >= 5, [1] == [1.0], 1 != 1)
# expect: True True True True False False True False
print(max(i if i % 3 else -i for i in range(8)), not (1 and 0), 5 if not [] else 6)  # expect: 7 True 5
