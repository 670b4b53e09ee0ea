# byterun kinds: in-place operators and division, unary, strange sequence operations, building, subscripting.
x, y = 2, 3
x **= y; print(x, end=" ")
x *= y; print(x, end=" ")
x //= y; print(x, end=" ")
x %= y; print(x, end=" ")
x += y; print(x, end=" ")
x <<= y; print(x, end=" ")
x >>= y; print(x, end=" ")
x |= 5; print(x, end=" ")
x &= 4; print(x, end=" ")
x ^= 1; print(x, end=" ")
x -= 10; print(x, end=" ")
x /= 2; print(x)  # expect: 8 24 8 2 5 40 5 5 4 5 -5 -2.5
print(-y, +y, ~y, not y, 5 // 2, 5 / 2)  # expect: -3 3 -4 False 2 2.5
x = [1, 2]
x += [3, 4]
x *= 2
print(x, x[2], x[-1], x[2:5], x[:-3], x[::3])
# expect: [1, 2, 3, 4, 1, 2, 3, 4] 3 4 [3, 4, 1] [1, 2, 3, 4, 1] [1, 4, 3]
l = [0, 1, 2, 3]
l[1:2] = ["a", "b"]
del l[0], l[-1:]
print(l, (1, x[0], (2,)), {"k": l[0]}, [], (), {}, "abc"[1:], slice(1, 2))
# expect: ['a', 'b', 2] (1, 1, (2,)) {'k': 'a'} [] () {} bc slice(1, 2, None)
print([i * j for i in range(3) for j in range(2)], {c: i for i, c in enumerate("ab")}, {1, 2} == {i for i in (2, 1)}, list(i for i in "xy"))
# expect: [0, 0, 0, 1, 0, 2] {'a': 0, 'b': 1} True ['x', 'y']
