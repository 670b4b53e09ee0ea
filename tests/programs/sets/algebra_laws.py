# check with: 3.11+
# Laws of set algebra on many sets; operators against methods; frozensets, nesting, subset order, in-place identity, errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
sets = [set(), {1}, {1, 2}, {2, 3}, {1, 2, 3}, set(range(10)), set("abc"), {None, True, "x"}, {(1, 2), frozenset([1])}, {0.5, 1, 2.0}]
for a in sets:
    for b in sets:
        assert a | b == b | a == a.union(b) and a & b == b & a == a.intersection(b) and a ^ b == b ^ a == (a | b) - (a & b) == a.symmetric_difference(b)
        assert a - b == a.difference(b) == a & (a ^ b) and len(a | b) == len(a) + len(b) - len(a & b) and (a <= b) == a.issubset(b) == (a | b == b) == (not a - b)
        assert (a < b) == (a <= b and a != b) and (a >= b) == b.issubset(a) == a.issuperset(b) and a.isdisjoint(b) == (not a & b) and frozenset(a) == a and (frozenset(a) | b) == a | b
        for c in sets: assert a & (b | c) == (a & b) | (a & c) and a - (b | c) == (a - b) & (a - c) and a | b | c == a.union(b, c) and a & b & c == a.intersection(b, c) and a - b - c == a.difference(b, c)
print("laws hold")  # expect: laws hold
s = t = {3, 1, 2}
s |= {4}; s &= {1, 2, 4, 9}; s -= {1}; s ^= {2, 7}
print(sorted(s), s is t, s.update([8], "9", ()), sorted(s, key=str), s.discard(99), attempt(s.remove, 99), s.intersection_update([4, 7], (7, 5)), s, s.difference_update([7]), s, attempt(s.pop), s.add(1), s.pop())
# expect: [4, 7] True None [4, 7, 8, '9'] None KeyError: 99 None set() None set() KeyError: 'pop from an empty set' None 1
for op in ("__or__", "__and__", "__sub__", "__xor__", "__le__", "__ior__", "__rsub__"): print(op, getattr({1}, op)([1]), end=" ")
print(attempt(lambda: {1} | [1]), attempt(lambda: [1] - {1}), attempt(lambda: {1} < [1]), {1} == [1], attempt(set, 5), attempt(set, [[]]), attempt(lambda: {1}.union(5)), attempt(lambda: {{}}), attempt(hash, set()), {1, 1.0, True}, len({0, False, 0.0, ""}), set("hello") == set("olleh"))
# expect: __or__ NotImplemented __and__ NotImplemented __sub__ NotImplemented __xor__ NotImplemented __le__ NotImplemented __ior__ NotImplemented __rsub__ NotImplemented TypeError: unsupported operand type(s) for |: 'set' and 'list' TypeError: unsupported operand type(s) for -: 'list' and 'set' TypeError: '<' not supported between instances of 'set' and 'list' False TypeError: 'int' object is not iterable TypeError: unhashable type: 'list' TypeError: 'int' object is not iterable TypeError: unhashable type: 'dict' TypeError: unhashable type: 'set' {1} 2 True
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: "k"}[frozenset({2, 1})], f in {f}, {1, 2} in {f}, attempt(lambda: f.add(1)), frozenset(f) is f, f.copy() is f, type(f | {3}).__name__, type({3} | f).__name__, frozenset() is frozenset() if False else "", sorted(map(sorted, {frozenset("ab"), frozenset("ba"), frozenset("c")})))
# expect: True k True True AttributeError: 'frozenset' object has no attribute 'add' True True frozenset set  [['a', 'b'], ['c']]
class Sub(set):
    def __contains__(self, x): return True
class FSub(frozenset): pass
print(type(Sub([1]) | {2}).__name__, type(Sub([1]).union([2])).__name__, type({1} | Sub([2])).__name__, 99 in Sub(), type(FSub("a") & {"a"}).__name__, type(Sub().copy()).__name__, Sub([1]) == {1}, FSub("a") == frozenset("a"), hash(FSub("a")) == hash(frozenset("a")), repr(Sub([1])), repr(FSub()))
# expect: set set set True frozenset set True True True Sub({1}) FSub()
def powerset(items):
    items = list(items)
    return {frozenset(x for i, x in enumerate(items) if mask >> i & 1) for mask in range(1 << len(items))}
p = powerset("abc")
print(len(p), frozenset() in p, sum(map(len, p)), len([1 for x in p for y in p if x <= y]), max(p, key=len) == frozenset("abc"), sorted("".join(sorted(x)) for x in p))
# expect: 8 True 12 27 True ['', 'a', 'ab', 'abc', 'ac', 'b', 'bc', 'c']
big = set(range(0, 30000, 3)); other = set(range(0, 30000, 5))
print(len(big & other), len(big | other), len(big ^ other), len(big - other), sum(big & other) == sum(range(0, 30000, 15)), min(other - big), big >= set(range(0, 300, 6)))
# expect: 2000 14000 12000 8000 True 5 True
for i in range(0, 30000, 6): big.discard(i)
print(len(big), 3 in big, 6 in big, len({x % 100 for x in big}), sorted(big)[:4], {x for x in "abracadabra" if x not in "abc"} == {"r", "d"})
# expect: 5000 True False 50 [3, 9, 15, 21] True
