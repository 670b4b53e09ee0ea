# The sieve of Eratosthenes by slices of a bytearray.
# small: 500
# group: containers
import sys


def primes_to(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = bytes(2)
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
        i += 1
    return [i for i, flag in enumerate(flags) if flag]


def main(n):
    primes = primes_to(n)
    print(len(primes), primes[-1], sum(primes) % 1000007)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 14000000)
