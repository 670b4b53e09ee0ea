# Case, classification and padding.
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello wORLD".capitalize(), "ß".upper(), "Straße".casefold())
# expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World Hello world SS strasse
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "".isalpha(), " \t".isspace(), "Ab".istitle(), "ab".islower(), "A1".isupper())
# expect: True True True False True True True True
print("x".center(7, "*"), "xy".center(7, "*"), "x".ljust(4) + "|", "x".rjust(4) + "|", "-42".zfill(6), "42".zfill(1))
# expect: ***x*** ***xy** x   |    x| -00042 42
print("a_b1".isidentifier(), "1a".isidentifier(), "²".isdigit(), "½".isnumeric(), "\u0660".isdecimal())
# expect: True False True True True
print("they're bill's".title(), "ABC".lower().upper(), "éÀ".upper(), "éÀ".swapcase())
# expect: They'Re Bill'S ABC ÉÀ Éà
