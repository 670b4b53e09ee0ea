# Comparison by code point, hashing and identity of equal strings.
print("a" < "b", "a" < "B", "" < "a", "abc" < "abd", "abc" < "ab", "Z" < "a", "é" > "z", "a" == "a", "a" != "b")
# expect: True False True True False True True True True
print(sorted(["b", "A", "a", "", "B", "ab", "é"]), max("hello"), min("hello"), sorted("hello", reverse=True))
# expect: ['', 'A', 'B', 'a', 'ab', 'b', 'é'] o e ['o', 'l', 'l', 'h', 'e']
a, b = "".join(["x", "y"]), "xy"
print(a == b, hash(a) == hash(b), {a: 1}[b], a in {b})  # expect: True True 1 True
print("1" == 1, "a" == b"a", "10" < "9", [] == "")  # expect: False False True False
try:
    "a" < 1
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
