# requires: 3.8
# Text: word counts, wrapping, columns, caesar and vigenere, run lengths, anagrams, roman numerals, edit distance, Soundex, templates.
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity -- in short, the period was so far like the present period."""
words = ["".join(c for c in w.lower() if c.isalpha()) for w in TEXT.split()]
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:7], len(words), len(counts), max(words, key=len), sum(map(len, words)) / len(words))
# expect: [('the', 8), ('was', 7), ('it', 6), ('of', 6), ('age', 2), ('epoch', 2), ('period', 2)] 48 21 foolishness 3.6041666666666665
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width: lines.append(line); line = word
        else: line = (line + " " + word).strip()
    return lines + [line] if line else lines
def justify(line, width):
    parts = line.split()
    if len(parts) == 1: return line
    gaps, extra = divmod(width - sum(map(len, parts)), len(parts) - 1)
    return "".join(p + " " * (gaps + (i < extra)) for i, p in enumerate(parts[:-1])) + parts[-1]
for line in wrap(TEXT, 32): print("|%s|%s|" % (line.center(32), justify(line, 32)))
# expect: |It was the best of times, it was|It was the best of times, it was|
# expect: | the worst of times, it was the |the  worst  of times, it was the|
# expect: |age of wisdom, it was the age of|age of wisdom, it was the age of|
# expect: |foolishness, it was the epoch of|foolishness, it was the epoch of|
# expect: |  belief, it was the epoch of   |belief,  it  was  the  epoch  of|
# expect: |  incredulity -- in short, the  |incredulity  --  in  short,  the|
# expect: |   period was so far like the   |period   was  so  far  like  the|
# expect: |        present period.         |present                  period.|
table = [("name", "qty", "price"), ("apple", 3, 1.5), ("banana", 12, 0.25), ("kiwi", 100, 10.0)]
widths = [max(len(str(row[i])) for row in table) for i in range(3)]
for row in table: print(" ".join(str(v).ljust(w) if isinstance(v, str) else str(v).rjust(w) for v, w in zip(row, widths)) + "$")
# expect: name   qty price$
# expect: apple    3   1.5$
# expect: banana  12  0.25$
# expect: kiwi   100  10.0$
def caesar(text, k): return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in text)
def rle(text):
    out = []
    for c in text:
        if out and out[-1][0] == c: out[-1][1] += 1
        else: out.append([c, 1])
    return "".join(c + (str(n) if n > 1 else "") for c, n in out)
def unrle(text):
    out, number = "", ""
    for c in text + "\0":
        if c.isdigit(): number += c
        else:
            if number: out += out[-1] * (int(number) - 1)
            number = ""; out += c
    return out[:-1]
secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), rle("aaabccccd"), unrle(rle("aaabccccd")) == "aaabccccd", rle(""), "".join(chr((ord(a) + ord(b) - 130) % 26 + 65) for a, b in zip("ATTACKATDAWN", "LEMON" * 3)))
# expect: Khoor, Zruog! Hello, World! a3bc4d True  LXFOPVEFRNHR
groups = {}
for w in "listen silent enlist google elgoog abc cab bca xyz".split(): groups.setdefault("".join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1])
# expect: [['listen', 'silent', 'enlist'], ['google', 'elgoog'], ['abc', 'cab', 'bca']]
def to_roman(n):
    out = ""
    for value, symbol in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value: out += symbol; n -= value
    return out
def from_roman(s):
    values = [dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)[c] for c in s]
    return sum(-v if v < w else v for v, w in zip(values, values[1:] + [0]))
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(to_roman(n)) == n for n in range(1, 2000)))
# expect: ['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CD', 'MCMXCIV', 'MMXXIV', 'MMMCMXCIX'] True
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1): previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
print([distance(*p) for p in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"), ("intention", "execution"))])
# expect: [3, 3, 0, 2, 5]
def fill(template, **values):
    out = template
    for key in sorted(values, key=len, reverse=True): out = out.replace("$" + key, str(values[key]))
    return out
print(fill("Dear $name, you owe $amount to $nameless.", name="Ann", amount=5, nameless="nobody"), "-".join(reversed("a b c".split())), " ".join(w.capitalize() for w in "the quick fox".split()), "racecar"[::-1] == "racecar", sorted("The Quick brown".split(), key=str.casefold), TEXT.count("\n"), TEXT.title()[:30], TEXT.swapcase()[:12])
# expect: Dear Ann, you owe 5 to nobody. c-b-a The Quick Fox True ['brown', 'Quick', 'The'] 1 It Was The Best Of Times, It W iT WAS THE B
