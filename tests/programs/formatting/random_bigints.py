# Large integers from a fixed generator: text in several bases and back, arithmetic, conversion to float.
state = 31337
def bits(count):
    global state
    number = 0
    while count > 0:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        number = number << 40 | state >> 24
        count -= 40
    return number
def digest(texts):
    total = 0
    for text in texts:
        for character in text:
            total = (total * 1000003 + ord(character)) % (2**61 - 1)
    return total
numbers = [bits(n % 700 + 1) * (1 - n % 2 * 2) for n in range(1200)]
print(digest(map(str, numbers)), digest(map(hex, numbers)), digest(map(oct, numbers)), digest(map(bin, numbers[:200])), digest(format(n, ",") for n in numbers), digest(format(n, "_x") for n in numbers))
# expect: 1842901124614924893 2052462090899230935 549225158712048549 1681708864980354264 247394219629153834 2048763355275006301
print(all(int(str(n)) == n and int(hex(n), 16) == n and int(oct(n), 0) == n for n in numbers), sum(numbers) % 1000007, digest(repr(float(n)) for n in numbers if abs(n) < 2**1000))
# expect: True 195681 2282757434512122322
print(digest(repr(divmod(a, b)) for a, b in zip(numbers, numbers[7:]) if b), digest(str(a * b - (a ^ b) + (a & b) - (a | b)) for a, b in zip(numbers, numbers[3:])))
# expect: 1033313345817859524 1139039332713061819
print(digest(str(a >> n % 90) + str(a << n % 50) for n, a in enumerate(numbers)), digest(str(pow(abs(a), n % 20, 10**9 + 7)) for n, a in enumerate(numbers)), digest(str(hash(a)) for a in numbers))
# expect: 812263841426916903 1771820547660073024 81160597531423322
print(digest(repr(a / b) for a, b in zip(numbers, numbers[1:]) if b and abs(a) < 2**900 and abs(b) < 2**900), digest(str(round(a, -(n % 9))) for n, a in enumerate(numbers)), digest(str(a.bit_length()) for a in numbers))
# expect: 2102589361928222060 354008651048136144 2064273413144078604
