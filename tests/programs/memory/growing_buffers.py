# check with: 3.13
# Files in memory that grow over many collections, and errors of buffers with collections in between.
import gc
import io

gc.set_threshold(1)
file = io.BytesIO()
for number in range(3000):
    file.write(bytes([number % 251]) * 1000)
print(len(file.getvalue()), file.getvalue()[999_999:1_000_002])  # expect: 3000000 b'\xf6\xf7\xf7'
file.seek(2_999_990)
file.write(b"0123456789abcdef")
print(file.tell(), file.getvalue()[-20:])  # expect: 3000006 b'\xee\xee\xee\xee0123456789abcdef'
file.seek(4_000_000)
file.write(b"end")
print(len(file.getvalue()), file.getvalue()[3_999_998:])  # expect: 4000003 b'\x00\x00end'

text = io.StringIO()
for number in range(3000):
    text.write("äbc" * 100)
print(len(text.getvalue()), text.tell())  # expect: 900000 900000

data = bytearray(range(8))
for number in range(200):
    try:
        data[::2] = bytes(number)
    except ValueError as error:
        if number in (0, 5):
            print(error)  # expect: attempt to assign bytes of size 5 to extended slice of size 2
print(data)  # expect: bytearray(b'\x00\x03\x00\x07')
