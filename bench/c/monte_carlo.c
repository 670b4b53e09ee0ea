// Monte Carlo estimates with a linear congruential generator of the program's own: pi, an integral, a walk, dice.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FACTOR 1103515245LL
#define INCREMENT 12345LL
#define MODULUS 2147483648LL

static double pi(int64_t n) {
    int64_t state = 42, inside = 0;
    for (int64_t i = 0; i < n; i++) {
        state = (state * FACTOR + INCREMENT) % MODULUS;
        double x = (double)state / MODULUS;
        state = (state * FACTOR + INCREMENT) % MODULUS;
        double y = (double)state / MODULUS;
        if (x * x + y * y < 1.0)
            inside++;
    }
    return 4.0 * inside / n;
}

static int64_t following(int64_t state) {
    return (state * FACTOR + INCREMENT) % MODULUS;
}

static void integral(int64_t n, double *mean, double *variance) {
    int64_t state = 7;
    double total = 0.0, squares = 0.0;
    for (int64_t i = 0; i < n; i++) {
        state = following(state);
        double x = (double)state / MODULUS;
        double value = x * x * (1.0 - x) / (1.0 + x);
        total += value;
        squares += value * value;
    }
    *mean = total / n;
    *variance = squares / n - *mean * *mean;
}

static void walk(int64_t n, int64_t result[3]) {
    int64_t state = 2024, x = 0, y = 0, farthest = 0;
    for (int64_t i = 0; i < n; i++) {
        state = (state * FACTOR + INCREMENT) % MODULUS;
        int64_t direction = state >> 16 & 3;
        if (direction == 0)
            x++;
        else if (direction == 1)
            x--;
        else if (direction == 2)
            y++;
        else
            y--;
        int64_t distance = llabs(x) + llabs(y);
        if (distance > farthest)
            farthest = distance;
    }
    result[0] = x;
    result[1] = y;
    result[2] = farthest;
}

static void dice(int64_t n, int64_t counts[13]) {
    int64_t state = 99;
    for (int64_t i = 0; i < n; i++) {
        state = (state * FACTOR + INCREMENT) % MODULUS;
        int64_t first = (state >> 16) % 6 + 1;
        state = (state * FACTOR + INCREMENT) % MODULUS;
        counts[first + (state >> 16) % 6 + 1]++;
    }
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    double mean, variance;
    int64_t place[3], counts[13] = {0};
    printf("%.9f\n", pi(n));
    integral(n, &mean, &variance);
    printf("%.9f %.9f\n", mean, variance);
    walk(n, place);
    printf("%lld %lld %lld\n", (long long)place[0], (long long)place[1], (long long)place[2]);
    dice(n, counts);
    for (int i = 0; i < 13; i++)
        printf(i ? " %lld" : "%lld", (long long)counts[i]);
    printf("\n");
    return 0;
}
