# check with: 3.11+
# The format mini-language for int and bool, every option with every type; and its errors.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
values = (0, 7, -42, 123456789, -(10 ** 20))
for kind in ("", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%"):
    for flags in ("", "+", " ", "-", "#", "0", ",", "_", "12", "<12", ">12", "^12", "=12", "012", "+,", "#_", "*^+20,", ".2"):
        spec = flags + ("" if flags == ".2" and False else "") + kind
        print(spec, [attempt(format, value, spec) if kind != "c" else attempt(format, abs(value) % 128, spec) for value in values[:2 if kind == "c" else 5]])
        # expect:  ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: + ['+0', '+7', '-42', '+123456789', '-100000000000000000000']
        # expect:   [' 0', ' 7', '-42', ' 123456789', '-100000000000000000000']
        # expect: - ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: # ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: 0 ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: , ['0', '7', '-42', '123,456,789', '-100,000,000,000,000,000,000']
        # expect: _ ['0', '7', '-42', '123_456_789', '-100_000_000_000_000_000_000']
        # expect: 12 ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: <12 ['0           ', '7           ', '-42         ', '123456789   ', '-100000000000000000000']
        # expect: >12 ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: ^12 ['     0      ', '     7      ', '    -42     ', ' 123456789  ', '-100000000000000000000']
        # expect: =12 ['           0', '           7', '-         42', '   123456789', '-100000000000000000000']
        # expect: 012 ['000000000000', '000000000007', '-00000000042', '000123456789', '-100000000000000000000']
        # expect: +, ['+0', '+7', '-42', '+123,456,789', '-100,000,000,000,000,000,000']
        # expect: #_ ['0', '7', '-42', '123_456_789', '-100_000_000_000_000_000_000']
        # expect: *^+20, ['*********+0*********', '*********+7*********', '********-42*********', '****+123,456,789****', '-100,000,000,000,000,000,000']
        # expect: .2 ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: d ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: +d ['+0', '+7', '-42', '+123456789', '-100000000000000000000']
        # expect:  d [' 0', ' 7', '-42', ' 123456789', '-100000000000000000000']
        # expect: -d ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: #d ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: 0d ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: ,d ['0', '7', '-42', '123,456,789', '-100,000,000,000,000,000,000']
        # expect: _d ['0', '7', '-42', '123_456_789', '-100_000_000_000_000_000_000']
        # expect: 12d ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: <12d ['0           ', '7           ', '-42         ', '123456789   ', '-100000000000000000000']
        # expect: >12d ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: ^12d ['     0      ', '     7      ', '    -42     ', ' 123456789  ', '-100000000000000000000']
        # expect: =12d ['           0', '           7', '-         42', '   123456789', '-100000000000000000000']
        # expect: 012d ['000000000000', '000000000007', '-00000000042', '000123456789', '-100000000000000000000']
        # expect: +,d ['+0', '+7', '-42', '+123,456,789', '-100,000,000,000,000,000,000']
        # expect: #_d ['0', '7', '-42', '123_456_789', '-100_000_000_000_000_000_000']
        # expect: *^+20,d ['*********+0*********', '*********+7*********', '********-42*********', '****+123,456,789****', '-100,000,000,000,000,000,000']
        # expect: .2d ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: b ['0', '111', '-101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: +b ['+0', '+111', '-101010', '+111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect:  b [' 0', ' 111', '-101010', ' 111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: -b ['0', '111', '-101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: #b ['0b0', '0b111', '-0b101010', '0b111010110111100110100010101', '-0b1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: 0b ['0', '111', '-101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: ,b ["ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'."]
        # expect: _b ['0', '111', '-10_1010', '111_0101_1011_1100_1101_0001_0101', '-101_0110_1011_1100_0111_0101_1110_0010_1101_0110_0011_0001_0000_0000_0000_0000_0000']
        # expect: 12b ['           0', '         111', '     -101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: <12b ['0           ', '111         ', '-101010     ', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: >12b ['           0', '         111', '     -101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: ^12b ['     0      ', '    111     ', '  -101010   ', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: =12b ['           0', '         111', '-     101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: 012b ['000000000000', '000000000111', '-00000101010', '111010110111100110100010101', '-1010110101111000111010111100010110101100011000100000000000000000000']
        # expect: +,b ["ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'."]
        # expect: #_b ['0b0', '0b111', '-0b10_1010', '0b111_0101_1011_1100_1101_0001_0101', '-0b101_0110_1011_1100_0111_0101_1110_0010_1101_0110_0011_0001_0000_0000_0000_0000_0000']
        # expect: *^+20,b ["ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'.", "ValueError: Cannot specify ',' with 'b'."]
        # expect: .2b ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: o ['0', '7', '-52', '726746425', '-12657072742654304000000']
        # expect: +o ['+0', '+7', '-52', '+726746425', '-12657072742654304000000']
        # expect:  o [' 0', ' 7', '-52', ' 726746425', '-12657072742654304000000']
        # expect: -o ['0', '7', '-52', '726746425', '-12657072742654304000000']
        # expect: #o ['0o0', '0o7', '-0o52', '0o726746425', '-0o12657072742654304000000']
        # expect: 0o ['0', '7', '-52', '726746425', '-12657072742654304000000']
        # expect: ,o ["ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'."]
        # expect: _o ['0', '7', '-52', '7_2674_6425', '-126_5707_2742_6543_0400_0000']
        # expect: 12o ['           0', '           7', '         -52', '   726746425', '-12657072742654304000000']
        # expect: <12o ['0           ', '7           ', '-52         ', '726746425   ', '-12657072742654304000000']
        # expect: >12o ['           0', '           7', '         -52', '   726746425', '-12657072742654304000000']
        # expect: ^12o ['     0      ', '     7      ', '    -52     ', ' 726746425  ', '-12657072742654304000000']
        # expect: =12o ['           0', '           7', '-         52', '   726746425', '-12657072742654304000000']
        # expect: 012o ['000000000000', '000000000007', '-00000000052', '000726746425', '-12657072742654304000000']
        # expect: +,o ["ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'."]
        # expect: #_o ['0o0', '0o7', '-0o52', '0o7_2674_6425', '-0o126_5707_2742_6543_0400_0000']
        # expect: *^+20,o ["ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'.", "ValueError: Cannot specify ',' with 'o'."]
        # expect: .2o ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: x ['0', '7', '-2a', '75bcd15', '-56bc75e2d63100000']
        # expect: +x ['+0', '+7', '-2a', '+75bcd15', '-56bc75e2d63100000']
        # expect:  x [' 0', ' 7', '-2a', ' 75bcd15', '-56bc75e2d63100000']
        # expect: -x ['0', '7', '-2a', '75bcd15', '-56bc75e2d63100000']
        # expect: #x ['0x0', '0x7', '-0x2a', '0x75bcd15', '-0x56bc75e2d63100000']
        # expect: 0x ['0', '7', '-2a', '75bcd15', '-56bc75e2d63100000']
        # expect: ,x ["ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'."]
        # expect: _x ['0', '7', '-2a', '75b_cd15', '-5_6bc7_5e2d_6310_0000']
        # expect: 12x ['           0', '           7', '         -2a', '     75bcd15', '-56bc75e2d63100000']
        # expect: <12x ['0           ', '7           ', '-2a         ', '75bcd15     ', '-56bc75e2d63100000']
        # expect: >12x ['           0', '           7', '         -2a', '     75bcd15', '-56bc75e2d63100000']
        # expect: ^12x ['     0      ', '     7      ', '    -2a     ', '  75bcd15   ', '-56bc75e2d63100000']
        # expect: =12x ['           0', '           7', '-         2a', '     75bcd15', '-56bc75e2d63100000']
        # expect: 012x ['000000000000', '000000000007', '-0000000002a', '0000075bcd15', '-56bc75e2d63100000']
        # expect: +,x ["ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'."]
        # expect: #_x ['0x0', '0x7', '-0x2a', '0x75b_cd15', '-0x5_6bc7_5e2d_6310_0000']
        # expect: *^+20,x ["ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'.", "ValueError: Cannot specify ',' with 'x'."]
        # expect: .2x ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: X ['0', '7', '-2A', '75BCD15', '-56BC75E2D63100000']
        # expect: +X ['+0', '+7', '-2A', '+75BCD15', '-56BC75E2D63100000']
        # expect:  X [' 0', ' 7', '-2A', ' 75BCD15', '-56BC75E2D63100000']
        # expect: -X ['0', '7', '-2A', '75BCD15', '-56BC75E2D63100000']
        # expect: #X ['0X0', '0X7', '-0X2A', '0X75BCD15', '-0X56BC75E2D63100000']
        # expect: 0X ['0', '7', '-2A', '75BCD15', '-56BC75E2D63100000']
        # expect: ,X ["ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'."]
        # expect: _X ['0', '7', '-2A', '75B_CD15', '-5_6BC7_5E2D_6310_0000']
        # expect: 12X ['           0', '           7', '         -2A', '     75BCD15', '-56BC75E2D63100000']
        # expect: <12X ['0           ', '7           ', '-2A         ', '75BCD15     ', '-56BC75E2D63100000']
        # expect: >12X ['           0', '           7', '         -2A', '     75BCD15', '-56BC75E2D63100000']
        # expect: ^12X ['     0      ', '     7      ', '    -2A     ', '  75BCD15   ', '-56BC75E2D63100000']
        # expect: =12X ['           0', '           7', '-         2A', '     75BCD15', '-56BC75E2D63100000']
        # expect: 012X ['000000000000', '000000000007', '-0000000002A', '0000075BCD15', '-56BC75E2D63100000']
        # expect: +,X ["ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'."]
        # expect: #_X ['0X0', '0X7', '-0X2A', '0X75B_CD15', '-0X5_6BC7_5E2D_6310_0000']
        # expect: *^+20,X ["ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'.", "ValueError: Cannot specify ',' with 'X'."]
        # expect: .2X ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: c ['\x00', '\x07']
        # expect: +c ["ValueError: Sign not allowed with integer format specifier 'c'", "ValueError: Sign not allowed with integer format specifier 'c'"]
        # expect:  c ["ValueError: Sign not allowed with integer format specifier 'c'", "ValueError: Sign not allowed with integer format specifier 'c'"]
        # expect: -c ["ValueError: Sign not allowed with integer format specifier 'c'", "ValueError: Sign not allowed with integer format specifier 'c'"]
        # expect: #c ["ValueError: Alternate form (#) not allowed with integer format specifier 'c'", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"]
        # expect: 0c ['\x00', '\x07']
        # expect: ,c ["ValueError: Cannot specify ',' with 'c'.", "ValueError: Cannot specify ',' with 'c'."]
        # expect: _c ["ValueError: Cannot specify '_' with 'c'.", "ValueError: Cannot specify '_' with 'c'."]
        # expect: 12c ['           \x00', '           \x07']
        # expect: <12c ['\x00           ', '\x07           ']
        # expect: >12c ['           \x00', '           \x07']
        # expect: ^12c ['     \x00      ', '     \x07      ']
        # expect: =12c ['           \x00', '           \x07']
        # expect: 012c ['00000000000\x00', '00000000000\x07']
        # expect: +,c ["ValueError: Cannot specify ',' with 'c'.", "ValueError: Cannot specify ',' with 'c'."]
        # expect: #_c ["ValueError: Cannot specify '_' with 'c'.", "ValueError: Cannot specify '_' with 'c'."]
        # expect: *^+20,c ["ValueError: Cannot specify ',' with 'c'.", "ValueError: Cannot specify ',' with 'c'."]
        # expect: .2c ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: n ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: +n ['+0', '+7', '-42', '+123456789', '-100000000000000000000']
        # expect:  n [' 0', ' 7', '-42', ' 123456789', '-100000000000000000000']
        # expect: -n ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: #n ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: 0n ['0', '7', '-42', '123456789', '-100000000000000000000']
        # expect: ,n ["ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'."]
        # expect: _n ["ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'."]
        # expect: 12n ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: <12n ['0           ', '7           ', '-42         ', '123456789   ', '-100000000000000000000']
        # expect: >12n ['           0', '           7', '         -42', '   123456789', '-100000000000000000000']
        # expect: ^12n ['     0      ', '     7      ', '    -42     ', ' 123456789  ', '-100000000000000000000']
        # expect: =12n ['           0', '           7', '-         42', '   123456789', '-100000000000000000000']
        # expect: 012n ['000000000000', '000000000007', '-00000000042', '000123456789', '-100000000000000000000']
        # expect: +,n ["ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'."]
        # expect: #_n ["ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'.", "ValueError: Cannot specify '_' with 'n'."]
        # expect: *^+20,n ["ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'.", "ValueError: Cannot specify ',' with 'n'."]
        # expect: .2n ['ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier', 'ValueError: Precision not allowed in integer format specifier']
        # expect: e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: +e ['+0.000000e+00', '+7.000000e+00', '-4.200000e+01', '+1.234568e+08', '-1.000000e+20']
        # expect:  e [' 0.000000e+00', ' 7.000000e+00', '-4.200000e+01', ' 1.234568e+08', '-1.000000e+20']
        # expect: -e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: #e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: 0e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: ,e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: _e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: 12e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: <12e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: >12e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: ^12e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: =12e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: 012e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: +,e ['+0.000000e+00', '+7.000000e+00', '-4.200000e+01', '+1.234568e+08', '-1.000000e+20']
        # expect: #_e ['0.000000e+00', '7.000000e+00', '-4.200000e+01', '1.234568e+08', '-1.000000e+20']
        # expect: *^+20,e ['***+0.000000e+00****', '***+7.000000e+00****', '***-4.200000e+01****', '***+1.234568e+08****', '***-1.000000e+20****']
        # expect: .2e ['0.00e+00', '7.00e+00', '-4.20e+01', '1.23e+08', '-1.00e+20']
        # expect: E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: +E ['+0.000000E+00', '+7.000000E+00', '-4.200000E+01', '+1.234568E+08', '-1.000000E+20']
        # expect:  E [' 0.000000E+00', ' 7.000000E+00', '-4.200000E+01', ' 1.234568E+08', '-1.000000E+20']
        # expect: -E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: #E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: 0E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: ,E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: _E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: 12E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: <12E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: >12E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: ^12E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: =12E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: 012E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: +,E ['+0.000000E+00', '+7.000000E+00', '-4.200000E+01', '+1.234568E+08', '-1.000000E+20']
        # expect: #_E ['0.000000E+00', '7.000000E+00', '-4.200000E+01', '1.234568E+08', '-1.000000E+20']
        # expect: *^+20,E ['***+0.000000E+00****', '***+7.000000E+00****', '***-4.200000E+01****', '***+1.234568E+08****', '***-1.000000E+20****']
        # expect: .2E ['0.00E+00', '7.00E+00', '-4.20E+01', '1.23E+08', '-1.00E+20']
        # expect: f ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: +f ['+0.000000', '+7.000000', '-42.000000', '+123456789.000000', '-100000000000000000000.000000']
        # expect:  f [' 0.000000', ' 7.000000', '-42.000000', ' 123456789.000000', '-100000000000000000000.000000']
        # expect: -f ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: #f ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: 0f ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: ,f ['0.000000', '7.000000', '-42.000000', '123,456,789.000000', '-100,000,000,000,000,000,000.000000']
        # expect: _f ['0.000000', '7.000000', '-42.000000', '123_456_789.000000', '-100_000_000_000_000_000_000.000000']
        # expect: 12f ['    0.000000', '    7.000000', '  -42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: <12f ['0.000000    ', '7.000000    ', '-42.000000  ', '123456789.000000', '-100000000000000000000.000000']
        # expect: >12f ['    0.000000', '    7.000000', '  -42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: ^12f ['  0.000000  ', '  7.000000  ', ' -42.000000 ', '123456789.000000', '-100000000000000000000.000000']
        # expect: =12f ['    0.000000', '    7.000000', '-  42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: 012f ['00000.000000', '00007.000000', '-0042.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: +,f ['+0.000000', '+7.000000', '-42.000000', '+123,456,789.000000', '-100,000,000,000,000,000,000.000000']
        # expect: #_f ['0.000000', '7.000000', '-42.000000', '123_456_789.000000', '-100_000_000_000_000_000_000.000000']
        # expect: *^+20,f ['*****+0.000000******', '*****+7.000000******', '*****-42.000000*****', '+123,456,789.000000*', '-100,000,000,000,000,000,000.000000']
        # expect: .2f ['0.00', '7.00', '-42.00', '123456789.00', '-100000000000000000000.00']
        # expect: F ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: +F ['+0.000000', '+7.000000', '-42.000000', '+123456789.000000', '-100000000000000000000.000000']
        # expect:  F [' 0.000000', ' 7.000000', '-42.000000', ' 123456789.000000', '-100000000000000000000.000000']
        # expect: -F ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: #F ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: 0F ['0.000000', '7.000000', '-42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: ,F ['0.000000', '7.000000', '-42.000000', '123,456,789.000000', '-100,000,000,000,000,000,000.000000']
        # expect: _F ['0.000000', '7.000000', '-42.000000', '123_456_789.000000', '-100_000_000_000_000_000_000.000000']
        # expect: 12F ['    0.000000', '    7.000000', '  -42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: <12F ['0.000000    ', '7.000000    ', '-42.000000  ', '123456789.000000', '-100000000000000000000.000000']
        # expect: >12F ['    0.000000', '    7.000000', '  -42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: ^12F ['  0.000000  ', '  7.000000  ', ' -42.000000 ', '123456789.000000', '-100000000000000000000.000000']
        # expect: =12F ['    0.000000', '    7.000000', '-  42.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: 012F ['00000.000000', '00007.000000', '-0042.000000', '123456789.000000', '-100000000000000000000.000000']
        # expect: +,F ['+0.000000', '+7.000000', '-42.000000', '+123,456,789.000000', '-100,000,000,000,000,000,000.000000']
        # expect: #_F ['0.000000', '7.000000', '-42.000000', '123_456_789.000000', '-100_000_000_000_000_000_000.000000']
        # expect: *^+20,F ['*****+0.000000******', '*****+7.000000******', '*****-42.000000*****', '+123,456,789.000000*', '-100,000,000,000,000,000,000.000000']
        # expect: .2F ['0.00', '7.00', '-42.00', '123456789.00', '-100000000000000000000.00']
        # expect: g ['0', '7', '-42', '1.23457e+08', '-1e+20']
        # expect: +g ['+0', '+7', '-42', '+1.23457e+08', '-1e+20']
        # expect:  g [' 0', ' 7', '-42', ' 1.23457e+08', '-1e+20']
        # expect: -g ['0', '7', '-42', '1.23457e+08', '-1e+20']
        # expect: #g ['0.00000', '7.00000', '-42.0000', '1.23457e+08', '-1.00000e+20']
        # expect: 0g ['0', '7', '-42', '1.23457e+08', '-1e+20']
        # expect: ,g ['0', '7', '-42', '1.23457e+08', '-1e+20']
        # expect: _g ['0', '7', '-42', '1.23457e+08', '-1e+20']
        # expect: 12g ['           0', '           7', '         -42', ' 1.23457e+08', '      -1e+20']
        # expect: <12g ['0           ', '7           ', '-42         ', '1.23457e+08 ', '-1e+20      ']
        # expect: >12g ['           0', '           7', '         -42', ' 1.23457e+08', '      -1e+20']
        # expect: ^12g ['     0      ', '     7      ', '    -42     ', '1.23457e+08 ', '   -1e+20   ']
        # expect: =12g ['           0', '           7', '-         42', ' 1.23457e+08', '-      1e+20']
        # expect: 012g ['000000000000', '000000000007', '-00000000042', '01.23457e+08', '-0000001e+20']
        # expect: +,g ['+0', '+7', '-42', '+1.23457e+08', '-1e+20']
        # expect: #_g ['0.00000', '7.00000', '-42.0000', '1.23457e+08', '-1.00000e+20']
        # expect: *^+20,g ['*********+0*********', '*********+7*********', '********-42*********', '****+1.23457e+08****', '*******-1e+20*******']
        # expect: .2g ['0', '7', '-42', '1.2e+08', '-1e+20']
        # expect: G ['0', '7', '-42', '1.23457E+08', '-1E+20']
        # expect: +G ['+0', '+7', '-42', '+1.23457E+08', '-1E+20']
        # expect:  G [' 0', ' 7', '-42', ' 1.23457E+08', '-1E+20']
        # expect: -G ['0', '7', '-42', '1.23457E+08', '-1E+20']
        # expect: #G ['0.00000', '7.00000', '-42.0000', '1.23457E+08', '-1.00000E+20']
        # expect: 0G ['0', '7', '-42', '1.23457E+08', '-1E+20']
        # expect: ,G ['0', '7', '-42', '1.23457E+08', '-1E+20']
        # expect: _G ['0', '7', '-42', '1.23457E+08', '-1E+20']
        # expect: 12G ['           0', '           7', '         -42', ' 1.23457E+08', '      -1E+20']
        # expect: <12G ['0           ', '7           ', '-42         ', '1.23457E+08 ', '-1E+20      ']
        # expect: >12G ['           0', '           7', '         -42', ' 1.23457E+08', '      -1E+20']
        # expect: ^12G ['     0      ', '     7      ', '    -42     ', '1.23457E+08 ', '   -1E+20   ']
        # expect: =12G ['           0', '           7', '-         42', ' 1.23457E+08', '-      1E+20']
        # expect: 012G ['000000000000', '000000000007', '-00000000042', '01.23457E+08', '-0000001E+20']
        # expect: +,G ['+0', '+7', '-42', '+1.23457E+08', '-1E+20']
        # expect: #_G ['0.00000', '7.00000', '-42.0000', '1.23457E+08', '-1.00000E+20']
        # expect: *^+20,G ['*********+0*********', '*********+7*********', '********-42*********', '****+1.23457E+08****', '*******-1E+20*******']
        # expect: .2G ['0', '7', '-42', '1.2E+08', '-1E+20']
        # expect: % ['0.000000%', '700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: +% ['+0.000000%', '+700.000000%', '-4200.000000%', '+12345678900.000000%', '-10000000000000000000000.000000%']
        # expect:  % [' 0.000000%', ' 700.000000%', '-4200.000000%', ' 12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: -% ['0.000000%', '700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: #% ['0.000000%', '700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: 0% ['0.000000%', '700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: ,% ['0.000000%', '700.000000%', '-4,200.000000%', '12,345,678,900.000000%', '-10,000,000,000,000,000,000,000.000000%']
        # expect: _% ['0.000000%', '700.000000%', '-4_200.000000%', '12_345_678_900.000000%', '-10_000_000_000_000_000_000_000.000000%']
        # expect: 12% ['   0.000000%', ' 700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: <12% ['0.000000%   ', '700.000000% ', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: >12% ['   0.000000%', ' 700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: ^12% [' 0.000000%  ', '700.000000% ', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: =12% ['   0.000000%', ' 700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: 012% ['0000.000000%', '0700.000000%', '-4200.000000%', '12345678900.000000%', '-10000000000000000000000.000000%']
        # expect: +,% ['+0.000000%', '+700.000000%', '-4,200.000000%', '+12,345,678,900.000000%', '-10,000,000,000,000,000,000,000.000000%']
        # expect: #_% ['0.000000%', '700.000000%', '-4_200.000000%', '12_345_678_900.000000%', '-10_000_000_000_000_000_000_000.000000%']
        # expect: *^+20,% ['*****+0.000000%*****', '****+700.000000%****', '***-4,200.000000%***', '+12,345,678,900.000000%', '-10,000,000,000,000,000,000,000.000000%']
        # expect: .2% ['0.00%', '700.00%', '-4200.00%', '12345678900.00%', '-10000000000000000000000.00%']
for spec in ("z", ".5d", "q", "dd", "10x10", "<<10", "{", ",_", "_,", ",x", ",b", "_n", ",n", "05s", "s", "1000000000000000000000", ".1000000000000000000000f", "\x00", "é", "é^9", "=+9", "+-", "  ", "-,d", "#c", "+c", ",c", "5c", "^5c"):
    print(repr(spec), ascii(attempt(format, 65, spec)))
    # expect: 'z' 'ValueError: Negative zero coercion (z) not allowed in integer format specifier'
    # expect: '.5d' 'ValueError: Precision not allowed in integer format specifier'
    # expect: 'q' "ValueError: Unknown format code 'q' for object of type 'int'"
    # expect: 'dd' "ValueError: Invalid format specifier 'dd' for object of type 'int'"
    # expect: '10x10' "ValueError: Invalid format specifier '10x10' for object of type 'int'"
    # expect: '<<10' '65<<<<<<<<'
    # expect: '{' "ValueError: Unknown format code '{' for object of type 'int'"
    # expect: ',_' "ValueError: Cannot specify both ',' and '_'."
    # expect: '_,' "ValueError: Cannot specify both ',' and '_'."
    # expect: ',x' "ValueError: Cannot specify ',' with 'x'."
    # expect: ',b' "ValueError: Cannot specify ',' with 'b'."
    # expect: '_n' "ValueError: Cannot specify '_' with 'n'."
    # expect: ',n' "ValueError: Cannot specify ',' with 'n'."
    # expect: '05s' "ValueError: Unknown format code 's' for object of type 'int'"
    # expect: 's' "ValueError: Unknown format code 's' for object of type 'int'"
    # expect: '1000000000000000000000' 'ValueError: Too many decimal digits in format string'
    # expect: '.1000000000000000000000f' 'ValueError: Too many decimal digits in format string'
    # expect: '\x00' "ValueError: Unknown format code '\\x0' for object of type 'int'"
    # expect: 'é' "ValueError: Unknown format code '\\xe9' for object of type 'int'"
    # expect: 'é^9' '\xe9\xe9\xe965\xe9\xe9\xe9\xe9'
    # expect: '=+9' '+      65'
    # expect: '+-' "ValueError: Unknown format code '-' for object of type 'int'"
    # expect: '  ' "ValueError: Unknown format code '\\x20' for object of type 'int'"
    # expect: '-,d' '65'
    # expect: '#c' "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"
    # expect: '+c' "ValueError: Sign not allowed with integer format specifier 'c'"
    # expect: ',c' "ValueError: Cannot specify ',' with 'c'."
    # expect: '5c' '    A'
    # expect: '^5c' '  A  '
print(attempt(format, 0x110000, "c"), attempt(format, -1, "c"), ascii(format(0x10ffff, "c")), ascii(format(0xd800, "c")))
# expect: OverflowError: %c arg not in range(0x110000) OverflowError: %c arg not in range(0x110000) '\U0010ffff' '\ud800'
for spec in ("", "d", "5", "s", "05", "x", "g", "+", "^7"):
    print(repr(spec), attempt(format, True, spec), attempt(format, False, spec))
    # expect: '' True False
    # expect: 'd' 1 0
    # expect: '5'     1     0
    # expect: 's' ValueError: Unknown format code 's' for object of type 'bool' ValueError: Unknown format code 's' for object of type 'bool'
    # expect: '05' 00001 00000
    # expect: 'x' 1 0
    # expect: 'g' 1 0
    # expect: '+' +1 +0
    # expect: '^7'    1       0   
for n in (1, 12, 123, 1234, 12345, 1234567, -1234567, 10 ** 15):
    print(f"{n:,} {n:_} {n:_x} {n:_b} {n:012,} {n:,.2f} {n:>20,}|{n:<20_}|{n:^20}|{n:=+20}")
    # expect: 1 1 1 1 0,000,000,001 1.00                    1|1                   |         1          |+                  1
    # expect: 12 12 c 1100 0,000,000,012 12.00                   12|12                  |         12         |+                 12
    # expect: 123 123 7b 111_1011 0,000,000,123 123.00                  123|123                 |        123         |+                123
    # expect: 1,234 1_234 4d2 100_1101_0010 0,000,001,234 1,234.00                1,234|1_234               |        1234        |+               1234
    # expect: 12,345 12_345 3039 11_0000_0011_1001 0,000,012,345 12,345.00               12,345|12_345              |       12345        |+              12345
    # expect: 1,234,567 1_234_567 12_d687 1_0010_1101_0110_1000_0111 0,001,234,567 1,234,567.00            1,234,567|1_234_567           |      1234567       |+            1234567
    # expect: -1,234,567 -1_234_567 -12_d687 -1_0010_1101_0110_1000_0111 -001,234,567 -1,234,567.00           -1,234,567|-1_234_567          |      -1234567      |-            1234567
    # expect: 1,000,000,000,000,000 1_000_000_000_000_000 3_8d7e_a4c6_8000 11_1000_1101_0111_1110_1010_0100_1100_0110_1000_0000_0000_0000 1,000,000,000,000,000 1,000,000,000,000,000.00 1,000,000,000,000,000|1_000_000_000_000_000|  1000000000000000  |+   1000000000000000
for width in range(0, 12): print(f"{-12345:0{width},}", f"{12345:0{width}_}", f"{255:#0{width}x}", f"{5:#0{width}b}", sep="|")
# expect: -12,345|12_345|0xff|0b101
# expect: -12,345|12_345|0xff|0b101
# expect: -12,345|12_345|0xff|0b101
# expect: -12,345|12_345|0xff|0b101
# expect: -12,345|12_345|0xff|0b101
# expect: -12,345|12_345|0x0ff|0b101
# expect: -12,345|12_345|0x00ff|0b0101
# expect: -12,345|012_345|0x000ff|0b00101
# expect: -012,345|0_012_345|0x0000ff|0b000101
# expect: -0,012,345|0_012_345|0x00000ff|0b0000101
# expect: -0,012,345|00_012_345|0x000000ff|0b00000101
# expect: -00,012,345|000_012_345|0x0000000ff|0b000000101
class Sub(int):
    def __format__(self, spec): return "Sub<%s>" % spec
    def __str__(self): return "strsub"
    def __repr__(self): return "reprsub"
class Plain(int):
    def __str__(self): return "plainstr"
print(f"{Sub(3)} {Sub(3):>5} {Sub(3)!r} {Sub(3)!s:>10} {Plain(5)} {Plain(5):d} {Plain(5):5}|", "%d %s %r" % (Plain(5), Plain(5), Plain(5)), "{0} {0:x} {0!r}".format(Plain(10)))
# expect: Sub<> Sub<>5> reprsub     strsub plainstr 5     5| 5 plainstr 5 plainstr a 10
