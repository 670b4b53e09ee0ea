# Products of many factors, and their digits.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


for n in (0, 1, 20, 21, 25, 50):
    print(n, factorial(n))
    # expect: 0 1
    # expect: 1 1
    # expect: 20 2432902008176640000
    # expect: 21 51090942171709440000
    # expect: 25 15511210043330985984000000
    # expect: 50 30414093201713378043612608166064768844377641568960512000000000000
digits = str(factorial(200))
print(len(digits), sum(map(int, digits)), digits[:20], digits[-60:-49])
# expect: 375 1404 78865786736479050355 70389737472
print(factorial(100) // factorial(98), factorial(30) % 1000007)  # expect: 9900 790627
