# check with: 3.13
# Many values with many format specifications; what they give is summed up in a few numbers.
total = 0


def add(*values):
    global total
    for value in values:
        for character in str(value):
            total = (total * 31 + ord(character)) % 2147483647


vals = [0, 1, -1, 42, -42, 1234567, -1234567, 255, 10**20, -10**20, 2**64]
specs = ['', 'd', 'b', 'o', 'x', 'X', '#b', '#o', '#x', '#X', 'n', '10', '<10', '>10', '^10', '=10', '010', '+', ' ', '-', '+10', '+010', '*^20', '*=+20', ',', '_', '_x', '_b', '#_b', '020,', '021,', '022,', '023,', '015_x', '#020_x', 'e', '.3f', '.0f', '%', 'g', '.3g', '+.2e', ',.2f', '020,.2f', '_.1f', '>20,', '<20_d', '^20,', 'E', 'G', 'F', '#.0f', '#g', 'é^10', 'é=10','-^10','\x00<5']
for v in vals:
    for s in specs:
        try: r = format(v, s)
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        add(v, s, repr(r))
print(total)  # expect: 1279350167
fs = [0.0, -0.0, 1.0, -1.0, 1.5, 2.5, 0.5, 0.1, 0.2, 0.30000000000000004, 1/3, 2/3, 1e15, 1e16, 1e17, 123456789012345678.0, 1e22, 1e23, 1e100, 1e300, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-4, 1e-5, 0.00012345, 123456.789, 1234567.0, 9.995, 99.5, 999999.5, 9999999.5, 1e-7, float('inf'), float('-inf'), float('nan'), 100.0, 12345678.9, 4.35, 1.005, 2.675, 1e21, 0.001, 1e2, -3.14159]
specs = ['', 'e', 'f', 'g', 'E', 'F', 'G', 'n', '%', '.0e', '.0f', '.0g', '.0%', '.1e', '.1f', '.1g', '.1%', '.2f', '.3g', '.5g', '.10g', '.17g', '.20f', '.30e', '.50f', '.3', '.1', '.0', '.17', '#', '#.0e', '#.0f', '#.0g', '#g', '#.3g', '+', ' ', '+.2f', ' .2f', '010', '010.2f', '+010.1f', '*^15', '*=15', '<15', '>15', ',', '_', ',.2f', '020,.2f', '015,', '_.3f', 'z', 'z.1f', 'z.0f', '+z.0f', 'zg', '.60g', '.100f']
for v in fs:
    add(repr(v), str(v))
    for s in specs:
        try: r = format(v, s)
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        add(repr(v), s, repr(r))
print(total)  # expect: 2089462584
pspecs = ['%d', '%i', '%u', '%5d', '%-5d|', '%05d', '%+d', '% d', '%+05d', '%.5d', '%8.5d', '%-8.5d|', '%08.5d', '%x', '%X', '%#x', '%#X', '%#o', '%o', '%#010x', '%-#10x|', '%+#x', '%.3x', '%#.5x', '%s', '%r', '%a', '%10s', '%-10s|', '%.2s', '%10.2s', '%e', '%.2e', '%f', '%.0f', '%#.0f', '%g', '%#g', '%010.2f', '%-10.2f|', '%+.1f', '% .1f', '%E', '%G', '%F', '%%', '%5%', '%ld', '%hd', '%Ld', '%c', '%5c', '%-5c|']
for v in vals[:8] + [10**20] + [1.5, -2.7, 1e300, float('inf'), float('-inf'), float('nan'), True, 'a', 'é', None]:
    for s in pspecs:
        try: r = s % (v,)
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        add(repr(v), s, repr(r))
print(total)  # expect: 1866112578
for s in ['', '5', '<5', '>5', '^5', '^6', '.2', '5.2', '*^7', '*<7.1', 's', '05', '010s', 'é>6', '<', '>', '>>5', '}>5']:
    for v in ['', 'a', 'abc', 'ééé', 'abcdefgh']:
        try: r = format(v, s)
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        add(repr(v), s, repr(r))
print(total)  # expect: 1303521663
