# check with: 3.9+
# Exceptions whose __context__ was linked to a ring by the program: raising beside one ends, and changes no more than it must.
def chain(error):
    names, seen = [], []
    while error is not None and error not in seen:
        seen.append(error)
        names.append("%s%s" % (type(error).__name__, error.args))
        error = error.__context__
    return names + (["..."] if error is not None else [])
def ring_of_one():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)
def ring_ahead(length):
    links = [KeyError(n) for n in range(length)]
    for one, other in zip(links, links[1:] + links[:1]): one.__context__ = other
    try:
        raise ValueError("before the ring")
    except ValueError as error:
        error.__context__ = links[0]
        raise TypeError("outside")
for case in [(ring_of_one,)] + [(ring_ahead, n) for n in (1, 2, 3, 8)]:
    try:
        case[0](*case[1:])
    except Exception as error:
        print(chain(error))
        # expect: ['TypeError(2,)', 'ValueError(1,)', '...']
        # expect: ["TypeError('outside',)", "ValueError('before the ring',)", 'KeyError(0,)', '...']
        # expect: ["TypeError('outside',)", "ValueError('before the ring',)", 'KeyError(0,)', 'KeyError(1,)', '...']
        # expect: ["TypeError('outside',)", "ValueError('before the ring',)", 'KeyError(0,)', 'KeyError(1,)', 'KeyError(2,)', '...']
        # expect: ["TypeError('outside',)", "ValueError('before the ring',)", 'KeyError(0,)', 'KeyError(1,)', 'KeyError(2,)', 'KeyError(3,)', 'KeyError(4,)', 'KeyError(5,)', 'KeyError(6,)', 'KeyError(7,)', '...']
def cut():
    first, second, third = ValueError("first"), ValueError("second"), ValueError("third")
    try:
        raise first
    except ValueError:
        try:
            raise second
        except ValueError:
            try:
                raise third
            except ValueError:
                raise first
try:
    cut()
except ValueError as error:
    print(chain(error), error.__traceback__ is not None)
    # expect: ["ValueError('first',)", "ValueError('third',)", "ValueError('second',)"] True
def many():
    kept = None
    for n in range(50):
        try:
            try:
                raise ValueError(n)
            except ValueError as error:
                error.__context__ = kept or error
                kept = error
                raise LookupError(n)
        except LookupError as error:
            kept = error
    return len(chain(kept))
print(many())  # expect: 101
try:
    ring_of_one()
except TypeError as error:
    error.__context__.__context__ = error
    try:
        raise RuntimeError("again")
    except RuntimeError as again:
        print(chain(again))  # expect: ["RuntimeError('again',)", 'TypeError(2,)', 'ValueError(1,)', '...']
