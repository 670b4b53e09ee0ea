"""What `embed.rs` runs: a module as anybody writes it."""

import sys


class Basket:
    def __init__(self):
        self.items = {}

    def add(self, name, price, count=1):
        self.items[name] = (price, count)
        return self

    def total(self):
        return sum(price * count for price, count in self.items.values())

    def __repr__(self):
        return f"<Basket of {len(self.items)}>"


def price_list(discount):
    return {name: round(price * (1 - discount), 2) for name, price in [("tea", 4.0), ("scone", 2.5)]}


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def wait_for_ever():
    while True:
        try:
            while True:
                pass
        except BaseException:
            print("not with me")


if __name__ == "__main__":
    print("open:", *sys.argv[1:])
    for line in sys.stdin:
        print("heard", line.rstrip())
