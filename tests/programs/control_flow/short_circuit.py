# and/or keep operands; long conditions jump correctly.
def t(x): print("t" + x, end=" "); return True
def f(x): print("f" + x, end=" "); return False
print(t("1") and f("2") or t("3"))  # expect: t1 f2 t3 True
print(f("1") and t("2") or f("3"))  # expect: f1 f3 False
print(not (t("1") and f("2")) and not f("3"))  # expect: t1 f2 f3 True
print((t("1") or f("2")) and (f("3") or f("4")))  # expect: t1 f3 f4 False
if t("1") and (f("2") or t("3")) and not f("4"):
    print("if")  # expect: t1 f2 t3 f4 if
while f("1") or f("2"):
    print("never")
else:
    print("else")  # expect: f1 f2 else
value = f("x") or t("y") and "last"
print(value)  # expect: fx ty last
print([x for x in range(20) if x % 2 and x % 3 or x == 10 and not x > 10])
# expect: [1, 5, 7, 10, 11, 13, 17, 19]
print((None or 0) and 1, None or 0, "" and 5, "" or 5, (0 or "a") and (1 and "b"))  # expect: 0 0  5 b
print(1 < 2 and 2 < 3 or 1 / 0, (1 and 2 if 0 else 3 or 4))  # expect: True 3
