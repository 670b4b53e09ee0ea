# Rounding errors of long float computations, to the last digit.
total = 0.0
for i in range(10):
    total += 0.1
print(total, total == 1.0)  # expect: 0.9999999999999999 False
total = 0.0
for i in range(1, 1001):
    total += 1.0 / i
print(total)  # expect: 7.485470860550343
total = 0.0
for i in range(1000, 0, -1):
    total += 1.0 / i
print(total)  # expect: 7.485470860550341
x = 1.0
count = 0
while 1.0 + x != 1.0:
    x /= 2
    count += 1
print(x, count)  # expect: 1.1102230246251565e-16 53
x = 0.5
for _ in range(100):
    x = 3.9 * x * (1.0 - x)
print(x)  # expect: 0.9546299998065798
guess = 1.0
for _ in range(6):
    guess = (guess + 2.0 / guess) / 2.0
    print(guess)
    # expect: 1.5
    # expect: 1.4166666666666665
    # expect: 1.4142156862745097
    # expect: 1.4142135623746899
    # expect: 1.414213562373095
    # expect: 1.414213562373095
n = 1
while n < 1e6:
    n *= 2.5
print(n)  # expect: 2328306.4365386963
