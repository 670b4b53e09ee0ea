// Matrices as arrays of rows: multiplication, transposition, LU determinant, integer powers.
#include <math.h>
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

static double **transpose(int64_t n, double **a) {
    double **result = zeros(n);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++)
            result[j][i] = a[i][j];
    return result;
}

// Changes the matrix.
static int determinant_sign(int64_t n, double **a) {
    int sign = 1;
    for (int64_t i = 0; i < n; i++) {
        int64_t pivot = i;
        for (int64_t r = i + 1; r < n; r++)
            if (fabs(a[r][i]) > fabs(a[pivot][i]))
                pivot = r;
        if (a[pivot][i] == 0.0)
            return 0;
        if (pivot != i) {
            double *row = a[i];
            a[i] = a[pivot];
            a[pivot] = row;
            sign = -sign;
        }
        if (a[i][i] < 0)
            sign = -sign;
        for (int64_t r = i + 1; r < n; r++) {
            double factor = a[r][i] / a[i][i];
            for (int64_t c = i; c < n; c++)
                a[r][c] -= factor * a[i][c];
        }
    }
    return sign;
}

static void multiply_integers(int64_t n, int64_t **a, int64_t **b, int64_t **result) {
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) {
            int64_t total = 0;
            for (int64_t k = 0; k < n; k++)
                total += a[i][k] * b[k][j];
            result[i][j] = total % 1009;
        }
}

static int64_t **integers(int64_t n) {
    int64_t **rows = allocate(n, sizeof *rows);
    for (int64_t i = 0; i < n; i++)
        rows[i] = allocate(n, sizeof **rows);
    return rows;
}

static int64_t integer_power(int64_t n, int64_t exponent) {
    int64_t **base = integers(n), **result = integers(n), **next = integers(n), **free_one;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) {
            base[i][j] = (i * j) % 7;
            result[i][j] = i == j;
        }
    while (exponent) {
        if (exponent & 1) {
            multiply_integers(n, result, base, next);
            free_one = result;
            result = next;
            next = free_one;
        }
        multiply_integers(n, base, base, next);
        free_one = base;
        base = next;
        next = free_one;
        exponent >>= 1;
    }
    int64_t total = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++)
            total += result[i][j];
    return total;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]);
    double **a = matrix(n, 1), **b = matrix(n, 2);
    double **product = multiply(n, a, b), **transposed = transpose(n, product);
    double trace = 0.0, sum = 0.0;
    for (int64_t i = 0; i < n; i++)
        trace += product[i][i];
    printf("%.6f\n", trace);
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++)
            sum += fabs(transposed[i][j]);
    printf("%.6f\n", sum);
    printf("%d\n", determinant_sign(n, a));
    printf("%lld\n", (long long)integer_power(n / 3, 50));
    return 0;
}
