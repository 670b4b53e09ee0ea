# The % operator: conversions, flags, widths, mappings.
print("%d %i %5d|%-5d|%05d %+d % d" % (1, 2, 3, 4, 5, 6, 7))  # expect: 1 2     3|4    |00005 +6  7
print("%x %X %#x %o %#o %08x" % (255, 255, 255, 8, 8, 48879))  # expect: ff FF 0xff 10 0o10 0000beef
print("%f %.2f %8.3f|%-8.1f|%08.2f %+.1f %.0f" % (1.5, 2.345, 3.14159, 2.5, -1.5, 3.0, 2.5))
# expect: 1.500000 2.35    3.142|2.5     |-0001.50 +3.0 2
print("%e %.2E %g %g %g %G" % (12345.678, 0.00012, 0.0001, 1e-5, 1e6, 1e20))
# expect: 1.234568e+04 1.20E-04 0.0001 1e-05 1e+06 1E+20
print("%s %r %a %10s|%-10s|%.2s" % ("x", "y", "é", "right", "left", "cut"))
# expect: x 'y' '\xe9'      right|left      |cu
print("%c%c %%" % ("a", 98), "%s" % None, "%s %s" % ([1], {}), "%(a)s-%(b)03d" % {"a": 1, "b": 2})
# expect: ab % None [1] {} 1-002
print("%*d %.*f" % (5, 42, 2, 3.14159), "%d" % 3.99, "%s" % (1,), "%s" % ((1, 2),), "%d%%" % 50)
# expect:    42 3.14 3 1 (1, 2) 50%
for format, value in (("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%(a)s", (1,)), ("%c", "ab")):
    try:
        print(format % value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError not enough arguments for format string
        # expect: TypeError not all arguments converted during string formatting
        # expect: ValueError unsupported format character 'q' (0x71) at index 1
        # expect: TypeError format requires a mapping
        # expect: TypeError %c requires int or char
try:
    "%(a)s" % {}
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'a'
