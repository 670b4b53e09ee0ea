// The largest singular value of an infinite matrix, cut to n x n, by power iteration.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static double element(int64_t i, int64_t j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void times(int64_t n, const double *vector, double *result) {
    for (int64_t i = 0; i < n; i++) {
        double total = 0.0;
        for (int64_t j = 0; j < n; j++)
            total += element(i, j) * vector[j];
        result[i] = total;
    }
}

static void transposed_times(int64_t n, const double *vector, double *result) {
    for (int64_t i = 0; i < n; i++) {
        double total = 0.0;
        for (int64_t j = 0; j < n; j++)
            total += element(j, i) * vector[j];
        result[i] = total;
    }
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    double *u = malloc(n * sizeof *u), *v = malloc(n * sizeof *v), *between = malloc(n * sizeof *between);
    if (!u || !v || !between)
        return 3;
    for (int64_t i = 0; i < n; i++)
        u[i] = 1.0;
    for (int i = 0; i < 10; i++) {
        times(n, u, between);
        transposed_times(n, between, v);
        times(n, v, between);
        transposed_times(n, between, u);
    }
    double uv = 0.0, vv = 0.0;
    for (int64_t i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(uv / vv));
    return 0;
}
