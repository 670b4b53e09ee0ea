# byterun kinds: reraise, explicit reraise, finally while throwing, and a bare raise after other handlers.
def reraise():
    try:
        raise ValueError("ouch")
    except ValueError as e:
        print("Caught", e)
        raise
def explicit():
    try:
        raise ValueError("ouch")
    except ValueError as e:
        print("Caught", e)
        raise e
def finally_while_throwing():
    print("a")
    try:
        print("b")
        raise ValueError("thrown")
    finally:
        print("c")
for function in (reraise, explicit, finally_while_throwing):
    try:
        function()
    except ValueError as e:
        print("outer:", e)
        # expect: Caught ouch
        # expect: outer: ouch
        # expect: Caught ouch
        # expect: outer: ouch
        # expect: a
        # expect: b
        # expect: c
        # expect: outer: thrown
def coverage_92():
    out = []
    for i in range(3):
        try:
            try:
                if i == 0: raise IndexError(i)
                if i == 1: continue
            finally:
                out.append("inner%d" % i)
            out.append("end%d" % i)
        except IndexError:
            out.append("caught%d" % i)
    return out
print(coverage_92())  # expect: ['inner0', 'caught0', 'inner1', 'inner2', 'end2']
