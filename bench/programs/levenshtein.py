# Edit distances between generated words: nested loops over str and list, min of three.
# small: 6
# group: containers
import sys


def words(n):
    state = 7
    result = []
    for _ in range(n):
        letters = []
        for _ in range(18):
            state = (state * 1103515245 + 12345) % 2147483648
            letters.append("abcdef"[(state >> 16) % 6])
        result.append("".join(letters))
    return result


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            if x == y:
                current.append(previous[j - 1])
            else:
                current.append(1 + min(previous[j], current[j - 1], previous[j - 1]))
        previous = current
    return previous[-1]


def longest_common(a, b):
    lengths = {}
    best = 0
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                length = lengths.get((i - 1, j - 1), 0) + 1
                lengths[i, j] = length
                if length > best:
                    best = length
    return best


def main(n):
    vocabulary = words(n)
    total = common = 0
    closest = (99, "", "")
    for i, a in enumerate(vocabulary):
        for b in vocabulary[:i]:
            d = distance(a, b)
            total += d
            if (d, a, b) < closest:
                closest = (d, a, b)
            if (i + d) % 4 == 0:
                common += longest_common(a, b)
    print(total, common)
    print(*closest)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 190)
