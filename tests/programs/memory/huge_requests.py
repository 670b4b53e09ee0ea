# Requests that no machine can satisfy raise at once, and nothing is lost.
def attempt(name, action):
    try:
        action()
    except (MemoryError, OverflowError) as error:
        print(name, type(error).__name__)
    else:
        print(name, "worked")
HUGE = 10 ** 15
items, text = [0, 1], "ab"
attempt("list *", lambda: items * HUGE)  # expect: list * MemoryError
attempt("list *=", lambda: items.__imul__(HUGE))  # expect: list *= MemoryError
attempt("tuple *", lambda: (0,) * HUGE)  # expect: tuple * MemoryError
attempt("str *", lambda: text * 10 ** 18)  # expect: str * MemoryError
attempt("bytes *", lambda: b"ab" * HUGE)  # expect: bytes * MemoryError
attempt("bytes()", lambda: bytes(10 ** 18))  # expect: bytes() MemoryError
attempt("bytearray()", lambda: bytearray(HUGE))  # expect: bytearray() MemoryError
attempt("list of a range", lambda: list(range(HUGE)))  # expect: list of a range MemoryError
attempt("tuple of a range", lambda: tuple(range(HUGE)))  # expect: tuple of a range MemoryError
attempt("extend", lambda: items.extend(range(HUGE)))  # expect: extend MemoryError
attempt("ljust", lambda: text.ljust(HUGE))  # expect: ljust MemoryError
attempt("center", lambda: text.center(HUGE))  # expect: center MemoryError
attempt("zfill", lambda: "1".zfill(HUGE))  # expect: zfill MemoryError
attempt("bytes ljust", lambda: b"a".ljust(HUGE))  # expect: bytes ljust MemoryError
attempt("shift", lambda: 1 << HUGE)  # expect: shift MemoryError
attempt("shift by too much", lambda: 1 << 10 ** 20)  # expect: shift by too much OverflowError
attempt("shift of 0", lambda: 0 << HUGE)  # expect: shift of 0 worked
attempt("list * too much", lambda: items * 10 ** 20)  # expect: list * too much OverflowError
attempt("str * too much", lambda: text * 10 ** 20)  # expect: str * too much OverflowError
attempt("nothing times a lot", lambda: [] * HUGE)  # expect: nothing times a lot worked
attempt("to_bytes", lambda: (1).to_bytes(10 ** 17, "big"))  # expect: to_bytes MemoryError
print(items, text)  # expect: [0, 1] ab
