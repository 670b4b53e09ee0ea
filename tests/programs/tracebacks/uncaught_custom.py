# check with: 3.11+
class MyError(Exception):
    def __str__(self): return "custom text"
class Outer:
    class Inner(Exception): pass
try:
    raise Outer.Inner("hidden")
except Outer.Inner as e:
    print("caught", e)  # expect: caught hidden
raise MyError("ignored")
# expect error: MyError: custom text
