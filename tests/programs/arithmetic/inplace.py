# In-place operators on names, items and attributes.
class Box:
    value = 10


x = 7
x += 3
x -= 1
x *= 4
x //= 5
x %= 4
x **= 5
x <<= 3
x >>= 1
x |= 5
x &= 1021
x ^= 255
print(x)  # expect: 818
x /= 4
print(x)  # expect: 204.5
items = [1, 2, 3]
items[1] += 10
items[-1] *= items[1]
print(items)  # expect: [1, 12, 36]
box = Box()
box.value += 5
print(box.value, Box.value, box.__dict__)  # expect: 15 10 {'value': 15}
table = {}
table["a"] = 1
table["a"] -= 4
print(table)  # expect: {'a': -3}
text = "ab"
text += "cd"
text *= 2
print(text)  # expect: abcdabcd
first = second = [1]
first += [2]
print(second, first is second)  # expect: [1, 2] True
first = first + [3]
print(second, first is second)  # expect: [1, 2] False
pair = other = (1,)
pair += (2,)
print(other, pair)  # expect: (1,) (1, 2)
