// Small integer arithmetic in plain loops: gcd, a linear generator, bits, nested counting.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t gcd_sum(int64_t n) {
    int64_t total = 0;
    for (int64_t number = 1; number < n; number++) {
        int64_t a = number, b = 5040;
        while (b) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        total += a;
    }
    return total;
}

static void generator(int64_t n, int64_t *low, int64_t *high) {
    int64_t state = 12345;
    *low = *high = 0;
    for (int64_t i = 0; i < n; i++) {
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF;
        if (state < 0x80000000)
            *low += 1;
        else
            *high += state >> 24;
    }
}

static int64_t bits(int64_t n) {
    int64_t total = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t x = i;
        while (x) {
            x &= x - 1;
            total++;
        }
    }
    return total;
}

static int64_t triangle(int64_t n) {
    int64_t count = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < i; j++)
            if ((i ^ j) % 3 == 1)
                count += i - j;
    return count;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]), low, high;
    printf("%lld\n", (long long)gcd_sum(n));
    generator(5 * n, &low, &high);
    printf("%lld %lld\n", (long long)low, (long long)high);
    printf("%lld\n", (long long)bits(n));
    printf("%lld\n", (long long)triangle((int64_t)pow((double)n, 0.5) * 2));
    return 0;
}
