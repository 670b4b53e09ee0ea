# Monte Carlo estimates with a linear congruential generator of the program's own: pi, an integral, a walk, dice.
# small: 100
# warm-up: 15600 62500 250000
# group: loops
import sys

FACTOR = 1103515245
INCREMENT = 12345
MODULUS = 2147483648


def pi(n):
    state = 42
    inside = 0
    for _ in range(n):
        state = (state * FACTOR + INCREMENT) % MODULUS
        x = state / MODULUS
        state = (state * FACTOR + INCREMENT) % MODULUS
        y = state / MODULUS
        if x * x + y * y < 1.0:
            inside += 1
    return 4.0 * inside / n


def following(state):
    return (state * FACTOR + INCREMENT) % MODULUS


def integral(n):
    state = 7
    total = squares = 0.0
    for _ in range(n):
        state = following(state)
        x = state / MODULUS
        value = x * x * (1.0 - x) / (1.0 + x)
        total += value
        squares += value * value
    mean = total / n
    return mean, squares / n - mean * mean


def walk(n):
    state = 2024
    x = y = farthest = 0
    for _ in range(n):
        state = (state * FACTOR + INCREMENT) % MODULUS
        direction = state >> 16 & 3
        if direction == 0:
            x += 1
        elif direction == 1:
            x -= 1
        elif direction == 2:
            y += 1
        else:
            y -= 1
        distance = abs(x) + abs(y)
        if distance > farthest:
            farthest = distance
    return x, y, farthest


def dice(n):
    state = 99
    counts = [0] * 13
    for _ in range(n):
        state = (state * FACTOR + INCREMENT) % MODULUS
        first = (state >> 16) % 6 + 1
        state = (state * FACTOR + INCREMENT) % MODULUS
        counts[first + (state >> 16) % 6 + 1] += 1
    return counts


def main(n):
    print("%.9f" % pi(n))
    print("%.9f %.9f" % integral(n))
    print(*walk(n))
    print(*dice(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000)
