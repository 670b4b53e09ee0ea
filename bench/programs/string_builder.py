# Building and taking apart strings: +=, join, slices, format, translate by dict, a Caesar cipher.
# small: 50
# group: text
import sys

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def caesar(text, shift):
    table = {}
    for i, letter in enumerate(ALPHABET):
        table[letter] = ALPHABET[(i + shift) % 26]
        table[letter.upper()] = table[letter].upper()
    return "".join([table.get(char, char) for char in text])


def run_lengths(text):
    out = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += text[i] + str(j - i)
        i = j
    return out


def is_palindrome(text):
    text = "".join(char for char in text.lower() if char.isalpha())
    return text == text[::-1]


def table(rows):
    lines = []
    for i in range(rows):
        lines.append("{:>6d}|{:<8s}|{:^10.3f}|{!r:>6}".format(i, "x" * (i % 9), i / 7, chr(97 + i % 26)))
    return "\n".join(lines)


def hash_of(text):
    value = 5381
    for char in text:
        value = (value * 33 + ord(char)) & 0xFFFFFFFF
    return value


def main(n):
    text = ""
    for i in range(n):
        text += "Line %d: %s; " % (i, ALPHABET[i % 26] * (i % 5))
    secret = caesar(text, 3)
    assert caesar(secret, -3) == text
    print(len(text), hash_of(secret))
    packed = run_lengths(text)
    print(len(packed), hash_of(packed))
    print(hash_of(table(n)))
    print(sum(is_palindrome("Was it %s a car or a cat I saw" % ALPHABET[i % 26]) for i in range(n // 4)))
    words = [word[::-1].title() for word in text.split(";")]
    print(hash_of("+".join(sorted(words))))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
