# check with: 3.13
# Random % formats for ints, floats and strs: results and errors, summed up.
state = 7
def below(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % limit
def choose(options):
    return options[below(len(options))]
def directive():
    return "%" + "".join(choose(["", "", "-", "+", " ", "0", "#"]) for _ in range(2)) + choose(["", "", "3", "10", "25"]) + choose(["", "", ".0", ".2", ".12", "."]) + choose("diouxXeEfFgGcrsa%")
def attempt(text, value):
    try:
        return text % value
    except (TypeError, ValueError, OverflowError) as error:
        return type(error).__name__ + ": " + str(error)
def digest(texts):
    total = 0
    for text in texts:
        for character in text:
            total = (total * 1000003 + ord(character)) % (2**61 - 1)
    return total
values = [0, 7, -42, 255, 10**18, -2**70, True, 0.0, -0.0, 3.75, -1e-5, 1e16, 123456.789, float("inf"), float("nan"), "", "x", "\xe9\u20ac", "long text", None, [1], (5,)]
rows = []
for _ in range(6000):
    value, text = choose(values), directive()
    rows.append((text, repr(value), attempt(text, value)))
errors = sorted({result for _, _, result in rows if ": " in result and "Error" in result})
print(digest(result for _, _, result in rows), len(errors))
for error in errors:
    print(error)
for row in rows[:12]:
    print(row)
