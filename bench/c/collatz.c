// The longest Collatz chain below n, with a hash table of known lengths, and without one.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// Open addressing; a key of 0 is an empty place, and the table is at most half full.
struct table {
    int64_t *keys, *values;
    uint64_t mask, used;
};

static void *allocate(uint64_t count) {
    void *memory = calloc(count, sizeof(int64_t));
    if (!memory)
        exit(3);
    return memory;
}

static uint64_t place(const struct table *table, int64_t key) {
    uint64_t index = (uint64_t)key * 0x9E3779B97F4A7C15u >> 20 & table->mask;
    while (table->keys[index] && table->keys[index] != key)
        index = (index + 1) & table->mask;
    return index;
}

static void insert(struct table *table, int64_t key, int64_t value) {
    if (2 * table->used > table->mask) {
        struct table larger = {.mask = 2 * table->mask + 1, .used = table->used};
        larger.keys = allocate(larger.mask + 1);
        larger.values = allocate(larger.mask + 1);
        for (uint64_t i = 0; i <= table->mask; i++)
            if (table->keys[i]) {
                uint64_t index = place(&larger, table->keys[i]);
                larger.keys[index] = table->keys[i];
                larger.values[index] = table->values[i];
            }
        free(table->keys);
        free(table->values);
        *table = larger;
    }
    uint64_t index = place(table, key);
    table->used += !table->keys[index];
    table->keys[index] = key;
    table->values[index] = value;
}

static void longest_with_memory(int64_t n) {
    struct table lengths = {allocate(8), allocate(8), 7, 0};
    insert(&lengths, 1, 1);
    int64_t best_length = 1, best_start = 1;
    int64_t room = 8, *path = allocate(room);
    for (int64_t start = 2; start < n; start++) {
        int64_t value = start, steps = 0;
        uint64_t index;
        while (index = place(&lengths, value), !lengths.keys[index]) {
            if (steps == room) {
                room *= 2;
                path = realloc(path, room * sizeof *path);
                if (!path)
                    exit(3);
            }
            path[steps++] = value;
            value = value % 2 == 0 ? value / 2 : 3 * value + 1;
        }
        int64_t length = lengths.values[index];
        while (steps)
            insert(&lengths, path[--steps], ++length);
        if (length > best_length) {
            best_length = length;
            best_start = start;
        }
    }
    printf("%lld %lld %llu\n", (long long)best_length, (long long)best_start, (unsigned long long)lengths.used);
    free(path);
    free(lengths.keys);
    free(lengths.values);
}

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
    int64_t n = atoll(argv[1]);
    longest_with_memory(n);
    longest(n / 4);
    return 0;
}
