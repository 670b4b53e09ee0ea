# if, elif, else and conditional expressions, nested.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "odd digit"
        else:
            return "even digit"
    else:
        return "big" if n < 100 else "huge" if n < 1000 else "giant"
for n in (-5, 0, 3, 4, 50, 500, 5000):
    print(n, kind(n))
    # expect: -5 negative
    # expect: 0 zero
    # expect: 3 odd digit
    # expect: 4 even digit
    # expect: 50 big
    # expect: 500 huge
    # expect: 5000 giant
x = 0
if x: print("no")
elif not x: print("yes")  # expect: yes
if 1:
    pass
else:
    print("never")
if x or 3 > 2 and not x: print("mixed")  # expect: mixed
if (1 and 0) or (0 or (2 and 3)): print("deep")  # expect: deep
print("a" if x else "b" if not x else "c", (lambda: 1 if x else 2)(), [i if i else "-" for i in range(3)])
# expect: b 2 ['-', 1, 2]
