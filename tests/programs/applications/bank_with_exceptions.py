# A bank: class hierarchy, properties, custom exceptions with data, context manager transactions, a log, sorting and reports.
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(account, amount)
        self.account, self.amount = account, amount
    def __str__(self): return "%s needs %.2f more" % (self.account.owner, self.amount - self.account.balance)
class Frozen(BankError): pass
class Account:
    count = 0
    rate = 0.01
    def __init__(self, owner, balance=0):
        type(self).count += 1
        self.owner, self._balance, self.history, self.frozen = owner, balance, [], False
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if self.frozen: raise Frozen("%s is frozen" % self.owner)
        self.history.append(value - self._balance)
        self._balance = value
    def deposit(self, amount):
        if amount <= 0: raise ValueError("bad amount: %r" % amount)
        self.balance += amount
        return self
    def withdraw(self, amount):
        if amount > self.balance + self.overdraft: raise InsufficientFunds(self, amount)
        self.balance -= amount
        return self
    overdraft = 0
    def interest(self): return round(self.balance * self.rate, 2)
    def __repr__(self): return "%s(%s, %.2f)" % (type(self).__name__, self.owner, self.balance)
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    rate = 0.05
    def withdraw(self, amount):
        if amount > 500: raise BankError("savings allow 500 at most")
        return super().withdraw(amount)
class Checking(Account):
    overdraft = 100
    def interest(self): return super().interest() if self.balance > 0 else -5.0
class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self):
        self.saved = [(a, a._balance, len(a.history)) for a in self.accounts]
        return self
    def __exit__(self, kind, error, tb):
        if kind is None: log.append("committed"); return
        for account, balance, length in self.saved:
            account._balance = balance
            del account.history[length:]
        log.append("rolled back: %s" % kind.__name__)
        return issubclass(kind, BankError)
log = []
ann, bob, eve = Savings("Ann", 1000), Checking("Bob", 50), Account("Eve")
def transfer(a, b, amount):
    with Transaction(a, b):
        b.deposit(amount)
        a.withdraw(amount)
        return "transferred %s" % amount
    return "failed"
print(transfer(ann, bob, 200), transfer(ann, bob, 600), transfer(bob, eve, 340), transfer(bob, eve, 20), ann, bob, eve)
# expect: transferred 200 failed transferred 340 failed Savings(Ann, 800.00) Checking(Bob, -90.00) Account(Eve, 340.00)
eve.frozen = True
print(transfer(ann, eve, 10), log)
# expect: failed ['committed', 'rolled back: BankError', 'committed', 'rolled back: InsufficientFunds', 'rolled back: Frozen']
try: transfer(ann, bob, -5)
except ValueError as error: print(error, log[-1], ann)
# expect: bad amount: -5 rolled back: ValueError Savings(Ann, 800.00)
for action in (lambda: eve.deposit(1), lambda: bob.withdraw(1000), lambda: ann.withdraw(501), lambda: ann.deposit(0), lambda: setattr(eve, "balance", 5)):
    try: print(action())
    except InsufficientFunds as error: print("short:", error, error.amount, error.args[0] is bob)
    except BankError as error: print(type(error).__name__, error)
    except ValueError as error: print("value:", error)
    # expect: Frozen Eve is frozen
    # expect: short: Bob needs 1090.00 more 1000 True
    # expect: BankError savings allow 500 at most
    # expect: value: bad amount: 0
    # expect: Frozen Eve is frozen
print([a.interest() for a in (ann, bob, eve)], sorted([ann, bob, eve]), max(ann, bob), ann.history, bob.history, Account.count, Savings.count, Checking.count)
# expect: [40.0, -5.0, 3.4] [Checking(Bob, -90.00), Account(Eve, 340.00), Savings(Ann, 800.00)] Savings(Ann, 800.00) [-200] [200, -340] 1 1 1
print("\n".join("%-6s|%10.2f|%s" % (a.owner, a.balance, "+".join(map(str, a.history)) or "-") for a in sorted((ann, bob, eve), key=lambda a: a.owner)))
# expect: Ann   |    800.00|-200
# expect: Bob   |    -90.00|200+-340
# expect: Eve   |    340.00|340
print(ann.deposit(1).withdraw(2).deposit(3).balance, [cls.__name__ for cls in Frozen.__mro__[:3]])
# expect: 802 ['Frozen', 'BankError', 'Exception']
