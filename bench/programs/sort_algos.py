# Hand-written sorting of lists: quicksort in place, merge sort, heap sort, shell sort.
# small: 100
# group: containers
import sys


def values(n):
    state = 99
    result = []
    for _ in range(n):
        state = (state * 69069 + 5) % 4294967296
        result.append(state >> 8)
    return result


def quicksort(a, low, high):
    while low < high:
        pivot = a[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(a, low, j)
            low = i
        else:
            quicksort(a, i, high)
            high = j


def merge_sort(a):
    if len(a) <= 1:
        return a
    middle = len(a) // 2
    left, right = merge_sort(a[:middle]), merge_sort(a[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged += left[i:]
    merged += right[j:]
    return merged


def heap_sort(a):
    def sink(root, end):
        value = a[root]
        while True:
            child = 2 * root + 1
            if child >= end:
                break
            if child + 1 < end and a[child] < a[child + 1]:
                child += 1
            if a[child] <= value:
                break
            a[root] = a[child]
            root = child
        a[root] = value

    for root in range(len(a) // 2 - 1, -1, -1):
        sink(root, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sink(0, end)


def shell_sort(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            value = a[i]
            j = i
            while j >= gap and a[j - gap] > value:
                a[j] = a[j - gap]
                j -= gap
            a[j] = value
        gap = 1 if gap == 2 else gap * 5 // 11


def main(n):
    original = values(n)
    expected = sorted(original)
    for sort in (lambda a: quicksort(a, 0, len(a) - 1), heap_sort, shell_sort):
        a = original[:]
        sort(a)
        assert a == expected
    assert merge_sort(original) == expected
    print(expected[0], expected[n // 2], expected[-1])
    by_digits = sorted(original, key=lambda v: (v % 10, -v))
    print(by_digits[0], by_digits[n // 2], by_digits[-1])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 55000)
