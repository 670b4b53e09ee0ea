# check with: 3.10+
# % formatting: every conversion with flags, widths and precisions, mappings, stars, bytes, and the texts of the errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def mod(a, b): return a % b
for conversion in "diouxXeEfFgGcrsa%":
    for flags in ("", "5", "-5", "05", "+", " ", "#", ".2", "8.3", "-8.3", "+08.2", "# ", "l", "hh" if False else "h"):
        template = "%" + flags + conversion
        print(template, [attempt(mod, template, (v,) if conversion != "%" else ()) for v in ((65, 3.7, -2, "s") if conversion != "c" else (65, "z", 300, "zz"))])
        # expect: %d ['65', '3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %5d ['   65', '    3', '   -2', 'TypeError: %d format: a real number is required, not str']
        # expect: %-5d ['65   ', '3    ', '-2   ', 'TypeError: %d format: a real number is required, not str']
        # expect: %05d ['00065', '00003', '-0002', 'TypeError: %d format: a real number is required, not str']
        # expect: %+d ['+65', '+3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: % d [' 65', ' 3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %#d ['65', '3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %.2d ['65', '03', '-02', 'TypeError: %d format: a real number is required, not str']
        # expect: %8.3d ['     065', '     003', '    -002', 'TypeError: %d format: a real number is required, not str']
        # expect: %-8.3d ['065     ', '003     ', '-002    ', 'TypeError: %d format: a real number is required, not str']
        # expect: %+08.2d ['+0000065', '+0000003', '-0000002', 'TypeError: %d format: a real number is required, not str']
        # expect: %# d [' 65', ' 3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %ld ['65', '3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %hd ['65', '3', '-2', 'TypeError: %d format: a real number is required, not str']
        # expect: %i ['65', '3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %5i ['   65', '    3', '   -2', 'TypeError: %i format: a real number is required, not str']
        # expect: %-5i ['65   ', '3    ', '-2   ', 'TypeError: %i format: a real number is required, not str']
        # expect: %05i ['00065', '00003', '-0002', 'TypeError: %i format: a real number is required, not str']
        # expect: %+i ['+65', '+3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: % i [' 65', ' 3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %#i ['65', '3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %.2i ['65', '03', '-02', 'TypeError: %i format: a real number is required, not str']
        # expect: %8.3i ['     065', '     003', '    -002', 'TypeError: %i format: a real number is required, not str']
        # expect: %-8.3i ['065     ', '003     ', '-002    ', 'TypeError: %i format: a real number is required, not str']
        # expect: %+08.2i ['+0000065', '+0000003', '-0000002', 'TypeError: %i format: a real number is required, not str']
        # expect: %# i [' 65', ' 3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %li ['65', '3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %hi ['65', '3', '-2', 'TypeError: %i format: a real number is required, not str']
        # expect: %o ['101', 'TypeError: %o format: an integer is required, not float', '-2', 'TypeError: %o format: an integer is required, not str']
        # expect: %5o ['  101', 'TypeError: %o format: an integer is required, not float', '   -2', 'TypeError: %o format: an integer is required, not str']
        # expect: %-5o ['101  ', 'TypeError: %o format: an integer is required, not float', '-2   ', 'TypeError: %o format: an integer is required, not str']
        # expect: %05o ['00101', 'TypeError: %o format: an integer is required, not float', '-0002', 'TypeError: %o format: an integer is required, not str']
        # expect: %+o ['+101', 'TypeError: %o format: an integer is required, not float', '-2', 'TypeError: %o format: an integer is required, not str']
        # expect: % o [' 101', 'TypeError: %o format: an integer is required, not float', '-2', 'TypeError: %o format: an integer is required, not str']
        # expect: %#o ['0o101', 'TypeError: %o format: an integer is required, not float', '-0o2', 'TypeError: %o format: an integer is required, not str']
        # expect: %.2o ['101', 'TypeError: %o format: an integer is required, not float', '-02', 'TypeError: %o format: an integer is required, not str']
        # expect: %8.3o ['     101', 'TypeError: %o format: an integer is required, not float', '    -002', 'TypeError: %o format: an integer is required, not str']
        # expect: %-8.3o ['101     ', 'TypeError: %o format: an integer is required, not float', '-002    ', 'TypeError: %o format: an integer is required, not str']
        # expect: %+08.2o ['+0000101', 'TypeError: %o format: an integer is required, not float', '-0000002', 'TypeError: %o format: an integer is required, not str']
        # expect: %# o [' 0o101', 'TypeError: %o format: an integer is required, not float', '-0o2', 'TypeError: %o format: an integer is required, not str']
        # expect: %lo ['101', 'TypeError: %o format: an integer is required, not float', '-2', 'TypeError: %o format: an integer is required, not str']
        # expect: %ho ['101', 'TypeError: %o format: an integer is required, not float', '-2', 'TypeError: %o format: an integer is required, not str']
        # expect: %u ['65', '3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %5u ['   65', '    3', '   -2', 'TypeError: %u format: a real number is required, not str']
        # expect: %-5u ['65   ', '3    ', '-2   ', 'TypeError: %u format: a real number is required, not str']
        # expect: %05u ['00065', '00003', '-0002', 'TypeError: %u format: a real number is required, not str']
        # expect: %+u ['+65', '+3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: % u [' 65', ' 3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %#u ['65', '3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %.2u ['65', '03', '-02', 'TypeError: %u format: a real number is required, not str']
        # expect: %8.3u ['     065', '     003', '    -002', 'TypeError: %u format: a real number is required, not str']
        # expect: %-8.3u ['065     ', '003     ', '-002    ', 'TypeError: %u format: a real number is required, not str']
        # expect: %+08.2u ['+0000065', '+0000003', '-0000002', 'TypeError: %u format: a real number is required, not str']
        # expect: %# u [' 65', ' 3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %lu ['65', '3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %hu ['65', '3', '-2', 'TypeError: %u format: a real number is required, not str']
        # expect: %x ['41', 'TypeError: %x format: an integer is required, not float', '-2', 'TypeError: %x format: an integer is required, not str']
        # expect: %5x ['   41', 'TypeError: %x format: an integer is required, not float', '   -2', 'TypeError: %x format: an integer is required, not str']
        # expect: %-5x ['41   ', 'TypeError: %x format: an integer is required, not float', '-2   ', 'TypeError: %x format: an integer is required, not str']
        # expect: %05x ['00041', 'TypeError: %x format: an integer is required, not float', '-0002', 'TypeError: %x format: an integer is required, not str']
        # expect: %+x ['+41', 'TypeError: %x format: an integer is required, not float', '-2', 'TypeError: %x format: an integer is required, not str']
        # expect: % x [' 41', 'TypeError: %x format: an integer is required, not float', '-2', 'TypeError: %x format: an integer is required, not str']
        # expect: %#x ['0x41', 'TypeError: %x format: an integer is required, not float', '-0x2', 'TypeError: %x format: an integer is required, not str']
        # expect: %.2x ['41', 'TypeError: %x format: an integer is required, not float', '-02', 'TypeError: %x format: an integer is required, not str']
        # expect: %8.3x ['     041', 'TypeError: %x format: an integer is required, not float', '    -002', 'TypeError: %x format: an integer is required, not str']
        # expect: %-8.3x ['041     ', 'TypeError: %x format: an integer is required, not float', '-002    ', 'TypeError: %x format: an integer is required, not str']
        # expect: %+08.2x ['+0000041', 'TypeError: %x format: an integer is required, not float', '-0000002', 'TypeError: %x format: an integer is required, not str']
        # expect: %# x [' 0x41', 'TypeError: %x format: an integer is required, not float', '-0x2', 'TypeError: %x format: an integer is required, not str']
        # expect: %lx ['41', 'TypeError: %x format: an integer is required, not float', '-2', 'TypeError: %x format: an integer is required, not str']
        # expect: %hx ['41', 'TypeError: %x format: an integer is required, not float', '-2', 'TypeError: %x format: an integer is required, not str']
        # expect: %X ['41', 'TypeError: %X format: an integer is required, not float', '-2', 'TypeError: %X format: an integer is required, not str']
        # expect: %5X ['   41', 'TypeError: %X format: an integer is required, not float', '   -2', 'TypeError: %X format: an integer is required, not str']
        # expect: %-5X ['41   ', 'TypeError: %X format: an integer is required, not float', '-2   ', 'TypeError: %X format: an integer is required, not str']
        # expect: %05X ['00041', 'TypeError: %X format: an integer is required, not float', '-0002', 'TypeError: %X format: an integer is required, not str']
        # expect: %+X ['+41', 'TypeError: %X format: an integer is required, not float', '-2', 'TypeError: %X format: an integer is required, not str']
        # expect: % X [' 41', 'TypeError: %X format: an integer is required, not float', '-2', 'TypeError: %X format: an integer is required, not str']
        # expect: %#X ['0X41', 'TypeError: %X format: an integer is required, not float', '-0X2', 'TypeError: %X format: an integer is required, not str']
        # expect: %.2X ['41', 'TypeError: %X format: an integer is required, not float', '-02', 'TypeError: %X format: an integer is required, not str']
        # expect: %8.3X ['     041', 'TypeError: %X format: an integer is required, not float', '    -002', 'TypeError: %X format: an integer is required, not str']
        # expect: %-8.3X ['041     ', 'TypeError: %X format: an integer is required, not float', '-002    ', 'TypeError: %X format: an integer is required, not str']
        # expect: %+08.2X ['+0000041', 'TypeError: %X format: an integer is required, not float', '-0000002', 'TypeError: %X format: an integer is required, not str']
        # expect: %# X [' 0X41', 'TypeError: %X format: an integer is required, not float', '-0X2', 'TypeError: %X format: an integer is required, not str']
        # expect: %lX ['41', 'TypeError: %X format: an integer is required, not float', '-2', 'TypeError: %X format: an integer is required, not str']
        # expect: %hX ['41', 'TypeError: %X format: an integer is required, not float', '-2', 'TypeError: %X format: an integer is required, not str']
        # expect: %e ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %5e ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %-5e ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %05e ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %+e ['+6.500000e+01', '+3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: % e [' 6.500000e+01', ' 3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %#e ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %.2e ['6.50e+01', '3.70e+00', '-2.00e+00', 'TypeError: must be real number, not str']
        # expect: %8.3e ['6.500e+01', '3.700e+00', '-2.000e+00', 'TypeError: must be real number, not str']
        # expect: %-8.3e ['6.500e+01', '3.700e+00', '-2.000e+00', 'TypeError: must be real number, not str']
        # expect: %+08.2e ['+6.50e+01', '+3.70e+00', '-2.00e+00', 'TypeError: must be real number, not str']
        # expect: %# e [' 6.500000e+01', ' 3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %le ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %he ['6.500000e+01', '3.700000e+00', '-2.000000e+00', 'TypeError: must be real number, not str']
        # expect: %E ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %5E ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %-5E ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %05E ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %+E ['+6.500000E+01', '+3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: % E [' 6.500000E+01', ' 3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %#E ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %.2E ['6.50E+01', '3.70E+00', '-2.00E+00', 'TypeError: must be real number, not str']
        # expect: %8.3E ['6.500E+01', '3.700E+00', '-2.000E+00', 'TypeError: must be real number, not str']
        # expect: %-8.3E ['6.500E+01', '3.700E+00', '-2.000E+00', 'TypeError: must be real number, not str']
        # expect: %+08.2E ['+6.50E+01', '+3.70E+00', '-2.00E+00', 'TypeError: must be real number, not str']
        # expect: %# E [' 6.500000E+01', ' 3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %lE ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %hE ['6.500000E+01', '3.700000E+00', '-2.000000E+00', 'TypeError: must be real number, not str']
        # expect: %f ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %5f ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %-5f ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %05f ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %+f ['+65.000000', '+3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: % f [' 65.000000', ' 3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %#f ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %.2f ['65.00', '3.70', '-2.00', 'TypeError: must be real number, not str']
        # expect: %8.3f ['  65.000', '   3.700', '  -2.000', 'TypeError: must be real number, not str']
        # expect: %-8.3f ['65.000  ', '3.700   ', '-2.000  ', 'TypeError: must be real number, not str']
        # expect: %+08.2f ['+0065.00', '+0003.70', '-0002.00', 'TypeError: must be real number, not str']
        # expect: %# f [' 65.000000', ' 3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %lf ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %hf ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %F ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %5F ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %-5F ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %05F ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %+F ['+65.000000', '+3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: % F [' 65.000000', ' 3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %#F ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %.2F ['65.00', '3.70', '-2.00', 'TypeError: must be real number, not str']
        # expect: %8.3F ['  65.000', '   3.700', '  -2.000', 'TypeError: must be real number, not str']
        # expect: %-8.3F ['65.000  ', '3.700   ', '-2.000  ', 'TypeError: must be real number, not str']
        # expect: %+08.2F ['+0065.00', '+0003.70', '-0002.00', 'TypeError: must be real number, not str']
        # expect: %# F [' 65.000000', ' 3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %lF ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %hF ['65.000000', '3.700000', '-2.000000', 'TypeError: must be real number, not str']
        # expect: %g ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %5g ['   65', '  3.7', '   -2', 'TypeError: must be real number, not str']
        # expect: %-5g ['65   ', '3.7  ', '-2   ', 'TypeError: must be real number, not str']
        # expect: %05g ['00065', '003.7', '-0002', 'TypeError: must be real number, not str']
        # expect: %+g ['+65', '+3.7', '-2', 'TypeError: must be real number, not str']
        # expect: % g [' 65', ' 3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %#g ['65.0000', '3.70000', '-2.00000', 'TypeError: must be real number, not str']
        # expect: %.2g ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %8.3g ['      65', '     3.7', '      -2', 'TypeError: must be real number, not str']
        # expect: %-8.3g ['65      ', '3.7     ', '-2      ', 'TypeError: must be real number, not str']
        # expect: %+08.2g ['+0000065', '+00003.7', '-0000002', 'TypeError: must be real number, not str']
        # expect: %# g [' 65.0000', ' 3.70000', '-2.00000', 'TypeError: must be real number, not str']
        # expect: %lg ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %hg ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %G ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %5G ['   65', '  3.7', '   -2', 'TypeError: must be real number, not str']
        # expect: %-5G ['65   ', '3.7  ', '-2   ', 'TypeError: must be real number, not str']
        # expect: %05G ['00065', '003.7', '-0002', 'TypeError: must be real number, not str']
        # expect: %+G ['+65', '+3.7', '-2', 'TypeError: must be real number, not str']
        # expect: % G [' 65', ' 3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %#G ['65.0000', '3.70000', '-2.00000', 'TypeError: must be real number, not str']
        # expect: %.2G ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %8.3G ['      65', '     3.7', '      -2', 'TypeError: must be real number, not str']
        # expect: %-8.3G ['65      ', '3.7     ', '-2      ', 'TypeError: must be real number, not str']
        # expect: %+08.2G ['+0000065', '+00003.7', '-0000002', 'TypeError: must be real number, not str']
        # expect: %# G [' 65.0000', ' 3.70000', '-2.00000', 'TypeError: must be real number, not str']
        # expect: %lG ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %hG ['65', '3.7', '-2', 'TypeError: must be real number, not str']
        # expect: %c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %5c ['    A', '    z', '    Ĭ', 'TypeError: %c requires int or char']
        # expect: %-5c ['A    ', 'z    ', 'Ĭ    ', 'TypeError: %c requires int or char']
        # expect: %05c ['    A', '    z', '    Ĭ', 'TypeError: %c requires int or char']
        # expect: %+c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: % c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %#c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %.2c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %8.3c ['       A', '       z', '       Ĭ', 'TypeError: %c requires int or char']
        # expect: %-8.3c ['A       ', 'z       ', 'Ĭ       ', 'TypeError: %c requires int or char']
        # expect: %+08.2c ['       A', '       z', '       Ĭ', 'TypeError: %c requires int or char']
        # expect: %# c ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %lc ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %hc ['A', 'z', 'Ĭ', 'TypeError: %c requires int or char']
        # expect: %r ['65', '3.7', '-2', "'s'"]
        # expect: %5r ['   65', '  3.7', '   -2', "  's'"]
        # expect: %-5r ['65   ', '3.7  ', '-2   ', "'s'  "]
        # expect: %05r ['   65', '  3.7', '   -2', "  's'"]
        # expect: %+r ['65', '3.7', '-2', "'s'"]
        # expect: % r ['65', '3.7', '-2', "'s'"]
        # expect: %#r ['65', '3.7', '-2', "'s'"]
        # expect: %.2r ['65', '3.', '-2', "'s"]
        # expect: %8.3r ['      65', '     3.7', '      -2', "     's'"]
        # expect: %-8.3r ['65      ', '3.7     ', '-2      ', "'s'     "]
        # expect: %+08.2r ['      65', '      3.', '      -2', "      's"]
        # expect: %# r ['65', '3.7', '-2', "'s'"]
        # expect: %lr ['65', '3.7', '-2', "'s'"]
        # expect: %hr ['65', '3.7', '-2', "'s'"]
        # expect: %s ['65', '3.7', '-2', 's']
        # expect: %5s ['   65', '  3.7', '   -2', '    s']
        # expect: %-5s ['65   ', '3.7  ', '-2   ', 's    ']
        # expect: %05s ['   65', '  3.7', '   -2', '    s']
        # expect: %+s ['65', '3.7', '-2', 's']
        # expect: % s ['65', '3.7', '-2', 's']
        # expect: %#s ['65', '3.7', '-2', 's']
        # expect: %.2s ['65', '3.', '-2', 's']
        # expect: %8.3s ['      65', '     3.7', '      -2', '       s']
        # expect: %-8.3s ['65      ', '3.7     ', '-2      ', 's       ']
        # expect: %+08.2s ['      65', '      3.', '      -2', '       s']
        # expect: %# s ['65', '3.7', '-2', 's']
        # expect: %ls ['65', '3.7', '-2', 's']
        # expect: %hs ['65', '3.7', '-2', 's']
        # expect: %a ['65', '3.7', '-2', "'s'"]
        # expect: %5a ['   65', '  3.7', '   -2', "  's'"]
        # expect: %-5a ['65   ', '3.7  ', '-2   ', "'s'  "]
        # expect: %05a ['   65', '  3.7', '   -2', "  's'"]
        # expect: %+a ['65', '3.7', '-2', "'s'"]
        # expect: % a ['65', '3.7', '-2', "'s'"]
        # expect: %#a ['65', '3.7', '-2', "'s'"]
        # expect: %.2a ['65', '3.', '-2', "'s"]
        # expect: %8.3a ['      65', '     3.7', '      -2', "     's'"]
        # expect: %-8.3a ['65      ', '3.7     ', '-2      ', "'s'     "]
        # expect: %+08.2a ['      65', '      3.', '      -2', "      's"]
        # expect: %# a ['65', '3.7', '-2', "'s'"]
        # expect: %la ['65', '3.7', '-2', "'s'"]
        # expect: %ha ['65', '3.7', '-2', "'s'"]
        # expect: %% ['%', '%', '%', '%']
        # expect: %5% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %-5% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %05% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %+% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: % % ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %#% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %.2% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %8.3% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %-8.3% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %+08.2% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %# % ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %l% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
        # expect: %h% ['TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string', 'TypeError: not enough arguments for format string']
for template, args in (("%d", "x"), ("%d", 1j), ("%x", 1.5), ("%x", "a"), ("%c", ""), ("%c", "ab"), ("%c", -1), ("%c", 0x110000), ("%c", 1.5), ("%c", None), ("%f", "x"), ("%f", None), ("%d", None), ("%i", [1]), ("%s %s", (1,)), ("%s", (1, 2)),
                       ("", (1,)), ("", {}), ("", []), ("x", 1), ("%", 1), ("%5", 1), ("%z", 1), ("%(a)s", {"b": 1}), ("%(a)s", (1,)), ("%(a)s %s", {"a": 1}), ("%(a", {"a": 1}), ("%(a)", {"a": 1}), ("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%.*f", (2, 3.14159)),
                       ("%*.*f|", (8, 2, 2.5)), ("%*d", ("x", 3)), ("%*d", (3,)), ("%(a)*d", {"a": 1}), ("%d%%", 50), ("%s", None), ("%s", ((1, 2),)), ("%r", {"a": 1}), ("%(a)s%%%(b)r", {"a": 1, "b": "c"}), ("%((x))s", {"(x)": 5}), ("%()s", {"": "empty"}),
                       ("%s", b"bytes"), ("%5c|%-5c|", ("a", 98)), ("%.0s|", "abc"), ("%.2r", "abc"), ("%a", "\xe9"), ("%#x %#o %#X", (255, 8, 255)), ("%+d % d %+d", (1, 1, -1)), ("%05d %-05d|", (42, 42)), ("%.5d", 42), ("%.0f %.0e", (2.5, 12345.0)), ("%#.0f", 3.0),
                       ("%g %g %g", (1e5, 1e-5, 123456789.0)), ("%#g", 1.0), ("%e", 0), ("%f", 10 ** 400), ("%f", float("nan")), ("%05f", float("-inf")), ("%d", float("inf")), ("%d", float("nan")), ("%d", 1e20), ("%d", True), ("%s", True), ("%x", -255), ("%o", -8), ("%#o", 0), ("%10.4x|", 255)):
    print(repr(template), attempt(mod, template, args) if "%f" != template or args != 10 ** 400 else attempt(mod, template, args)[:60])
    # expect: '%d' TypeError: %d format: a real number is required, not str
    # expect: '%d' TypeError: %d format: a real number is required, not complex
    # expect: '%x' TypeError: %x format: an integer is required, not float
    # expect: '%x' TypeError: %x format: an integer is required, not str
    # expect: '%c' TypeError: %c requires int or char
    # expect: '%c' TypeError: %c requires int or char
    # expect: '%c' OverflowError: %c arg not in range(0x110000)
    # expect: '%c' OverflowError: %c arg not in range(0x110000)
    # expect: '%c' TypeError: %c requires int or char
    # expect: '%c' TypeError: %c requires int or char
    # expect: '%f' TypeError: must be real number, not str
    # expect: '%f' TypeError: must be real number, not NoneType
    # expect: '%d' TypeError: %d format: a real number is required, not NoneType
    # expect: '%i' TypeError: %i format: a real number is required, not list
    # expect: '%s %s' TypeError: not enough arguments for format string
    # expect: '%s' TypeError: not all arguments converted during string formatting
    # expect: '' TypeError: not all arguments converted during string formatting
    # expect: '' 
    # expect: '' 
    # expect: 'x' TypeError: not all arguments converted during string formatting
    # expect: '%' ValueError: incomplete format
    # expect: '%5' ValueError: incomplete format
    # expect: '%z' ValueError: unsupported format character 'z' (0x7a) at index 1
    # expect: '%(a)s' KeyError: 'a'
    # expect: '%(a)s' TypeError: format requires a mapping
    # expect: '%(a)s %s' TypeError: not enough arguments for format string
    # expect: '%(a' ValueError: incomplete format key
    # expect: '%(a)' ValueError: incomplete format
    # expect: '%*d'     3
    # expect: '%-*d|' 3    |
    # expect: '%.*f' 3.14
    # expect: '%*.*f|'     2.50|
    # expect: '%*d' TypeError: * wants int
    # expect: '%*d' TypeError: not enough arguments for format string
    # expect: '%(a)*d' TypeError: not enough arguments for format string
    # expect: '%d%%' 50%
    # expect: '%s' None
    # expect: '%s' (1, 2)
    # expect: '%r' {'a': 1}
    # expect: '%(a)s%%%(b)r' 1%'c'
    # expect: '%((x))s' 5
    # expect: '%()s' empty
    # expect: '%s' b'bytes'
    # expect: '%5c|%-5c|'     a|b    |
    # expect: '%.0s|' |
    # expect: '%.2r' 'a
    # expect: '%a' '\xe9'
    # expect: '%#x %#o %#X' 0xff 0o10 0XFF
    # expect: '%+d % d %+d' +1  1 -1
    # expect: '%05d %-05d|' 00042 42   |
    # expect: '%.5d' 00042
    # expect: '%.0f %.0e' 2 1e+04
    # expect: '%#.0f' 3.
    # expect: '%g %g %g' 100000 1e-05 1.23457e+08
    # expect: '%#g' 1.00000
    # expect: '%e' 0.000000e+00
    # expect: '%f' OverflowError: int too large to convert to float
    # expect: '%f' nan
    # expect: '%05f' -0inf
    # expect: '%d' OverflowError: cannot convert float infinity to integer
    # expect: '%d' ValueError: cannot convert float NaN to integer
    # expect: '%d' 100000000000000000000
    # expect: '%d' 1
    # expect: '%s' True
    # expect: '%x' -ff
    # expect: '%o' -10
    # expect: '%#o' 0o0
    # expect: '%10.4x|'       00ff|
class Mapping:
    def __getitem__(self, key): return "got " + key
class Int(int):
    def __str__(self): return "int-str"
    def __repr__(self): return "int-repr"
class Index:
    def __index__(self): return 11
class Both:
    def __int__(self): return 12
    def __float__(self): return 12.5
class StrSub(str):
    def __str__(self): return "custom"
    def __mod__(self, other): return "own mod"
print("%(x)s" % Mapping(), "%d %s %r" % (Int(5), Int(5), Int(5)), "%x %d" % (Index(), Index()), "%d %.1f" % (Both(), Both()), attempt(mod, "%x", Both()), "%s|%10s" % (StrSub("a"), StrSub("b")), StrSub("%d") % 3, attempt(mod, "%s", Mapping()) != "")
# expect: got x 5 int-str int-repr b 11 12 12.5 TypeError: %x format: an integer is required, not Both custom|    custom own mod True
def bmod(a, b): return a % b
for template, args in ((b"%d", 5), (b"%s", b"x"), (b"%b", b"y"), (b"%s", "str"), (b"%a", "\xe9"), (b"%r", [1]), (b"%c", 65), (b"%c", b"A"), (b"%c", 256), (b"%x", 255), (b"%5.1f|", 2.25), (b"%(k)s", {b"k": b"v"}), (b"%(k)s", {"k": b"v"}), (b"%d %d", (1,)), (b"%s", 3),
                       (b"%%", ()), (b"%-5d|", 3), (b"%i", 2.9), (b"%z", 1), (b"%s", memoryview(b"mv")), (b"%s", bytearray(b"ba")), (b"%d", "x"), (bytearray(b"%d"), 1)):
    print(template, attempt(bmod, template, args))
    # expect: b'%d' b'5'
    # expect: b'%s' b'x'
    # expect: b'%b' b'y'
    # expect: b'%s' TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
    # expect: b'%a' b"'\\xe9'"
    # expect: b'%r' b'[1]'
    # expect: b'%c' b'A'
    # expect: b'%c' b'A'
    # expect: b'%c' OverflowError: %c arg not in range(256)
    # expect: b'%x' b'ff'
    # expect: b'%5.1f|' b'  2.2|'
    # expect: b'%(k)s' b'v'
    # expect: b'%(k)s' KeyError: b'k'
    # expect: b'%d %d' TypeError: not enough arguments for format string
    # expect: b'%s' TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
    # expect: b'%%' b'%'
    # expect: b'%-5d|' b'3    |'
    # expect: b'%i' b'2'
    # expect: b'%z' ValueError: unsupported format character 'z' (0x7a) at index 1
    # expect: b'%s' b'mv'
    # expect: b'%s' b'ba'
    # expect: b'%d' TypeError: %d format: a real number is required, not str
    # expect: bytearray(b'%d') bytearray(b'1')
