# split, rsplit, splitlines, partition, join, strip.
print("a b  c".split(), " a  b ".split(" "), "".split(), "".split(","), "a,b,,c,".split(","), "a,b,c,d".split(",", 2))
# expect: ['a', 'b', 'c'] ['', 'a', '', 'b', ''] [] [''] ['a', 'b', '', 'c', ''] ['a', 'b', 'c,d']
print("a,b,c,d".rsplit(",", 2), " a b c ".split(None, 1), " a b c ".rsplit(None, 1), "aXXbXXc".split("XX"))
# expect: ['a,b', 'c', 'd'] ['a', 'b c '] [' a b', 'c'] ['a', 'b', 'c']
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines())
# expect: ['one', 'two', 'three', 'four'] ['a\n', '\n', 'b'] []
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
# expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv')
print(", ".join(["a", "b"]), "".join([]), "-".join("abc"), "x".join(["only"]), ",".join(str(i) for i in range(4)))
# expect: a, b  a-b-c only 0,1,2,3
print("  x ".strip() + "|", "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\t\nq\r".strip())
# expect: x| a cba abc q
print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "aaa".replace("aa", "b"), "a\tb".expandtabs(4), "abc".replace("x", "y"))
# expect: bba -a-b-c- ba a   b abc
for bad in (lambda: "a".split(""), lambda: ",".join([1, 2]), lambda: ",".join(["a", None]), lambda: "a".partition("")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError empty separator
        # expect: TypeError sequence item 0: expected str instance, int found
        # expect: TypeError sequence item 1: expected str instance, NoneType found
        # expect: ValueError empty separator
