table = {"a": 1}
print(table["a"])  # expect: 1
print(table["b c"])
# expect error: KeyError: 'b c'
