# byterun kind: a generator expression over a generator expression.
g = (x for x in [0, 1, 2])
print(list(g), list(g))  # expect: [0, 1, 2] []
