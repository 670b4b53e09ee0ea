# pythonvm kind: if, elif and else, on conditions that are not bools too.
def f(x):
    if x == 1: return "one"
    elif x == "two": return "2"
    elif x: return "true"
    else: return "false"
for x in (1, "two", 5, "", [], [0], None, 0.0, True): print(f(x))
# expect: one
# expect: 2
# expect: true
# expect: false
# expect: false
# expect: true
# expect: false
# expect: false
# expect: one
