# Word frequencies of a generated text: str methods, dicts, sorting by key.
# small: 300
# group: text
import sys

SYLLABLES = "ka lo mi ten ra su vo dep ni qua fes tor".split()


def generate(words):
    state = 42
    sentence = []
    lines = []
    for _ in range(words):
        state = (state * 69069 + 1) % 4294967296
        length = 1 + (state >> 20) % 3
        word = ""
        for k in range(length):
            word += SYLLABLES[(state >> (8 + 4 * k)) % len(SYLLABLES)]
        if state >> 16 & 15 == 0:
            word = word.capitalize() + ("," if state >> 10 & 1 else ".")
        sentence.append(word)
        if len(sentence) == 12:
            lines.append(" ".join(sentence))
            sentence = []
    lines.append(" ".join(sentence))
    return "\n".join(lines)


def count(text):
    counts = {}
    first_seen = {}
    for number, line in enumerate(text.splitlines()):
        for word in line.split():
            word = word.strip(".,;:!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
                first_seen[word] = number
    return counts, first_seen


def main(n):
    text = generate(n)
    counts, first_seen = count(text)
    letters = {}
    for word, times in counts.items():
        for letter in word:
            letters[letter] = letters.get(letter, 0) + times
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for word, times in top[:5]:
        print("%-12s%6d  first in line %d" % (word, times, first_seen[word]))
    print(len(text), len(counts), sum(counts.values()))
    print(" ".join("%s=%d" % item for item in sorted(letters.items())))
    print(text.count("ka"), text.replace("ten", "11").count("1"), text.find("quaqua") >= 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 750000)
