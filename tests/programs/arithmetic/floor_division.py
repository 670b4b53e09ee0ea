# Floor division and modulo follow the sign of the divisor.
for a in (7, -7):
    for b in (2, -2, 3, -3):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
        # expect: 7 2 3 1 (3, 1) True
        # expect: 7 -2 -4 -1 (-4, -1) True
        # expect: 7 3 2 1 (2, 1) True
        # expect: 7 -3 -3 -2 (-3, -2) True
        # expect: -7 2 -4 1 (-4, 1) True
        # expect: -7 -2 3 -1 (3, -1) True
        # expect: -7 3 -3 2 (-3, 2) True
        # expect: -7 -3 2 -1 (2, -1) True
print(0 // -5, 0 % -5)  # expect: 0 0
print(-1 // 10, -1 % 10, 1 // -10, 1 % -10)  # expect: -1 9 -1 -9
print(True // 2, True % 2, -True // 2)  # expect: 0 1 -1
