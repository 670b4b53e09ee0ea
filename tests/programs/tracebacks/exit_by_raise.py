class Early(SystemExit): pass
print("x")  # expect: x
raise Early(3)
# expect exit: 3
