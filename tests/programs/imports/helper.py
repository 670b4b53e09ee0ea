"""A module that counts how often it is executed."""
import sys

print("loading helper")
loads = 1
value = 10


def double(x):
    return 2 * x


def get_value():
    return value


class Counter:
    n = 0

    def up(self):
        self.n += 1
        return self.n
