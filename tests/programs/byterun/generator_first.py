# byterun kind: the first generator.
def two():
    yield 1
    yield 2
for i in two(): print(i)
# expect: 1
# expect: 2
