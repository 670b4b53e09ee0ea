# The sieve of Eratosthenes over a list of truths.
# small: 500
# warm-up: 250000 1000000 4000000
# group: containers
import sys


def primes_below(n):
    is_prime = [True] * n
    is_prime[0] = is_prime[1] = False
    i = 2
    while i * i < n:
        if is_prime[i]:
            for j in range(i * i, n, i):
                is_prime[j] = False
        i += 1
    return [i for i in range(n) if is_prime[i]]


def main(n):
    primes = primes_below(n)
    print(len(primes), primes[-1], sum(primes) % 1000007)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16000000)
