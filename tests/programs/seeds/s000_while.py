# Seed 000: the while loop with SETUP_LOOP.
a=0
while a<10:
    print(a)
    # expect: 0
    # expect: 1
    # expect: 2
    # expect: 3
    # expect: 4
    # expect: 5
    # expect: 6
    # expect: 7
    # expect: 8
    # expect: 9
    a += 1
