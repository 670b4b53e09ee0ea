# The iterable is evaluated once; rebinding the name has no effect.
a = [1, 2, 3]
for x in a:
    a = "other"
    print(x, end=" ")
print(a)  # expect: 1 2 3 other
def source():
    print("called", end=" ")
    return [1, 2]
for x in source():
    print(x, end=" ")
print()  # expect: called 1 2 
n = 2
for i in range(n):
    n += 5
print(n)  # expect: 12
it = iter([1, 2, 3, 4, 5])
for x in it:
    print(x, next(it, None), end="; ")
print()  # expect: 1 2; 3 4; 5 None; 
for x in (i * i for i in range(3)): print(x, end=" ")
for c in "héy": print(c, end=" ")
for k in {"k": 1}: print(k, end=" ")
for b in b"ab": print(b, end=" ")
print()  # expect: 0 1 4 h é y k 97 98 
try:
    for x in 5: pass
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
try:
    for x in None: pass
except TypeError as error:
    print(error)  # expect: 'NoneType' object is not iterable
