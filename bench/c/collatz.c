// The longest Collatz chain that begins below n.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void longest(int64_t n) {
    int64_t best_length = 0, best_start = 0;
    for (int64_t start = 1; start < n; start++) {
        int64_t value = start, length = 1;
        while (value != 1) {
            if (value & 1)
                value = 3 * value + 1;
            else
                value >>= 1;
            length++;
        }
        if (length > best_length) {
            best_length = length;
            best_start = start;
        }
    }
    printf("%lld %lld\n", (long long)best_length, (long long)best_start);
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    longest(atoll(argv[1]));
    return 0;
}
