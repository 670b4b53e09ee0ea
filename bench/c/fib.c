// Recursive calls of small functions.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t fib(int64_t n) {
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

static int64_t ackermann(int64_t m, int64_t n) {
    if (m == 0)
        return n + 1;
    if (n == 0)
        return ackermann(m - 1, 1);
    return ackermann(m - 1, ackermann(m, n - 1));
}

static int64_t takeuchi(int64_t x, int64_t y, int64_t z) {
    if (y >= x)
        return z;
    return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y));
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    printf("%lld\n", (long long)fib(n));
    printf("%lld\n", (long long)ackermann(2, n));
    printf("%lld\n", (long long)takeuchi(n - 14, n / 2 - 5, 3));
    return 0;
}
