# `unicodedata`: properties and names of characters, normal forms.
import hashlib
import random
import sys
import unicodedata

PROPERTIES = 'category bidirectional combining mirrored east_asian_width decomposition'.split()
NUMBERS = 'decimal digit numeric name'.split()


def digest(lines):
    return hashlib.sha256('\n'.join(lines).encode('utf-8', 'surrogatepass')).hexdigest()


for data in (unicodedata, unicodedata.ucd_3_2_0):
    print(data.unidata_version)
    for start in range(0, sys.maxunicode + 1, 0x4000):
        if start in range(0x34000, 0xe0000) or start > 0xe0000:
            continue
        characters = [chr(point) for point in range(start, start + 0x4000)]
        print(hex(start), [digest(str(getattr(data, name)(c)) for c in characters)[:8] for name in PROPERTIES], end=' ')
        print([digest(repr(getattr(data, name)(c, None)) for c in characters)[:8] for name in NUMBERS])
rng = random.Random(5)
marks = [chr(point) for point in range(0x300, 0x370)] + ['\u05b0', '\u05bc', '\u3099', '\u1161', '\u1175', '\u11a8', '\u0f71', '\u0f72']
bases = [chr(point) for point in (*range(0x40, 0x180), *range(0x1100, 0x1113), *range(0xac00, 0xac40), 0x1e9b, 0x212b, 0xfb01, 0x2460, 0x0958, 0x2f868)]
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    everything = [chr(point) for point in range(0x30000) if not 0xd800 <= point < 0xe000]
    print(form, digest(unicodedata.normalize(form, c) for c in everything), digest(unicodedata.normalize(form, c + '\u0301\u0323') for c in everything))
    texts = [''.join(rng.choice(rng.choice((bases, marks))) for _ in range(12)) for _ in range(500)]
    print(digest(unicodedata.normalize(form, text) for text in texts), digest(str(unicodedata.is_normalized(form, text)) for text in texts))
print([unicodedata.lookup(name) for name in ('LATIN SMALL LETTER A', 'greek small letter omega', 'SNOWMAN', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E00', 'LINE FEED', b'COMMA')])


def fails(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: unicodedata.lookup('NO SUCH THING'))
fails(lambda: unicodedata.lookup('LATIN  SMALL LETTER A'))
fails(lambda: unicodedata.lookup('LATIN-SMALL-LETTER-A'))
fails(lambda: unicodedata.lookup(3))
fails(lambda: unicodedata.name('\0'))
fails(lambda: unicodedata.name('ab'))
fails(lambda: unicodedata.decimal('½'))
fails(lambda: unicodedata.digit('½'))
fails(lambda: unicodedata.numeric('½'))
fails(lambda: unicodedata.numeric('x'))
fails(lambda: unicodedata.category(3))
fails(lambda: unicodedata.combining('ab'))
fails(lambda: unicodedata.normalize('nfc', 'a'))
fails(lambda: unicodedata.normalize('NFC', 3))
fails(lambda: unicodedata.UCD())
