// How many points of an n x n grid stay bounded.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LIMIT 50

static void row(int64_t y, int64_t n, int64_t *inside, int64_t *steps) {
    double ci = 2.0 * y / n - 1.0;
    for (int64_t x = 0; x < n; x++) {
        double cr = 2.0 * x / n - 1.5;
        double zr = 0.0, zi = 0.0, rr = 0.0, ii = 0.0;
        int64_t i = 0;
        while (i < LIMIT && rr + ii <= 4.0) {
            zi = 2.0 * zr * zi + ci;
            zr = rr - ii + cr;
            rr = zr * zr;
            ii = zi * zi;
            i++;
        }
        *steps += i;
        if (i == LIMIT)
            *inside += 1;
    }
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]), inside = 0, steps = 0;
    for (int64_t y = 0; y < n; y++)
        row(y, n, &inside, &steps);
    printf("%lld %lld\n", (long long)inside, (long long)steps);
    return 0;
}
