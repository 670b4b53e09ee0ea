# check with: 3.8+
# Objects that hash and compare like texts and tuples: found in dicts where those are, though such hashes have 64 bits.
class Folded(str):
    """A str that does not care for upper and lower case."""
    def __eq__(self, other): return self.lower() == other.lower() if isinstance(other, str) else NotImplemented
    def __hash__(self): return hash(self.lower())
class Symbol:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return self.name == (other.name if isinstance(other, Symbol) else other)
    def __hash__(self): return hash(self.name)
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, other): return (self.x, self.y) == ((other.x, other.y) if isinstance(other, Point) else other)
    def __hash__(self): return hash((self.x, self.y))

words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
print(all(hash(Symbol(word)) == hash(word) == Symbol(word).__hash__() for word in words), all(hash(Folded(word.upper())) == hash(word) for word in words))
# expect: True True
table = {word: n for n, word in enumerate(words)}
print([table.get(Symbol(word)) for word in words], [table[Folded(word.title())] for word in words])
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
table = {Symbol(word): n for n, word in enumerate(words)}
print(all(word in table for word in words), sum(table[word] for word in words), len(set(words) | set(table)), set(words) == set(map(Symbol, words)))
# expect: True 66 12 True
headers = {Folded("Content-Type"): "text/html", Folded("Host"): "here"}
headers[Folded("content-type")] = "text/plain"
print(headers.get("content-type"), headers[Folded("HOST")], len(headers), sorted(headers))
# expect: text/plain here 2 ['Content-Type', 'Host']
grid = {(x, y): x * 10 + y for x in range(4) for y in range(4)}
print([grid[Point(n, 3 - n)] for n in range(4)], Point(1, 2) in grid, Point(5, 5) in grid, grid.pop(Point(3, 3)), len(grid))
# expect: [3, 12, 21, 30] True False 33 15
print(all(hash(Point(x, y)) == hash((x, y)) for x in range(20) for y in range(20)), hash(Point("a", 1.5)) == hash(("a", 1.5)))
# expect: True True

class Given:
    def __init__(self, number): self.number = number
    def __hash__(self): return self.number
for number in (0, -1, 2 ** 61 - 1, 2 ** 61, -2 ** 61, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 2 ** 70, -2 ** 64 - 1, True):
    print(number, hash(Given(number)), hash(Given(number)) == hash(number))
    # expect: 0 0 True
    # expect: -1 -2 True
    # expect: 2305843009213693951 2305843009213693951 False
    # expect: 2305843009213693952 2305843009213693952 False
    # expect: -2305843009213693952 -2305843009213693952 False
    # expect: 4611686018427387904 4611686018427387904 False
    # expect: 9223372036854775807 9223372036854775807 False
    # expect: -9223372036854775808 -9223372036854775808 False
    # expect: 9223372036854775808 4 True
    # expect: 1180591620717411303424 512 True
    # expect: -18446744073709551617 -9 True
    # expect: True 1 True
class Own(int):
    def __hash__(self): return self
print(hash(Own(42)), hash(Own(2 ** 80)) == hash(2 ** 80), {Own(7): 1}[7])  # expect: 42 True 1
for wrong in (1.5, "x", None):
    try:
        hash(Given(wrong))
    except TypeError as error:
        print(error)
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
