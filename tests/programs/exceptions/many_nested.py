# Deeply nested try statements in one function, in loops and in handlers.
def f(n):
    log = []
    try:
        try:
            try:
                try:
                    log.append(1)
                    if n == 1: raise KeyError
                    if n == 2: raise IndexError
                    if n == 3: return log
                    log.append(2)
                except KeyError:
                    log.append("k")
                    raise ValueError
                else:
                    log.append("e1")
                finally:
                    log.append("f1")
            except IndexError:
                log.append("i")
                try:
                    raise TypeError
                except TypeError:
                    log.append("t")
                    try:
                        raise AttributeError
                    except AttributeError:
                        log.append("a")
                    finally:
                        log.append("f2")
                finally:
                    log.append("f3")
            finally:
                log.append("f4")
        except ValueError:
            log.append("v")
            while True:
                try:
                    try:
                        break
                    finally:
                        log.append("f5")
                finally:
                    log.append("f6")
        else:
            log.append("e2")
    finally:
        log.append("f7")
    return log
for n in range(4):
    print(n, *f(n))
    # expect: 0 1 2 e1 f1 f4 e2 f7
    # expect: 1 1 k f1 f4 v f5 f6 f7
    # expect: 2 1 f1 i t a f2 f3 f4 e2 f7
    # expect: 3 1 f1 f4 f7
