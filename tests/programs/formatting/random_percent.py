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
print(digest(result for _, _, result in rows), len(errors))  # expect: 886182564298075374 36
for error in errors:
    print(error)
    # expect: OverflowError: %c arg not in range(0x110000)
    # expect: OverflowError: cannot convert float infinity to integer
    # expect: TypeError: %X format: an integer is required, not NoneType
    # expect: TypeError: %X format: an integer is required, not float
    # expect: TypeError: %X format: an integer is required, not list
    # expect: TypeError: %X format: an integer is required, not str
    # expect: TypeError: %c requires int or char
    # expect: TypeError: %d format: a real number is required, not NoneType
    # expect: TypeError: %d format: a real number is required, not list
    # expect: TypeError: %d format: a real number is required, not str
    # expect: TypeError: %i format: a real number is required, not NoneType
    # expect: TypeError: %i format: a real number is required, not list
    # expect: TypeError: %i format: a real number is required, not str
    # expect: TypeError: %o format: an integer is required, not NoneType
    # expect: TypeError: %o format: an integer is required, not float
    # expect: TypeError: %o format: an integer is required, not list
    # expect: TypeError: %o format: an integer is required, not str
    # expect: TypeError: %u format: a real number is required, not NoneType
    # expect: TypeError: %u format: a real number is required, not list
    # expect: TypeError: %u format: a real number is required, not str
    # expect: TypeError: %x format: an integer is required, not NoneType
    # expect: TypeError: %x format: an integer is required, not float
    # expect: TypeError: %x format: an integer is required, not list
    # expect: TypeError: %x format: an integer is required, not str
    # expect: TypeError: must be real number, not NoneType
    # expect: TypeError: must be real number, not list
    # expect: TypeError: must be real number, not str
    # expect: TypeError: not all arguments converted during string formatting
    # expect: ValueError: cannot convert float NaN to integer
    # expect: ValueError: unsupported format character '%' (0x25) at index 2
    # expect: ValueError: unsupported format character '%' (0x25) at index 3
    # expect: ValueError: unsupported format character '%' (0x25) at index 4
    # expect: ValueError: unsupported format character '%' (0x25) at index 5
    # expect: ValueError: unsupported format character '%' (0x25) at index 6
    # expect: ValueError: unsupported format character '%' (0x25) at index 7
    # expect: ValueError: unsupported format character '%' (0x25) at index 8
for row in rows[:12]:
    print(row)
    # expect: ('% -10r', 'True', 'True      ')
    # expect: ('% s', '0', '0')
    # expect: ('%0+3.2X', "'x'", 'TypeError: %X format: an integer is required, not str')
    # expect: ('%0-10.12%', '[1]', "ValueError: unsupported format character '%' (0x25) at index 8")
    # expect: ('%+ .2G', '0.0', '+0')
    # expect: ('%-.i', '[1]', 'TypeError: %i format: a real number is required, not list')
    # expect: ('%++3u', 'None', 'TypeError: %u format: a real number is required, not NoneType')
    # expect: ('%-25i', '-1e-05', '0                        ')
    # expect: ('%25.g', 'True', '                        1')
    # expect: ('%0i', '0', '0')
    # expect: ('%##.x', "''", 'TypeError: %x format: an integer is required, not str')
    # expect: ('% 10.2e', 'nan', '       nan')
