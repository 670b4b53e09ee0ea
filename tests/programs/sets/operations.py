# Set algebra, in place and not, with sets of small integers printed sorted.
a, b = {1, 2, 3, 4}, {3, 4, 5}
def show(*sets):
    print(*[sorted(s) for s in sets])
show(a | b, a & b, a - b, b - a, a ^ b)  # expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [5] [1, 2, 5]
show(a.union(b, [9]), a.intersection([1, 3]), a.difference(b), a.symmetric_difference(b))
# expect: [1, 2, 3, 4, 5, 9] [1, 3] [1, 2] [1, 2, 5]
print(a <= b, {3} < b, b >= {3, 5}, a > a, a >= a, a == {4, 3, 2, 1}, a.isdisjoint({9}), a.issubset(range(9)), a.issuperset([1]))
# expect: False True True False True True True True True
c = a.copy()
c |= {10}
c &= {1, 2, 10}
c -= {2}
c ^= {1, 7}
show(c, a)  # expect: [7, 10] [1, 2, 3, 4]
c.add(3); c.add(3); c.discard(99); c.remove(3); c.update([5], (6,))
show(c)  # expect: [5, 6, 7, 10]
c.difference_update([5]); c.intersection_update([6, 7, 8]); c.symmetric_difference_update({6})
show(c)  # expect: [7]
print(len(c), c.pop(), c, set(), {1}, frozenset(), frozenset([1]), bool(set()), sorted(set("hello")))
# expect: 1 7 set() set() {1} frozenset() frozenset({1}) False ['e', 'h', 'l', 'o']
for bad in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: {1} | [2], lambda: {1} < [1]):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__)
        # expect: KeyError
        # expect: KeyError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
