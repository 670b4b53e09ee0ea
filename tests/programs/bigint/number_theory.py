# check with: 3.8+
# Big integers at work: modular powers, primality, gcd, continued fractions, Fibonacci by doubling, pi digits, square roots, base conversion, factoring.
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([n for n in range(60) if is_prime(n)], [p for p in (2, 3, 5, 7, 13, 17, 19, 31, 61, 67, 89, 107, 127) if is_prime(2 ** p - 1)], is_prime(10 ** 50 + 151), is_prime(561), is_prime((2 ** 61 - 1) * (2 ** 31 - 1)))
# expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59] [2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127] True False False
def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b: q, a, b = a // b, b, a % b; x, u, y, v = u, x - q * u, v, y - q * v
    return a, x, y
for a, b in ((240, 46), (10 ** 30 + 1, 10 ** 20 - 7), (2 ** 200, 3 ** 100), (0, 5)):
    g, x, y = egcd(a, b)
    print(g, a * x + b * y == g, len(str(abs(x))))
    # expect: 2 True 1
    # expect: 1 True 19
    # expect: 1 True 48
    # expect: 5 True 1
def fib(n):
    if n == 0: return 0, 1
    a, b = fib(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n & 1 else (c, d)
print([fib(n)[0] for n in range(12)], str(fib(1000)[0])[:20], len(str(fib(10000)[0])), fib(500)[0] % 10 ** 9)
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] 43466557686937456435 2090 521294125
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
print(isqrt(2 * 10 ** 60), isqrt(10 ** 40), all(isqrt(n) ** 2 <= n < (isqrt(n) + 1) ** 2 for n in range(1, 200)))
# expect: 1414213562373095048801688724209 100000000000000000000 True
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = ""
    while len(out) < n:
        if 4 * q + r - t < m * t: out += str(m); q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else: q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out
print(pi_digits(60))  # expect: 314159265358979323846264338327950288419716939937510582097494
def to_base(n, base):
    digits = ""
    while n: n, d = divmod(n, base); digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    return digits or "0"
print([int(to_base(10 ** 25, b), b) == 10 ** 25 for b in (2, 3, 7, 16, 36)], to_base(10 ** 25, 36), to_base(255, 2))
# expect: [True, True, True, True, True] 198exbvshgpunuk1s 11111111
def factor(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1 + (d > 2)
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
print(factor(360), factor(1234567890), factor(600851475143), factor(2 ** 31 - 1) == {2 ** 31 - 1: 1})
# expect: {2: 3, 3: 2, 5: 1} {2: 1, 3: 2, 5: 1, 3607: 1, 3803: 1} {71: 1, 839: 1, 1471: 1, 6857: 1} True
def rsa():
    p, q, e = 2 ** 89 - 1, 2 ** 107 - 1, 65537
    n, d = p * q, pow(65537, -1, (p - 1) * (q - 1))
    message = int.from_bytes(b"attack at dawn", "big")
    cipher = pow(message, e, n)
    plain = pow(cipher, d, n)
    return cipher % 10 ** 12, plain.to_bytes((plain.bit_length() + 7) // 8, "big")
print(rsa())  # expect: (807256615870, b'attack at dawn')
def binomial_row(n):
    row = [1]
    for k in range(n): row.append(row[-1] * (n - k) // (k + 1))
    return row
print(binomial_row(10), sum(binomial_row(100)) == 2 ** 100, max(binomial_row(64)))
# expect: [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1] True 1832624140942590534
def catalan(n):
    c = 1
    for i in range(n): c = c * 2 * (2 * i + 1) // (i + 2)
    return c
print([catalan(n) for n in range(12)], catalan(100))
# expect: [1, 1, 2, 5, 14, 42, 132, 429, 1430, 4862, 16796, 58786] 896519947090131496687170070074100632420837521538745909320
def crt(pairs):
    x, m = 0, 1
    for r, n in pairs: x += m * ((r - x) * pow(m, -1, n) % n); m *= n
    return x, m
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(i, p) for i, p in enumerate((11, 13, 17, 19, 23, 29, 31, 37))]))
# expect: (23, 105) (21046798696, 35336848261)
print(sum(int(d) for d in str(2 ** 1000)), sum(int(d) for d in str(3 ** 500)), (10 ** 100 - 1) // 9 % 37, bin(3 ** 40).count("1"), 7 ** 77 % 1000, -7 ** 3 % 10, (-7) ** 3 // 10, pow(-3, 5, 7), pow(3, 10 ** 30, 10 ** 9 + 7))
# expect: 1366 1035 1 28 207 7 -35 2 965115194
