# A loop whose integers outgrow the machine word while it runs.
a, b = 0, 1
for i in range(1, 101):
    a, b = b, a + b
    if i % 10 == 0 or 90 <= i <= 94:
        print(i, a)
        # expect: 10 55
        # expect: 20 6765
        # expect: 30 832040
        # expect: 40 102334155
        # expect: 50 12586269025
        # expect: 60 1548008755920
        # expect: 70 190392490709135
        # expect: 80 23416728348467685
        # expect: 90 2880067194370816120
        # expect: 91 4660046610375530309
        # expect: 92 7540113804746346429
        # expect: 93 12200160415121876738
        # expect: 94 19740274219868223167
        # expect: 100 354224848179261915075
product = 1
i = 0
while product < 10 ** 30:
    i += 1
    product *= i
print(i, product)  # expect: 29 8841761993739701954543616000000
n = 3
for _ in range(7):
    n = n * n
print(n)  # expect: 11790184577738583171520872861412518665678211592275841109096961
n = 2 ** 64
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)  # expect: 64
