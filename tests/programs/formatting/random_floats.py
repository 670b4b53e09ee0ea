# Thousands of floats from a fixed generator: their repr, and formats by precision, are summed up in one number.
import math
state = 12345
def bits():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return state >> 11
def digest(texts):
    total = 0
    for text in texts:
        for character in text:
            total = (total * 1000003 + ord(character)) % (2**61 - 1)
    return total
def number(exponent_range):
    mantissa = bits() / 2**53
    return math.ldexp(mantissa - 0.5, bits() % (2 * exponent_range) - exponent_range)
small = [number(20) for _ in range(1500)]
wide = [number(1000) for _ in range(1500)]
decimals = [(bits() % 10**(n % 17 + 1)) / 10**(n % 23) for n in range(1500)]
print(digest(map(repr, small)), digest(map(repr, wide)), digest(map(repr, decimals)))
print(all(float(repr(x)) == x for x in small + wide + decimals), repr(small[0]), repr(wide[0]), repr(decimals[5]))
for kind in "eEfFgG%":
    texts = []
    for index, x in enumerate(small + decimals):
        texts.append(format(x, "." + str(index % 25) + kind))
    print(kind, digest(texts), texts[7], texts[2001])
for kind in "eg":
    print(kind, digest(format(x, ".%d%s" % (index % 30, kind)) for index, x in enumerate(wide)))
print(digest("%.*f" % (index % 20, x) for index, x in enumerate(small)), digest("%#.*g" % (index % 20, x) for index, x in enumerate(small)))
print(digest(str(round(x, index % 12)) for index, x in enumerate(small + decimals)), digest(x.hex() for x in wide), digest(str(complex(x, -y)) for x, y in zip(small, wide)))
