# Chained comparisons evaluate each operand once and stop early.
def v(n):
    print("v%d" % n, end=" ")
    return n
print(v(1) < v(2) < v(3))  # expect: v1 v2 v3 True
print(v(3) < v(2) < v(1))  # expect: v3 v2 False
print(v(1) < v(2) > v(0) != v(5) <= v(5))  # expect: v1 v2 v0 v5 v5 True
print(1 < 2 < 3 < 4, 1 < 3 < 2, 1 == 1.0 == True, 1 < 2 == 2, (1 < 2) == 2, 3 > 2 is not None)
# expect: True False True True False True
print(1 in [1] == True, not 1 < 2, 1 < 2 in [2], "a" in "ab" in ["ab"])  # expect: False False True True
x = 5
if 0 < x < 10 and not 3 < x < 4:
    print("between")  # expect: between
while 0 <= x < 6:
    x += 1
print(x)  # expect: 6
class Answer:
    def __init__(self, value): self.value = value
    def __lt__(self, other): return self.value
    def __bool__(self): print("bool", self.value, end=" "); return bool(self.value)
print(type(Answer(Answer(1)) < 2 < 3).__name__)  # expect: bool 1 bool
