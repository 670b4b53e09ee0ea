# maketrans and translate, encode and decode.
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), "hello".translate({ord("l"): "L", ord("o"): None, ord("h"): 72}))
# expect: xxyyzz HeLL
print(sorted(str.maketrans({"a": "1", "b": None}).items()))  # expect: [(97, '1'), (98, None)]
print("héllo".encode(), "héllo".encode("latin-1"), "€".encode("utf-8"), b"h\xc3\xa9".decode(), "a".encode("utf-16-le"))
# expect: b'h\xc3\xa9llo' b'h\xe9llo' b'\xe2\x82\xac' hé b'a\x00'
print("é".encode("ascii", "ignore"), "é!".encode("ascii", "replace"), b"\xff!".decode("utf-8", "replace") == "\ufffd!")
# expect: b'' b'?!' True
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
    # expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
try:
    b"a\xff".decode("utf-8")
except UnicodeDecodeError as error:
    print(error)  # expect: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
