# else runs when a loop was not broken.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
        # expect: 2 is prime
        # expect: 3 is prime
        # expect: 4 = 2 * 2
        # expect: 5 is prime
        # expect: 6 = 2 * 3
        # expect: 7 is prime
        # expect: 8 = 2 * 4
        # expect: 9 = 3 * 3
        # expect: 10 = 2 * 5
        # expect: 11 is prime
i = 0
while i < 3:
    i += 1
else:
    print("while else", i)  # expect: while else 3
while True:
    break
else:
    print("never")
for x in []:
    pass
else:
    print("empty else")  # expect: empty else
def f():
    for x in [1, 2]:
        if x == 2:
            return "returned"
    else:
        print("never")
print(f())  # expect: returned
for x in range(3):
    continue
else:
    print("continued", x)  # expect: continued 2
