# How many prefix reversals bring 1 to the front, over all permutations of n.
# small: 6
# group: containers
import sys


def fannkuch(n):
    permutation = list(range(n))
    rotations = [0] * n
    max_flips = 0
    checksum = 0
    sign = 1
    while True:
        first = permutation[0]
        if first:
            work = permutation[:]
            flips = 0
            while first:
                work[:first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > max_flips:
                max_flips = flips
            checksum += sign * flips
        sign = -sign

        # The next permutation: rotate the shortest prefix that has rotations left.
        length = 2
        while length <= n:
            permutation.insert(length - 1, permutation.pop(0))
            rotations[length - 1] += 1
            if rotations[length - 1] < length:
                break
            rotations[length - 1] = 0
            length += 1
        else:
            return checksum, max_flips


def main(n):
    checksum, max_flips = fannkuch(n)
    print(checksum)
    print("Pfannkuchen(%d) = %d" % (n, max_flips))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
