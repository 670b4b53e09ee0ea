# What a function that was built in place of its call has put into its registers is there after a collection in it, too.
class Box:
    def __init__(self, value):
        self.value = value


class Other:
    def __init__(self, value):
        self.pad = None
        self.value = value


def first(box):
    total = 0
    for i in range(3):
        total += i
        if total > 100:
            raise ValueError(box)
    return total


def second(box):
    total = 0
    for i in range(3):
        total += box.value
    return total


def middle(box, item):
    kept = [item, item]
    count = first(box)
    fresh = [count, count, count]
    more = second(box)
    return kept[0] + kept[1] + count + more + len(fresh)


def outer(boxes):
    total = 0
    for index in range(len(boxes)):
        total += middle(boxes[index], index)
    return total


boxes = [Box(i) for i in range(300)]
for turn in range(8):
    print(outer(boxes))
    # expect: 226050
    # expect: 226050
    # expect: 226050
    # expect: 226050
    # expect: 226050
    # expect: 226050
    # expect: 226050
    # expect: 226050
boxes[150:160] = [Other(i) for i in range(10)]
for turn in range(4):
    print(outer(boxes))
    # expect: 221550
    # expect: 221550
    # expect: 221550
    # expect: 221550
