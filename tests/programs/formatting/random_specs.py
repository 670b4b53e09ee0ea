# check with: 3.13
# Random format specifications, valid and not, for ints, floats and strs: results and errors, summed up.
state = 99
def below(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % limit
def choose(options):
    return options[below(len(options))]
def spec():
    parts = [choose(["", "", "<", ">", "^", "=", "*<", "0>", "\u20ac^", "x="]), choose(["", "", "+", "-", " "]), choose(["", "", "", "z"]), choose(["", "", "#"]), choose(["", "", "0"]), choose(["", "5", "12", "30"]),
             choose(["", "", ",", "_"]), choose(["", "", ".0", ".3", ".10"]), choose(["", "d", "x", "X", "o", "b", "c", "e", "f", "g", "G", "%", "n", "s", "E", "F"])]
    return "".join(parts)
def attempt(value, text):
    try:
        return format(value, text)
    except (ValueError, OverflowError) as error:
        return type(error).__name__ + str(error)
def digest(texts):
    total = 0
    for text in texts:
        for character in text:
            total = (total * 1000003 + ord(character)) % (2**61 - 1)
    return total
ints = [0, 1, -1, 65, 255, -4096, 123456789, -10**20, 2**64, True]
floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1234567.891, -1e-7, 1e22, 5e-324, float("inf"), float("-inf"), float("nan"), -0.0004, 99999.5]
strs = ["", "a", "text", "\u20ac\u20ac", "a longer text than most"]
for values in (ints, floats, strs):
    rows = []
    for _ in range(3000):
        value, text = choose(values), spec()
        rows.append((repr(value), text, attempt(value, text)))
    failures = sorted({result for _, _, result in rows if result.startswith(("ValueError", "OverflowError"))})
    print(digest(result for _, _, result in rows), len(failures))
    for failure in failures:
        print(failure)
    for row in rows[:6]:
        print(row)
        # expect: 1071484808853227245 18
        # expect: OverflowError%c arg not in range(0x110000)
        # expect: OverflowErrorPython int too large to convert to C long
        # expect: ValueErrorAlternate form (#) not allowed with integer format specifier 'c'
        # expect: ValueErrorCannot specify ',' with 'X'.
        # expect: ValueErrorCannot specify ',' with 'b'.
        # expect: ValueErrorCannot specify ',' with 'c'.
        # expect: ValueErrorCannot specify ',' with 'n'.
        # expect: ValueErrorCannot specify ',' with 'o'.
        # expect: ValueErrorCannot specify ',' with 's'.
        # expect: ValueErrorCannot specify ',' with 'x'.
        # expect: ValueErrorCannot specify '_' with 'c'.
        # expect: ValueErrorCannot specify '_' with 'n'.
        # expect: ValueErrorCannot specify '_' with 's'.
        # expect: ValueErrorNegative zero coercion (z) not allowed in integer format specifier
        # expect: ValueErrorPrecision not allowed in integer format specifier
        # expect: ValueErrorSign not allowed with integer format specifier 'c'
        # expect: ValueErrorUnknown format code 's' for object of type 'bool'
        # expect: ValueErrorUnknown format code 's' for object of type 'int'
        # expect: ('65', '*<+#05.0o', 'ValueErrorPrecision not allowed in integer format specifier')
        # expect: ('18446744073709551616', '*< 0.10b', 'ValueErrorPrecision not allowed in integer format specifier')
        # expect: ('1', 'z#12.3X', 'ValueErrorPrecision not allowed in integer format specifier')
        # expect: ('255', '=+z#012.10f', '+255.0000000000')
        # expect: ('-1', '€^#12.3%', '€-100.000%€€')
        # expect: ('0', '^#0.10G', '0.000000000')
        # expect: 1834351954837122864 17
        # expect: ValueErrorCannot specify ',' with 'X'.
        # expect: ValueErrorCannot specify ',' with 'b'.
        # expect: ValueErrorCannot specify ',' with 'c'.
        # expect: ValueErrorCannot specify ',' with 'n'.
        # expect: ValueErrorCannot specify ',' with 'o'.
        # expect: ValueErrorCannot specify ',' with 's'.
        # expect: ValueErrorCannot specify ',' with 'x'.
        # expect: ValueErrorCannot specify '_' with 'c'.
        # expect: ValueErrorCannot specify '_' with 'n'.
        # expect: ValueErrorCannot specify '_' with 's'.
        # expect: ValueErrorUnknown format code 'X' for object of type 'float'
        # expect: ValueErrorUnknown format code 'b' for object of type 'float'
        # expect: ValueErrorUnknown format code 'c' for object of type 'float'
        # expect: ValueErrorUnknown format code 'd' for object of type 'float'
        # expect: ValueErrorUnknown format code 'o' for object of type 'float'
        # expect: ValueErrorUnknown format code 's' for object of type 'float'
        # expect: ValueErrorUnknown format code 'x' for object of type 'float'
        # expect: ('-inf', '#5g', ' -inf')
        # expect: ('1e+22', 'x=012_b', "ValueErrorUnknown format code 'b' for object of type 'float'")
        # expect: ('1.0', '> z5_e', ' 1.000000e+00')
        # expect: ('inf', '#.10X', "ValueErrorUnknown format code 'X' for object of type 'float'")
        # expect: ('-inf', 'x=+z5G', '-xINF')
        # expect: ('5e-324', 'x=+#05.3s', "ValueErrorUnknown format code 's' for object of type 'float'")
        # expect: 1224071498419671545 29
        # expect: ValueError'=' alignment not allowed in string format specifier
        # expect: ValueErrorAlternate form (#) not allowed in string format specifier
        # expect: ValueErrorCannot specify ',' with 'X'.
        # expect: ValueErrorCannot specify ',' with 'b'.
        # expect: ValueErrorCannot specify ',' with 'c'.
        # expect: ValueErrorCannot specify ',' with 'n'.
        # expect: ValueErrorCannot specify ',' with 'o'.
        # expect: ValueErrorCannot specify ',' with 's'.
        # expect: ValueErrorCannot specify ',' with 'x'.
        # expect: ValueErrorCannot specify '_' with 'c'.
        # expect: ValueErrorCannot specify '_' with 'n'.
        # expect: ValueErrorCannot specify '_' with 's'.
        # expect: ValueErrorNegative zero coercion (z) not allowed in string format specifier
        # expect: ValueErrorSign not allowed in string format specifier
        # expect: ValueErrorSpace not allowed in string format specifier
        # expect: ValueErrorUnknown format code '%' for object of type 'str'
        # expect: ValueErrorUnknown format code 'E' for object of type 'str'
        # expect: ValueErrorUnknown format code 'F' for object of type 'str'
        # expect: ValueErrorUnknown format code 'G' for object of type 'str'
        # expect: ValueErrorUnknown format code 'X' for object of type 'str'
        # expect: ValueErrorUnknown format code 'b' for object of type 'str'
        # expect: ValueErrorUnknown format code 'c' for object of type 'str'
        # expect: ValueErrorUnknown format code 'd' for object of type 'str'
        # expect: ValueErrorUnknown format code 'e' for object of type 'str'
        # expect: ValueErrorUnknown format code 'f' for object of type 'str'
        # expect: ValueErrorUnknown format code 'g' for object of type 'str'
        # expect: ValueErrorUnknown format code 'n' for object of type 'str'
        # expect: ValueErrorUnknown format code 'o' for object of type 'str'
        # expect: ValueErrorUnknown format code 'x' for object of type 'str'
        # expect: ("'€€'", 'x=-#,.3d', "ValueErrorUnknown format code 'd' for object of type 'str'")
        # expect: ("'text'", '>F', "ValueErrorUnknown format code 'F' for object of type 'str'")
        # expect: ("'a longer text than most'", '> .3d', "ValueErrorUnknown format code 'd' for object of type 'str'")
        # expect: ("'a longer text than most'", '0,f', "ValueErrorUnknown format code 'f' for object of type 'str'")
        # expect: ("'a'", '> 5.10c', "ValueErrorUnknown format code 'c' for object of type 'str'")
        # expect: ("'a'", '*< 5_.0s', "ValueErrorCannot specify '_' with 's'.")
