# pythonvm kind: for over a tuple.
for x in ("foo", "bar", "baz"):
    print(x)
    # expect: foo
    # expect: bar
    # expect: baz
for x in (): print("never")
for y in (1, (2, 3), [4], "s", None): print(y)
# expect: 1
# expect: (2, 3)
# expect: [4]
# expect: s
# expect: None
