# A large dict: inserts, deletes, reinserts keep the order.
d = {}
for i in range(2000):
    d[i * 37 % 2003] = i
for i in range(0, 2003, 2):
    d.pop(i, None)
for i in range(0, 20, 2):
    d[i] = "again"
keys = list(d)
print(len(d), keys[:8], keys[-10:], d[1], d[2], sum(k for k in keys))
# expect: 1010 [37, 111, 185, 259, 333, 407, 481, 555] [0, 2, 4, 6, 8, 10, 12, 14, 16, 18] 1191 again 1000162
s = {}
for i in range(300):
    s["key%d" % (i % 100)] = i
print(len(s), s["key0"], s["key99"], list(s)[:3])  # expect: 100 200 299 ['key0', 'key1', 'key2']
nested = {}
for word in "the cat the dog a cat the end".split():
    nested.setdefault(word[0], {}).setdefault(word, []).append(len(word))
print(nested)
# expect: {'t': {'the': [3, 3, 3]}, 'c': {'cat': [3, 3]}, 'd': {'dog': [3]}, 'a': {'a': [1]}, 'e': {'end': [3]}}
