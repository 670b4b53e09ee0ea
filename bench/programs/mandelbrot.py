# How many points of an n x n grid stay bounded; all in float locals.
# small: 20
# warm-up: 94 187 375
# group: loops
import sys

LIMIT = 50


def row(y, n):
    ci = 2.0 * y / n - 1.0
    inside = 0
    steps = 0
    for x in range(n):
        cr = 2.0 * x / n - 1.5
        zr = zi = 0.0
        rr = ii = 0.0
        i = 0
        while i < LIMIT and rr + ii <= 4.0:
            zi = 2.0 * zr * zi + ci
            zr = rr - ii + cr
            rr = zr * zr
            ii = zi * zi
            i += 1
        steps += i
        if i == LIMIT:
            inside += 1
    return inside, steps


def main(n):
    inside = steps = 0
    for y in range(n):
        more_inside, more_steps = row(y, n)
        inside += more_inside
        steps += more_steps
    print(inside, steps)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 750)
