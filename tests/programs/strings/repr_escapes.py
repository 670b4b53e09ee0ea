# repr chooses quotes and escapes.
print(repr("a"), repr("it's"), repr('say "x"'), repr("it's \"x\""), repr("a\\b"))
# expect: 'a' "it's" 'say "x"' 'it\'s "x"' 'a\\b'
print(repr("\n\t\r\0\x07\x7f\x80\xa0\xad"), repr("é€😀"), repr("\u200b\u2028\ud800"[:2]))
# expect: '\n\t\r\x00\x07\x7f\x80\xa0\xad' 'é€😀' '\u200b\u2028'
print(ascii("é€😀\n"), ["a'b"], ("\n",), {"k\t": "v"})
# expect: '\xe9\u20ac\U0001f600\n' ["a'b"] ('\n',) {'k\t': 'v'}
print("\x41\u0042\U00000043\103\N{BULLET}", r"\n", "a" "b" 'c')  # expect: ABCC• \n abc
print("tab\there", "back\\slash", 'quote\'s', "line\
continued")  # expect: tab	here back\slash quote's linecontinued
print("""multi
line""", '''it's "fine"''', len("""
"""))
# expect: multi
# expect: line it's "fine" 1
