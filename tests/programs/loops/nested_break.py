# Leaving and repeating nested loops, with try inside.
for i in range(4):
    for j in range(4):
        try:
            if j == 2:
                break
            if i == 1:
                continue
            print((i, j), end=" ")
        except ValueError:
            print("never")
    else:
        print("never")
    if i == 2:
        break
print()  # expect: (0, 0) (0, 1) (2, 0) (2, 1) 
def search(grid, wanted):
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            with_try = None
            try:
                if cell == wanted:
                    return x, y
            finally:
                with_try = 1
    return None
print(search([[1, 2], [3, 4]], 3), search([[1]], 9))  # expect: (0, 1) None
count = 0
for a in range(10):
    for b in range(10):
        for c in range(10):
            if a + b + c == 13 and a * b * c == 36:
                count += 1
                break
        else:
            continue
        break
print(count, a, b, c)  # expect: 4 9 2 2
