# Modular arithmetic: the extended Euclid algorithm, Miller-Rabin and RSA with big numbers.
def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for base in (2, 3, 5, 7, 11, 13):
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


p = next(n for n in range(10 ** 18 + 1, 10 ** 18 + 200, 2) if is_prime(n))
q = next(n for n in range(10 ** 20 + 1, 10 ** 20 + 200, 2) if is_prime(n))
print(p, q, is_prime(2 ** 89 - 1), is_prime(2 ** 83 - 1))
# expect: 1000000000000000003 100000000000000000039 True False
phi = (p - 1) * (q - 1)
g, d, _ = egcd(65537, phi)
d %= phi
secret = pow(42424242, 65537, p * q)
print(g, secret, pow(secret, d, p * q))  # expect: 1 82361986254832953970532866603277214328 42424242
