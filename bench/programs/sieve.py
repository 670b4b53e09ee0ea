# The sieve of Eratosthenes twice: with inner loops and with slice assignment.
# small: 500
# warm-up: 70000 280000 1125000
# group: containers
import sys


def by_loops(n):
    is_prime = [True] * (n + 1)
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i <= n:
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
        i += 1
    return [i for i in range(n + 1) if is_prime[i]]


def by_slices(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = bytes(2)
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
        i += 1
    return [i for i, flag in enumerate(flags) if flag]


def main(n):
    primes = by_loops(n)
    assert primes == by_slices(n)
    print(len(primes), primes[-1], sum(primes) % 1000007)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4500000)
