# Slices in every direction, checked against a definition.
def by_definition(seq, start, stop, step):
    n = len(seq)
    step = 1 if step is None else step
    if start is None:
        start = 0 if step > 0 else n - 1
    else:
        start = max(start + n, 0 if step > 0 else -1) if start < 0 else min(start, n if step > 0 else n - 1)
    if stop is None:
        stop = n if step > 0 else -1
    else:
        stop = max(stop + n, 0 if step > 0 else -1) if stop < 0 else min(stop, n if step > 0 else n - 1)
    return [seq[i] for i in range(start, stop, step)]
a = list(range(6))
choices = [None, -8, -6, -3, -1, 0, 1, 3, 5, 6, 9]
count = 0
for start in choices:
    for stop in choices:
        for step in (None, 1, 2, 3, -1, -2, -7):
            expected = by_definition(a, start, stop, step)
            assert a[start:stop:step] == expected, (start, stop, step)
            assert list(tuple(a)[start:stop:step]) == expected
            assert "012345"[start:stop:step] == "".join(map(str, expected))
            assert list(range(6)[start:stop:step]) == expected
            assert list(bytes(a)[start:stop:step]) == expected
            count += len(expected)
print(count)  # expect: 946
print(a[::-1], a[4:1:-1], a[-2::-2], a[:-4:-1], a[10:2:-3], a[2:2], a[3:1], a[-100:100:50])
# expect: [5, 4, 3, 2, 1, 0] [4, 3, 2] [4, 2, 0] [5, 4, 3] [5] [] [] [0]
try:
    a[::0]
except ValueError as error:
    print(error)  # expect: slice step cannot be zero
