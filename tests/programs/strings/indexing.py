# Indexing, slicing, iteration, immutability.
s = "héllo wörld"
print(s[0], s[-1], s[1], s[1:4], s[::-1], s[::2], s[-3:], s[5:2], s[100:], s[-100:3], len(s))
# expect: h d é éll dlröw olléh hlowrd rld   hél 11
print(list("añb"), [ord(c) for c in "aé€😀"], len("😀"), "😀x"[1], chr(128512), "a😀b"[::-1])
# expect: ['a', 'ñ', 'b'] [97, 233, 8364, 128512] 1 x 😀 b😀a
print("abc"[True], "abc"[-1:], "abc"[::-2], ""[0:5] == "")  # expect: b c ca True
for index in (20, -20):
    try:
        s[index]
    except IndexError as error:
        print(error)
        # expect: string index out of range
        # expect: string index out of range
try:
    s[0] = "x"
except TypeError as error:
    print(error)  # expect: 'str' object does not support item assignment
try:
    del s[0]
except TypeError as error:
    print(error)  # expect: 'str' object doesn't support item deletion
