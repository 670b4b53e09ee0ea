# The order of many finally blocks, with every way to leave.
log = []
def run(how):
    del log[:]
    for i in range(2):
        try:
            log.append("a%d" % i)
            try:
                log.append("b")
                if how == "return":
                    return "returned"
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError("x")
                log.append("fell")
            except KeyError:
                log.append("never")
            else:
                log.append("else")
            finally:
                log.append("f1")
            log.append("between")
        finally:
            log.append("f2")
    else:
        log.append("loop else")
    return "end"
for how in ("fall", "return", "break", "continue", "raise"):
    try:
        result = run(how)
    except ValueError as error:
        result = repr(error).replace(",)", ")")
    print(how, result, " ".join(log))
    # expect: fall end a0 b fell else f1 between f2 a1 b fell else f1 between f2 loop else
    # expect: return returned a0 b f1 f2
    # expect: break end a0 b f1 f2
    # expect: continue end a0 b f1 f2 a1 b f1 f2 loop else
    # expect: raise ValueError('x') a0 b f1 f2
