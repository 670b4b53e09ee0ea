# else runs without an exception, is not guarded, and comes before finally.
def f(what):
    try:
        print("try", end=" ")
        if what == "raise": raise ValueError
        if what == "return": return "returned"
    except ValueError:
        print("except", end=" ")
        return "from except"
    else:
        print("else", end=" ")
        if what == "raise in else": raise KeyError("else")
        if what == "return in else": return "from else"
    finally:
        print("finally", end=" ")
    return "end"
for what in ("nothing", "raise", "return", "raise in else", "return in else"):
    try:
        print(f(what))
    except KeyError as error:
        print("escaped", error)
        # expect: try else finally end
        # expect: try except finally from except
        # expect: try finally returned
        # expect: try else finally escaped 'else'
        # expect: try else finally from else
for i in range(3):
    try:
        if i == 1: continue
    except ValueError:
        pass
    else:
        print("else", i)
        # expect: else 0
        # expect: else 2
        if i == 2: break
