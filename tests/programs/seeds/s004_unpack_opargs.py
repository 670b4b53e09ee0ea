# Seed 004: EXTENDED_ARG decoding of 66113, and line numbers from co_lnotab.
HAVE_ARGUMENT, EXTENDED_ARG = 90, 144
def num_to_byte(n):
    return n.to_bytes(1, "little")
def nums_to_bytes(data):
    return b"".join([num_to_byte(n) for n in data])
def unpack_opargs(code):
    extended_arg = 0
    for i in range(0, len(code), 2):
        op = code[i]
        if op >= HAVE_ARGUMENT:
            arg = code[i+1] | extended_arg
            extended_arg = (arg << 8) if op == EXTENDED_ARG else 0
        else:
            arg = None
        yield (i, op, arg)
bytecode = nums_to_bytes([144, 1, 144, 2, 100, 65])
print(bytecode)  # expect: b'\x90\x01\x90\x02dA'
for row in unpack_opargs(bytecode): print(*row)
# expect: 0 144 1
# expect: 2 144 258
# expect: 4 100 66113
print(list(unpack_opargs(b'|\x00|\x01\x17\x00S\x00')))
# expect: [(0, 124, 0), (2, 124, 1), (4, 23, None), (6, 83, None)]
def line_starts(lnotab, first):
    address, line, last = 0, first, None
    for step, jump in zip(lnotab[0::2], lnotab[1::2]):
        if step:
            if line != last: yield address, line; last = line
            address += step
        line += jump - 256 if jump >= 128 else jump
    if line != last: yield address, line
print(list(line_starts([0, 1, 4, 1, 4, 127, 0, 127, 0, 127, 0, 121], 1)), list(line_starts([0, 1, 8, 1, 8, 1], 5)))
# expect: [(0, 2), (4, 3), (8, 505)] [(0, 6), (8, 7), (16, 8)]
