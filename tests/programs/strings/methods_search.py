# Searching and counting, with start and end.
s = "abracadabra"
print(s.find("abra"), s.find("abra", 1), s.rfind("abra"), s.find("z"), s.find(""), s.find("", 20), s.rfind(""))
# expect: 0 7 7 -1 0 -1 11
print(s.index("c"), s.rindex("a"), s.count("a"), s.count("abra"), s.count(""), s.count("a", 3, -1), "aaaa".count("aa"))
# expect: 4 10 5 2 12 3 2
print(s.startswith("abr"), s.startswith(("x", "ab")), s.endswith("bra"), s.startswith("bra", 1), s.endswith("", 3), s.startswith(()))
# expect: True True True True True False
print("bra" in s, "" in s, "x" not in s, "" in "", s.find("a", -3), s.find("ab", 5, 8))
# expect: True True True True 10 -1
for method in (s.index, s.rindex):
    try:
        method("z")
    except ValueError as error:
        print(error)
        # expect: substring not found
        # expect: substring not found
try:
    1 in s
except TypeError as error:
    print(error)  # expect: 'in <string>' requires string as left operand, not int
