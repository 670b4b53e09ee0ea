# Method calls and attribute updates: vectors, accounts, properties, super, polymorphism.
# small: 50
# group: objects
import sys


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Account:
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account.count += 1

    def deposit(self, amount):
        self.balance += amount
        self.log("deposit", amount)

    def withdraw(self, amount):
        if amount > self.available:
            return False
        self.balance -= amount
        self.log("withdraw", amount)
        return True

    def log(self, kind, amount):
        if len(self.history) > 20:
            self.history = []
        self.history.append((kind, amount))

    @property
    def available(self):
        return self.balance

    @classmethod
    def opened(cls):
        return cls.count

    @staticmethod
    def fee(amount):
        return amount // 100


class Credit(Account):
    limit = 500

    @property
    def available(self):
        return super().available + self.limit

    def withdraw(self, amount):
        return super().withdraw(amount + self.fee(amount))


class Counter:
    def __init__(self):
        self.n = 0

    def increment(self):
        self.n += 1
        return self

    def get(self):
        return self.n


def main(n):
    position, speed = Vector(0, 0), Vector(3, -2)
    for i in range(n):
        position = position + speed * (i % 5)
        if position.dot(speed) > 100000:
            position = Vector(0, 0)
    print(position.x, position.y)

    accounts = [Account("a", 100), Credit("b"), Account("c"), Credit("d", 50)]
    refused = 0
    for i in range(n):
        account = accounts[i % 4]
        account.deposit(i % 90)
        if not account.withdraw(i % 100):
            refused += 1
    print(refused, Account.opened(), *[a.balance for a in accounts])

    counter = Counter()
    for _ in range(n):
        counter.increment().increment()
        counter.n -= 1
    print(counter.get())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500000)
