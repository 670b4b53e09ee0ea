# Codecs: the registry, error handlers, incremental coding, tables.
import codecs
import encodings.cp1252
import io

print(codecs.lookup('UTF8').name, codecs.lookup('latin-1').name, codecs.encode('é', 'cp1252'), codecs.decode(b'\x80', 'cp1252'), 'é€'.encode('cp1252'))
print(b'\xe9\x81x'.decode('cp1252', 'replace'), 'aé\u4e2d'.encode('cp437', 'replace'), 'Привет'.encode('koi8-r'), b'\xcf\xf0'.decode('cp1251'))
print(codecs.encode('hello', 'rot13'), codecs.encode(b'hi', 'hex'), codecs.decode(b'6869', 'hex'), codecs.encode(b'hi' * 9, 'base64'))
print('é\U0001f600\n"\\'.encode('unicode_escape'), b'\\x41\\u00e9\\n\\101\\q'.decode('unicode_escape'), 'é中'.encode('raw_unicode_escape'), b'\\u4e2d\xe9'.decode('raw-unicode-escape'))
print(codecs.escape_decode(b'\\x41\\n\\101'), codecs.escape_encode(b"a'\n\xff"))
for name in ('utf-8', 'utf-16', 'utf-32', 'utf-16-be', 'utf-8-sig', 'ascii', 'latin-1'):
    data = 'aé'.encode(name, 'replace')
    decoder = codecs.getincrementaldecoder(name)()
    print(name, data, [decoder.decode(data[i:i + 1]) for i in range(len(data))], repr(decoder.decode(b'', True)))
    writer = codecs.getwriter(name)(io.BytesIO())
    writer.write('xé' if name != 'ascii' else 'xe')
    print(writer.stream.getvalue(), codecs.getreader(name)(io.BytesIO(data)).read())
print(codecs.utf_16_ex_decode(b'\xfe\xff\0a'), codecs.utf_8_decode(b'a\xc3'), codecs.charmap_decode(b'ab', 'strict', {97: 'x', 98: 0x79}))


def handler(error):
    return '<%s:%d-%d>' % (type(error).__name__, error.start, error.end), error.end


codecs.register_error('show', handler)
print('aé\u4e2db'.encode('ascii', 'show'), b'a\xff\xfeb'.decode('utf-8', 'show'), 'x\u4e2d'.encode('cp1252', 'show'), b'\x81'.decode('cp1252', 'show'))
codecs.register_error('skip', lambda error: ('', error.start + 2))
print(b'a\xffbc'.decode('ascii', 'skip'), codecs.lookup_error('show') is handler, 'a\udc80\udc81b'.encode('utf-8', 'surrogateescape'))
print(codecs.lookup_error('replace')(UnicodeDecodeError('x', b'abc', 1, 2, 'why')), codecs.lookup_error('backslashreplace')(UnicodeEncodeError('x', 'aéc', 1, 2, 'why')))


def bad(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


for function in (lambda: codecs.lookup('nope'), lambda: 'a'.encode('nope'), lambda: b'a'.decode('hex'), lambda: 'é\xe8x'.encode('ascii'), lambda: b'a\xffb'.decode('utf-8'),
                 lambda: '\u4e2d'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: 'é'.encode('ascii', 'nope'), lambda: codecs.lookup_error('nope'),
                 lambda: b'\\x4'.decode('unicode_escape'), lambda: codecs.register(3), lambda: 'a\ud800\ud801b'.encode('utf-8'), lambda: b'\x00'.decode('utf-16'),
                 lambda: '\ud800'.encode('utf-8', 'surrogatepass'), lambda: b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass')):
    bad(function)
codecs.register(lambda name: codecs.lookup('ascii') if name == 'mine' else None)
print('abc'.encode('mine'), codecs.BOM_UTF8, codecs.iterdecode([b'a', b'\xc3', b'\xa9'], 'utf-8').__next__(), list(codecs.iterdecode([b'a', b'\xc3', b'\xa9'], 'utf-8')))
