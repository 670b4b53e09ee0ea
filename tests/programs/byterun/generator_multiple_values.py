# byterun kind: tuples from a generator.
def triples():
    yield 1, 2, 3
    yield 4, 5, 6
for i, j, k in triples(): print(i, j, k)
# expect: 1 2 3
# expect: 4 5 6
