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
