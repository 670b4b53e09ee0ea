// The sieve of Eratosthenes over an array of truths.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct primes {
    int64_t *items, count;
};

static unsigned char *flags_of(int64_t n) {
    unsigned char *flags = malloc(n);
    if (!flags)
        exit(3);
    memset(flags, 1, n);
    flags[0] = flags[1] = 0;
    return flags;
}

static void cross_out(unsigned char *flags, int64_t n) {
    for (int64_t i = 2; i * i < n; i++)
        if (flags[i])
            for (int64_t j = i * i; j < n; j += i)
                flags[j] = 0;
}

// A list that grows, as there.
static struct primes collect(const unsigned char *flags, int64_t n) {
    int64_t room = 8;
    struct primes primes = {malloc(room * sizeof(int64_t)), 0};
    for (int64_t i = 0; i < n && primes.items; i++)
        if (flags[i]) {
            if (primes.count == room) {
                room *= 2;
                primes.items = realloc(primes.items, room * sizeof(int64_t));
                if (!primes.items)
                    break;
            }
            primes.items[primes.count++] = i;
        }
    if (!primes.items)
        exit(3);
    return primes;
}

static struct primes sieve(int64_t n) {
    unsigned char *flags = flags_of(n);
    cross_out(flags, n);
    struct primes primes = collect(flags, n);
    free(flags);
    return primes;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    int64_t n = atoll(argv[1]), sum = 0;
    struct primes primes = sieve(n);
    for (int64_t i = 0; i < primes.count; i++)
        sum += primes.items[i];
    printf("%lld %lld %lld\n", (long long)primes.count, (long long)primes.items[primes.count - 1], (long long)(sum % 1000007));
    return 0;
}
