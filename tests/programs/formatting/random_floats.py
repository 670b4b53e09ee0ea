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
# expect: 880572975240549281 216324779817609152 336690379691691170
print(all(float(repr(x)) == x for x in small + wide + decimals), repr(small[0]), repr(wide[0]), repr(decimals[5]))
# expect: True -24.986969216928344 -4.2692049433402414e+95 9.82753
for kind in "eEfFgG%":
    texts = []
    for index, x in enumerate(small + decimals):
        texts.append(format(x, "." + str(index % 25) + kind))
    print(kind, digest(texts), texts[7], texts[2001])
    # expect: e 328930219461102459 -8.8189205e-02 9.8e-11
    # expect: E 67653832986369849 -8.8189205E-02 9.8E-11
    # expect: f 1208069303873081817 -0.0881892 0.0
    # expect: F 1208069303873081817 -0.0881892 0.0
    # expect: g 756496353570281848 -0.0881892 1e-10
    # expect: G 56110521869100126 -0.0881892 1E-10
    # expect: % 490193446744705433 -8.8189205% 0.0%
for kind in "eg":
    print(kind, digest(format(x, ".%d%s" % (index % 30, kind)) for index, x in enumerate(wide)))
    # expect: e 353591672557161666
    # expect: g 251008796806976097
print(digest("%.*f" % (index % 20, x) for index, x in enumerate(small)), digest("%#.*g" % (index % 20, x) for index, x in enumerate(small)))
# expect: 151942715470520135 1047463375224526336
print(digest(str(round(x, index % 12)) for index, x in enumerate(small + decimals)), digest(x.hex() for x in wide), digest(str(complex(x, -y)) for x, y in zip(small, wide)))
# expect: 1774117408847478788 861587567924701589 482698517070878340
