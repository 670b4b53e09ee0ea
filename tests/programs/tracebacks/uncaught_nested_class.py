# check with: 3.11+
class Outer:
    class Error(Exception): pass
print("start")  # expect: start
raise Outer.Error("inner", 2)
# expect error: Outer.Error: ('inner', 2)
