# Long strings by concatenation, repetition and join.
s = ""
for i in range(1000):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:], s.count("z"))  # expect: 1000 abcdefghijklmnopqrstuvwxyzabcd hijkl 38
parts = []
for i in range(100):
    parts.append("%03d" % i)
joined = "".join(parts)
print(len(joined), joined[150:162])  # expect: 300 050051052053
t = "ab" * 5 + "-" * 3
copy = t
t += "!"
print(t, copy)  # expect: ababababab---! ababababab---
print(("é" * 3 + "a")[1:], len("é" * 1000 + "😀"))  # expect: ééa 1001
print(str(12) + str(None) + str(True) + str(1.5) + str([1, "a"]) + str((1,)))
# expect: 12NoneTrue1.5[1, 'a'](1,)
