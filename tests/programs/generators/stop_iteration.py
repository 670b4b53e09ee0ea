# requires: 3.7
# StopIteration inside a generator becomes RuntimeError (PEP 479).
def g():
    yield 1
    next(iter([]))
    yield 2
it = g()
print(next(it))  # expect: 1
try:
    next(it)
except RuntimeError as error:
    print(error, type(error.__cause__).__name__, type(error.__context__).__name__)
    # expect: generator raised StopIteration StopIteration StopIteration
def h():
    yield 1
    raise StopIteration("explicit")
try:
    list(h())
except RuntimeError as error:
    print(error)  # expect: generator raised StopIteration
def k():
    try:
        raise StopIteration("inside")
    except StopIteration as s:
        yield s.value
    return "value"
print(list(k()))  # expect: ['inside']
try:
    list(next(iter([])) for _ in range(1))
except RuntimeError as error:
    print("genexpr", error)  # expect: genexpr generator raised StopIteration
print([x for x in k()], next(k()), sum(1 for _ in k()))  # expect: ['inside'] inside 1
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
print(list(It()))  # expect: [1, 2]
