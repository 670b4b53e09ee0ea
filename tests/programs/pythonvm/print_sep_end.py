# pythonvm kind: print with sep and end.
print("foo", "bar")  # expect: foo bar
print("foo", "bar", sep="")  # expect: foobar
print("foo", "bar", sep=" - ", end="!\n")  # expect: foo - bar!
print("foo", end="")
print("bar")  # expect: foobar
print(end="only end\n")  # expect: only end
