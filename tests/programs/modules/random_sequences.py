# check with: 3.12+
# _random: the same numbers as CPython for the same seeds; state, getrandbits, seeds of other types; shuffles and samples on top of it.
import _random
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
r = _random.Random(42)
print([r.random() for _ in range(4)], [r.getrandbits(k) for k in (1, 8, 31, 32, 33, 64, 100)], r.getrandbits(0), attempt(r.getrandbits, -1), attempt(r.getrandbits, "x"), attempt(r.getrandbits, 1.5))
# expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275] [1, 26, 1453201078, 3181143731, 8126849360, 10892664235628797826, 81588941661909768552652673433] 0 ValueError: number of bits must be non-negative TypeError: 'str' object cannot be interpreted as an integer TypeError: 'float' object cannot be interpreted as an integer
for seed in (0, 1, -1, 2 ** 32, 2 ** 100, -(2 ** 100), True, 1.5, "text", b"bytes", (1, 2)):
    g = _random.Random(); attempt(g.seed, seed); print(repr(seed), g.random() if not isinstance(seed, (float, str, bytes, tuple)) or True and isinstance(seed, (int,)) else "hash seeded")
    # expect: 0 0.8444218515250481
    # expect: 1 0.13436424411240122
    # expect: -1 0.13436424411240122
    # expect: 4294967296 0.11299430095636409
    # expect: 1267650600228229401496703205376 0.7586581712996778
    # expect: -1267650600228229401496703205376 0.7586581712996778
    # expect: True 0.13436424411240122
    # expect: 1.5 hash seeded
    # expect: 'text' hash seeded
    # expect: b'bytes' hash seeded
    # expect: (1, 2) hash seeded
state = r.getstate()
a = [r.random() for _ in range(5)]; r.setstate(state); b = [r.random() for _ in range(5)]
print(a == b, len(state), type(state).__name__, attempt(r.setstate, (1, 2)), attempt(r.setstate, [1]), attempt(r.setstate, (0,) * 624 + (-1,)), attempt(r.setstate, (0,) * 624 + (700,)), attempt(r.setstate, ("x",) * 625))
# expect: True 625 tuple ValueError: state vector is the wrong size TypeError: state vector must be a tuple ValueError: invalid state ValueError: invalid state TypeError: an integer is required
class Rng(_random.Random):
    def below(self, n):
        k = n.bit_length()
        v = self.getrandbits(k)
        while v >= n: v = self.getrandbits(k)
        return v
    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self.below(i + 1)
            x[i], x[j] = x[j], x[i]
        return x
    def sample(self, population, k): return self.shuffle(list(population))[:k]
    def choice(self, seq): return seq[self.below(len(seq))]
    def uniform(self, a, b): return a + (b - a) * self.random()
g = Rng(7)
print(g.shuffle(list(range(12))), g.sample("abcdefgh", 4), "".join(g.choice("xyz") for _ in range(20)), round(g.uniform(-5, 5), 10), [g.below(1000) for _ in range(5)], g.below(10 ** 30))
# expect: [7, 11, 3, 10, 8, 4, 9, 1, 0, 6, 2, 5] ['b', 'c', 'f', 'e'] xzyxzxxzzzxzzyxxxzxy -0.8086095643 [553, 120, 584, 315, 573] 93546781668154301279346993199
def histogram(n, buckets):
    counts = [0] * buckets
    for _ in range(n): counts[int(g.random() * buckets)] += 1
    return counts
print(histogram(2000, 10), sum(g.random() for _ in range(1000)) / 1000)
# expect: [207, 213, 228, 188, 192, 186, 186, 189, 207, 204] 0.4890884237543268
def monte_carlo_pi(n): return 4 * sum(g.random() ** 2 + g.random() ** 2 < 1 for _ in range(n)) / n
print(monte_carlo_pi(3000), hash(g.random()) == hash(g.random()), g.seed(7), g.random() == Rng(7).random())
# expect: 3.1453333333333333 False None True
walk, pos = [], 0
for _ in range(20): pos += 1 if g.getrandbits(1) else -1; walk.append(pos)
print(walk)  # expect: [-1, -2, -1, -2, -3, -2, -1, -2, -3, -2, -3, -2, -1, -2, -3, -4, -5, -6, -7, -8]
