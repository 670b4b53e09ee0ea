# Raising and catching: deep and shallow, finally, else, re-raise, with.
# small: 40
# group: control
import sys


class Retry(Exception):
    def __init__(self, attempt):
        Exception.__init__(self, attempt)
        self.attempt = attempt


class Fatal(Retry):
    pass


class Guard:
    def __init__(self):
        self.entered = self.suppressed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None and issubclass(kind, Fatal):
            self.suppressed += 1
            return True
        return False


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


def dig(depth, i):
    if depth == 0:
        if i % 7 == 0:
            raise Fatal(i)
        if i % 3 == 0:
            raise Retry(i)
        return i
    try:
        return dig(depth - 1, i) + 1
    finally:
        dig.finals += 1


dig.finals = 0


def lookup(table, key):
    try:
        value = table[key]
    except KeyError as error:
        return -error.args[0]
    else:
        return value
    finally:
        dig.finals += 1


def main(n):
    guard = Guard()
    total = retries = 0
    for i in range(n):
        try:
            with guard:
                total += dig(4, i)
        except Retry as error:
            retries += 1
            total -= error.attempt % 5
    print(total, retries, guard.entered, guard.suppressed)

    table = {i: i * i for i in range(0, 50, 2)}
    print(sum(lookup(table, i % 50) for i in range(n)))
    print(sum(parse(text) for text in ["12", "x", "7", ""] * (n // 4)))

    caught = 0
    for i in range(n):
        try:
            try:
                1 // (i % 2)
            except ZeroDivisionError:
                raise
        except ArithmeticError:
            caught += 1
    print(caught, dig.finals)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 220000)
