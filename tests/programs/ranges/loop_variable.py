# The loop variable: after the loop, when changed inside, over the word boundary.
for i in range(3):
    j = i
    i = 100
print(i, j)  # expect: 100 2
for k in range(0):
    pass
print("k" in globals())  # expect: False
for i in range(2 ** 62 - 1, 2 ** 62 + 2):
    print(i, end=" ")
print()  # expect: 4611686018427387903 4611686018427387904 4611686018427387905 
for i in range(2 ** 63 - 2, 2 ** 63 + 2):
    print(i, end=" ")
print()  # expect: 9223372036854775806 9223372036854775807 9223372036854775808 9223372036854775809 
for i in range(-2 ** 63 + 1, -2 ** 63 - 2, -1):
    print(i, end=" ")
print()  # expect: -9223372036854775807 -9223372036854775808 -9223372036854775809 
n = 3
for i in range(n):
    n = 10
    print(i, n, end="; ")
print()  # expect: 0 10; 1 10; 2 10; 
it = iter(range(5))
print(next(it), next(it), list(it), next(it, "end"))  # expect: 0 1 [2, 3, 4] end
def f(range):
    return [x for x in range(3)]
print(f(lambda n: "abc"))  # expect: ['a', 'b', 'c']
class Steps:
    def __index__(self): return 3
print(list(range(Steps())))  # expect: [0, 1, 2]
