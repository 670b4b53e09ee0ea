// Greatest common divisors: by remainders, by shifts, and with Bezout's coefficients for modular inverses.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PRIME 1000003

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static int64_t coprime_pairs(int64_t n) {
    int64_t count = 0;
    for (int64_t a = 1; a < n; a++)
        for (int64_t b = a; b < n; b++)
            if (gcd(a, b) == 1)
                count++;
    return count;
}

static int64_t binary_gcd(int64_t a, int64_t b) {
    int64_t shift = 0;
    while (!((a | b) & 1)) {
        a >>= 1;
        b >>= 1;
        shift++;
    }
    while (!(a & 1))
        a >>= 1;
    while (b) {
        while (!(b & 1))
            b >>= 1;
        if (a > b) {
            int64_t swapped = a;
            a = b;
            b = swapped;
        }
        b -= a;
    }
    return a << shift;
}

static int64_t binary_sum(int64_t n) {
    int64_t total = 0;
    for (int64_t a = 1; a < n; a += 3)
        for (int64_t b = a; b < n; b += 2)
            total += binary_gcd(a, b);
    return total;
}

static int64_t inverse(int64_t number, int64_t modulus) {
    int64_t old = number, new = modulus, old_factor = 1, new_factor = 0;
    while (new) {
        int64_t quotient = old / new;
        int64_t rest = old - quotient * new;
        old = new;
        new = rest;
        int64_t factor = old_factor - quotient * new_factor;
        old_factor = new_factor;
        new_factor = factor;
    }
    int64_t rest = old_factor % modulus;
    return rest < 0 ? rest + modulus : rest;
}

static int64_t inverses(int64_t n) {
    int64_t mixed = 0;
    for (int64_t number = 1; number < n; number++)
        mixed = (mixed * 31 + inverse(number, PRIME)) % PRIME;
    return mixed;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    printf("%lld\n", (long long)coprime_pairs(n));
    printf("%lld\n", (long long)binary_sum(n));
    printf("%lld\n", (long long)inverses(n * n / 10));
    return 0;
}
