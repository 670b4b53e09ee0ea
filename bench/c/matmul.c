// The product of two matrices as arrays of rows.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void *allocate(int64_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory)
        exit(3);
    return memory;
}

static double **zeros(int64_t n) {
    double **rows = allocate(n, sizeof *rows);
    for (int64_t i = 0; i < n; i++)
        rows[i] = allocate(n, sizeof **rows);
    return rows;
}

static double **matrix(int64_t n, int64_t seed) {
    double **rows = zeros(n);
    int64_t state = seed;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) {
            state = (state * 16807) % 2147483647;
            rows[i][j] = state % 1000 / 500.0 - 1.0;
        }
    return rows;
}

static double **multiply(int64_t n, double **a, double **b) {
    double **result = zeros(n);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) {
            double total = 0.0;
            for (int64_t k = 0; k < n; k++)
                total += a[i][k] * b[k][j];
            result[i][j] = total;
        }
    return result;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    double **product = multiply(n, matrix(n, 1), matrix(n, 2));
    double trace = 0.0, sum = 0.0;
    for (int64_t i = 0; i < n; i++)
        trace += product[i][i];
    for (int64_t i = 0; i < n; i++) {
        double of_row = 0.0;
        for (int64_t j = 0; j < n; j++)
            of_row += product[i][j];
        sum += of_row;
    }
    printf("%.6f\n%.6f\n", trace, sum);
    return 0;
}
