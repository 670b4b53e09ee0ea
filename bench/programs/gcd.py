# Greatest common divisors: by remainders, by shifts, and with Bezout's coefficients for modular inverses.
# small: 12
# warm-up: 250 500 1000
# group: loops
import sys

PRIME = 1000003


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def coprime_pairs(n):
    count = 0
    for a in range(1, n):
        for b in range(a, n):
            if gcd(a, b) == 1:
                count += 1
    return count


def binary_gcd(a, b):
    shift = 0
    while not (a | b) & 1:
        a >>= 1
        b >>= 1
        shift += 1
    while not a & 1:
        a >>= 1
    while b:
        while not b & 1:
            b >>= 1
        if a > b:
            a, b = b, a
        b -= a
    return a << shift


def binary_sum(n):
    total = 0
    for a in range(1, n, 3):
        for b in range(a, n, 2):
            total += binary_gcd(a, b)
    return total


def inverse(number, modulus):
    old, new = number, modulus
    old_factor, new_factor = 1, 0
    while new:
        quotient = old // new
        old, new = new, old - quotient * new
        old_factor, new_factor = new_factor, old_factor - quotient * new_factor
    return old_factor % modulus


def inverses(n):
    mixed = 0
    for number in range(1, n):
        mixed = (mixed * 31 + inverse(number, PRIME)) % PRIME
    return mixed


def main(n):
    print(coprime_pairs(n))
    print(binary_sum(n))
    print(inverses(n * n // 10))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
