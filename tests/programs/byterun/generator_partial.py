# byterun kind: a generator that is not used up.
def three():
    yield 1
    yield 2
    print("never")
    yield 3
for i in three():
    print(i)
    # expect: 1
    # expect: 2
    if i == 2: break
