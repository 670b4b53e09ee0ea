# abs, bin, oct, hex, chr, ord, divmod, pow, round, int, float, bool, hash.
print(bin(10), bin(-5), bin(0), oct(64), hex(255), hex(-16), chr(97), chr(8364), ord("A"), ord("€"))
# expect: 0b1010 -0b101 0b0 0o100 0xff -0x10 a € 65 8364
print(int("-0b11", 0), int("0o17", 8), int(" 12\n"), float("  -1.5e3 "), bool("False"), bool(""), int("٣"), int(b"12"))
# expect: -3 15 12 -1500.0 True False 3 12
print(hash(1) == 1, hash(0), hash(True), hash(2 ** 61 - 1), hash(-2), hash(1.5) == hash(1.5), hash(None) == hash(None), hash("") == hash(""))
# expect: True 0 1 0 -2 True True True
print(isinstance(1, int), isinstance("a", (int, str)), isinstance([], object), issubclass(int, object), type(1) is int, type("").__name__, type(type).__name__)
# expect: True True True True True str type
print(callable(len), callable("x"), id(1) == id(1), repr("a"), ascii("é"), str(b"a"), format(5, "03"), format(2.5, ".3f"))
# expect: True False True 'a' '\xe9' b'a' 005 2.500
for bad in (lambda: chr(0x110000), lambda: ord(""), lambda: int("9" * 3 + "a"), lambda: bin(1.5), lambda: abs(None), lambda: hash({}), lambda: isinstance(1, "int"), lambda: pow("a", 2), lambda: round("x")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
        # expect: ValueError
        # expect: TypeError
        # expect: ValueError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
