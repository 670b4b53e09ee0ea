# check with: 3.13
# split, rsplit, splitlines, partition, join, expandtabs, replace, count, find with limits; every separator; and their errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
for text in ("", " ", "a", " a b  c ", "a\tb\nc\x0bd\x0ce\rf", "a\x1cb\x1dc\x1ed\x1fe", "\x85a\xa0b\u2003c\u3000", "a\u200bb", "  x"):
    print(ascii(text), ascii(text.split()), ascii(text.rsplit()), ascii(text.split(None, 1)), ascii(text.rsplit(None, 1)), ascii(text.split(" ")), ascii(text.strip()), ascii(text.lstrip()), ascii(text.rstrip()))
    # expect: '' [] [] [] [] [''] '' '' ''
    # expect: ' ' [] [] [] [] ['', ''] '' '' ''
    # expect: 'a' ['a'] ['a'] ['a'] ['a'] ['a'] 'a' 'a' 'a'
    # expect: ' a b  c ' ['a', 'b', 'c'] ['a', 'b', 'c'] ['a', 'b  c '] [' a b', 'c'] ['', 'a', 'b', '', 'c', ''] 'a b  c' 'a b  c ' ' a b  c'
    # expect: 'a\tb\nc\x0bd\x0ce\rf' ['a', 'b', 'c', 'd', 'e', 'f'] ['a', 'b', 'c', 'd', 'e', 'f'] ['a', 'b\nc\x0bd\x0ce\rf'] ['a\tb\nc\x0bd\x0ce', 'f'] ['a\tb\nc\x0bd\x0ce\rf'] 'a\tb\nc\x0bd\x0ce\rf' 'a\tb\nc\x0bd\x0ce\rf' 'a\tb\nc\x0bd\x0ce\rf'
    # expect: 'a\x1cb\x1dc\x1ed\x1fe' ['a', 'b', 'c', 'd', 'e'] ['a', 'b', 'c', 'd', 'e'] ['a', 'b\x1dc\x1ed\x1fe'] ['a\x1cb\x1dc\x1ed', 'e'] ['a\x1cb\x1dc\x1ed\x1fe'] 'a\x1cb\x1dc\x1ed\x1fe' 'a\x1cb\x1dc\x1ed\x1fe' 'a\x1cb\x1dc\x1ed\x1fe'
    # expect: '\x85a\xa0b\u2003c\u3000' ['a', 'b', 'c'] ['a', 'b', 'c'] ['a', 'b\u2003c\u3000'] ['\x85a\xa0b', 'c'] ['\x85a\xa0b\u2003c\u3000'] 'a\xa0b\u2003c' 'a\xa0b\u2003c\u3000' '\x85a\xa0b\u2003c'
    # expect: 'a\u200bb' ['a\u200bb'] ['a\u200bb'] ['a\u200bb'] ['a\u200bb'] ['a\u200bb'] 'a\u200bb' 'a\u200bb' 'a\u200bb'
    # expect: '  x' ['x'] ['x'] ['x'] ['x'] ['', '', 'x'] 'x' 'x' '  x'
for text, sep in (("a,b,,c,", ","), ("", ","), (",", ","), ("aXXbXXc", "XX"), ("aXXXb", "XX"), ("abc", "abc"), ("abc", "z"), ("ééxéé", "é"), ("a\U0001f600b", "\U0001f600")):
    print(ascii([text.split(sep, n) for n in (-1, 0, 1, 2, 100)]), ascii([text.rsplit(sep, n) for n in (0, 1, 2)]), ascii(text.partition(sep)), ascii(text.rpartition(sep)))
    # expect: [['a', 'b', '', 'c', ''], ['a,b,,c,'], ['a', 'b,,c,'], ['a', 'b', ',c,'], ['a', 'b', '', 'c', '']] [['a,b,,c,'], ['a,b,,c', ''], ['a,b,', 'c', '']] ('a', ',', 'b,,c,') ('a,b,,c', ',', '')
    # expect: [[''], [''], [''], [''], ['']] [[''], [''], ['']] ('', '', '') ('', '', '')
    # expect: [['', ''], [','], ['', ''], ['', ''], ['', '']] [[','], ['', ''], ['', '']] ('', ',', '') ('', ',', '')
    # expect: [['a', 'b', 'c'], ['aXXbXXc'], ['a', 'bXXc'], ['a', 'b', 'c'], ['a', 'b', 'c']] [['aXXbXXc'], ['aXXb', 'c'], ['a', 'b', 'c']] ('a', 'XX', 'bXXc') ('aXXb', 'XX', 'c')
    # expect: [['a', 'Xb'], ['aXXXb'], ['a', 'Xb'], ['a', 'Xb'], ['a', 'Xb']] [['aXXXb'], ['aX', 'b'], ['aX', 'b']] ('a', 'XX', 'Xb') ('aX', 'XX', 'b')
    # expect: [['', ''], ['abc'], ['', ''], ['', ''], ['', '']] [['abc'], ['', ''], ['', '']] ('', 'abc', '') ('', 'abc', '')
    # expect: [['abc'], ['abc'], ['abc'], ['abc'], ['abc']] [['abc'], ['abc'], ['abc']] ('abc', '', '') ('', '', 'abc')
    # expect: [['', '', 'x', '', ''], ['\xe9\xe9x\xe9\xe9'], ['', '\xe9x\xe9\xe9'], ['', '', 'x\xe9\xe9'], ['', '', 'x', '', '']] [['\xe9\xe9x\xe9\xe9'], ['\xe9\xe9x\xe9', ''], ['\xe9\xe9x', '', '']] ('', '\xe9', '\xe9x\xe9\xe9') ('\xe9\xe9x\xe9', '\xe9', '')
    # expect: [['a', 'b'], ['a\U0001f600b'], ['a', 'b'], ['a', 'b'], ['a', 'b']] [['a\U0001f600b'], ['a', 'b'], ['a', 'b']] ('a', '\U0001f600', 'b') ('a', '\U0001f600', 'b')
for text in ("a\nb\r\nc\rd", "\n", "\r\n\r\n", "a\n\nb", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "no end", "", "end\n", "\x1f", "a\n\r"):
    print(ascii(text), ascii(text.splitlines()), ascii(text.splitlines(True)), text.encode("utf-8").splitlines(keepends=True))
    # expect: 'a\nb\r\nc\rd' ['a', 'b', 'c', 'd'] ['a\n', 'b\r\n', 'c\r', 'd'] [b'a\n', b'b\r\n', b'c\r', b'd']
    # expect: '\n' [''] ['\n'] [b'\n']
    # expect: '\r\n\r\n' ['', ''] ['\r\n', '\r\n'] [b'\r\n', b'\r\n']
    # expect: 'a\n\nb' ['a', '', 'b'] ['a\n', '\n', 'b'] [b'a\n', b'\n', b'b']
    # expect: 'a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i' ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] ['a\x0b', 'b\x0c', 'c\x1c', 'd\x1d', 'e\x1e', 'f\x85', 'g\u2028', 'h\u2029', 'i'] [b'a\x0bb\x0cc\x1cd\x1de\x1ef\xc2\x85g\xe2\x80\xa8h\xe2\x80\xa9i']
    # expect: 'no end' ['no end'] ['no end'] [b'no end']
    # expect: '' [] [] []
    # expect: 'end\n' ['end'] ['end\n'] [b'end\n']
    # expect: '\x1f' ['\x1f'] ['\x1f'] [b'\x1f']
    # expect: 'a\n\r' ['a', ''] ['a\n', '\r'] [b'a\n', b'\r']
for text in ("a\tb", "\t", "ab\tc\n\td", "abcdefgh\ti", "\r\tx", "é\té", "a\t\tb\r\n\tc"):
    print(ascii(text.expandtabs()), ascii(text.expandtabs(4)), ascii(text.expandtabs(1)), ascii(text.expandtabs(0)), ascii(text.expandtabs(-3)), text.encode("utf-8").expandtabs(3))
    # expect: 'a       b' 'a   b' 'a b' 'ab' 'ab' b'a  b'
    # expect: '        ' '    ' ' ' '' '' b'   '
    # expect: 'ab      c\n        d' 'ab  c\n    d' 'ab c\n d' 'abc\nd' 'abc\nd' b'ab c\n   d'
    # expect: 'abcdefgh        i' 'abcdefgh    i' 'abcdefgh i' 'abcdefghi' 'abcdefghi' b'abcdefgh i'
    # expect: '\r        x' '\r    x' '\r x' '\rx' '\rx' b'\r   x'
    # expect: '\xe9       \xe9' '\xe9   \xe9' '\xe9 \xe9' '\xe9\xe9' '\xe9\xe9' b'\xc3\xa9 \xc3\xa9'
    # expect: 'a               b\r\n        c' 'a       b\r\n    c' 'a  b\r\n c' 'ab\r\nc' 'ab\r\nc' b'a     b\r\n   c'
for args in (("a", "b"), ("", "-"), ("a", ""), ("aa", "x"), ("a", "bbb", 2), ("", "-", 3), ("a", "b", 0), ("a", "b", -1), ("z", "y"), ("aaa", "a")):
    print(args, "aaaa".replace(*args), "banana".replace(*args), "".replace(*args), b"aaaa".replace(*[x.encode() if isinstance(x, str) else x for x in args]))
    # expect: ('a', 'b') bbbb bbnbnb  b'bbbb'
    # expect: ('', '-') -a-a-a-a- -b-a-n-a-n-a- - b'-a-a-a-a-'
    # expect: ('a', '')  bnn  b''
    # expect: ('aa', 'x') xx banana  b'xx'
    # expect: ('a', 'bbb', 2) bbbbbbaa bbbbnbbbna  b'bbbbbbaa'
    # expect: ('', '-', 3) -a-a-aa -b-a-nana - b'-a-a-aa'
    # expect: ('a', 'b', 0) aaaa banana  b'aaaa'
    # expect: ('a', 'b', -1) bbbb bbnbnb  b'bbbb'
    # expect: ('z', 'y') aaaa banana  b'aaaa'
    # expect: ('aaa', 'a') aa banana  b'aa'
text = "abracadabra"
for sub in ("abra", "a", "", "z", "abracadabra!", "ra"):
    print(sub, [text.find(sub), text.rfind(sub), text.count(sub), text.find(sub, 1), text.find(sub, -4), text.rfind(sub, 0, 5), text.count(sub, 3, 9), text.find(sub, 20), text.count(sub, 20), text.find(sub, 11), text.rfind(sub, 11), text.find(sub, 3, 2)],
          text.startswith(sub), text.endswith(sub), text.startswith(sub, 7), text.endswith(sub, 0, 4), attempt(text.index, sub), attempt(text.rindex, sub, 5), sub in text)
          # expect: abra [0, 7, 2, 7, 7, 0, 0, -1, 0, -1, -1, -1] True True True True 0 7 True
          # expect: a [0, 10, 5, 3, 7, 3, 3, -1, 0, -1, -1, -1] True True True True 0 10 True
          # expect:  [0, 11, 12, 1, 7, 5, 7, -1, 0, 11, 11, -1] True True True True 0 11 True
          # expect: z [-1, -1, 0, -1, -1, -1, 0, -1, 0, -1, -1, -1] False False False False ValueError: substring not found ValueError: substring not found False
          # expect: abracadabra! [-1, -1, 0, -1, -1, -1, 0, -1, 0, -1, -1, -1] False False False False ValueError: substring not found ValueError: substring not found False
          # expect: ra [2, 9, 2, 2, 9, 2, 0, -1, 0, -1, -1, -1] False True False True 2 9 True
print(text.startswith(("x", "ab")), text.startswith(()), text.endswith(("ra", "x"), 2), attempt(text.startswith, ["a"]), attempt(text.startswith, ("a", 1)), attempt(text.startswith, 1), text.startswith("", 11), text.startswith("", 12), text.endswith("", 0, 0))
# expect: True False True TypeError: startswith first arg must be str or a tuple of str, not list True TypeError: startswith first arg must be str or a tuple of str, not int True False True
for items in ([], ["a"], ["a", "b"], ("x", "y"), "abc", {"k": 1}, (c for c in "gen"), iter(["i"]), [""], ["a", 1], [b"a"], [None], 5, None):
    print(attempt("-".join, items), attempt("".join, items) if not hasattr(items, "send") else "", end=" | ")
print()
# expect:   | a a | a-b ab | x-y xy | a-b-c abc | k k | g-e-n  | i  |   | TypeError: sequence item 1: expected str instance, int found TypeError: sequence item 1: expected str instance, int found | TypeError: sequence item 0: expected str instance, bytes found TypeError: sequence item 0: expected str instance, bytes found | TypeError: sequence item 0: expected str instance, NoneType found TypeError: sequence item 0: expected str instance, NoneType found | TypeError: can only join an iterable TypeError: can only join an iterable | TypeError: can only join an iterable TypeError: can only join an iterable | 
print(attempt(text.split, ""), attempt(text.partition, ""), attempt(text.rsplit, ""), attempt(text.split, 1), attempt(text.split, "a", "b"), attempt(text.partition, 1), attempt(text.replace, "a"), attempt(text.replace, "a", 1), attempt(text.count, 1), attempt(text.find), attempt(text.find, "a", "b"), attempt(text.strip, 1), attempt(text.expandtabs, "x"))
# expect: ValueError: empty separator ValueError: empty separator ValueError: empty separator TypeError: must be str or None, not int TypeError: 'str' object cannot be interpreted as an integer TypeError: must be str, not int TypeError: replace() takes at least 2 positional arguments (1 given) TypeError: replace() argument 2 must be str, not int TypeError: count() argument 1 must be str, not int TypeError: find expected at least 1 argument, got 0 TypeError: slice indices must be integers or None or have an __index__ method TypeError: strip arg must be None or str TypeError: 'str' object cannot be interpreted as an integer
print("xxyxx".strip("x"), "xyzzy".strip("xy"), "xyzzy".lstrip("yx"), "xyzzy".rstrip("yz"), "abc".strip(""), "  a ".strip(None), "éaé".strip("é"), "a".center(6, "*"), "a".ljust(4, "é"), "ab".rjust(1), "ab".center(5), "abc".center(6, "-"), attempt("a".center, 5, "xx"), attempt("a".ljust, 5, 1), attempt("a".rjust, "x"))
# expect: y zz zzy x abc a a **a*** aééé ab   ab  -abc-- TypeError: The fill character must be exactly one character long TypeError: The fill character must be a unicode character, not int TypeError: 'str' object cannot be interpreted as an integer
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "--4".zfill(5), "".zfill(3), "abc".zfill(2), "-".zfill(3), "é".zfill(3), "prefix.rest".partition("."), "a.b.c".rpartition("."), "abc" * 0, "ab" * 3, 2 * "é", "a" * -1, "abcdef"[::2], "abcdef"[::-2], "abcdef"[10:], "abcdef"[-100:2])
# expect: 00042 -0042 +004 -00-4 000 abc -00 00é ('prefix', '.', 'rest') ('a.b', '.', 'c')  ababab éé  ace fdb  ab
