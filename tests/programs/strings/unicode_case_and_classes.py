# check with: 3.13
# Case mappings and character classes beyond ASCII: casefold, title, swapcase, special cases, digits, identifiers, printable.
samples = ["ß", "ẞ", "ŉ", "ǰ", "İ", "ı", "ﬁ", "ΑΣ", "ΑΣ.", "Σ", "ΣΑ", "ǅ", "ǆ", "Ǆ", "ᾳ", "ᾼ", "ΐ", "և", "ｆｕｌｌ", "Ⅷ", "ⅷ", "ⓐ", "ა", "Ა", "Ꭰ", "ꭰ", "\U00010400", "\U0001e900", "mIxEd cAsE", "they're bill's", "a1b2 3c", "é", "e\u0301", "ÅNGSTRÖM",
           "½", "²", "٣", "Ⅳ", "一", "𝟘", "\u00ad", "\u2028", "\xa0", "\u200b", "\ud800", "_", "a\u0300", "ª", "℘", "·", "A\u200d", "\x00", "\x7f", "\x85", "\U000e0001", "\uffff", "\U0001f600", "", "Ω", "K", "ſ"]
for s in samples:
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
    # expect: '\xdf' 'SS' '\xdf' 'Ss' 'Ss' 'SS' 'ss'
    # expect: '\u1e9e' '\u1e9e' '\xdf' '\u1e9e' '\u1e9e' '\xdf' 'ss'
    # expect: '\u0149' '\u02bcN' '\u0149' '\u02bcN' '\u02bcN' '\u02bcN' '\u02bcn'
    # expect: '\u01f0' 'J\u030c' '\u01f0' 'J\u030c' 'J\u030c' 'J\u030c' 'j\u030c'
    # expect: '\u0130' '\u0130' 'i\u0307' '\u0130' '\u0130' 'i\u0307' 'i\u0307'
    # expect: '\u0131' 'I' '\u0131' 'I' 'I' 'I' '\u0131'
    # expect: '\ufb01' 'FI' '\ufb01' 'Fi' 'Fi' 'FI' 'fi'
    # expect: '\u0391\u03a3' '\u0391\u03a3' '\u03b1\u03c2' '\u0391\u03c2' '\u0391\u03c2' '\u03b1\u03c2' '\u03b1\u03c3'
    # expect: '\u0391\u03a3.' '\u0391\u03a3.' '\u03b1\u03c2.' '\u0391\u03c2.' '\u0391\u03c2.' '\u03b1\u03c2.' '\u03b1\u03c3.'
    # expect: '\u03a3' '\u03a3' '\u03c3' '\u03a3' '\u03a3' '\u03c3' '\u03c3'
    # expect: '\u03a3\u0391' '\u03a3\u0391' '\u03c3\u03b1' '\u03a3\u03b1' '\u03a3\u03b1' '\u03c3\u03b1' '\u03c3\u03b1'
    # expect: '\u01c5' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c5' '\u01c6'
    # expect: '\u01c6' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c4' '\u01c6'
    # expect: '\u01c4' '\u01c4' '\u01c6' '\u01c5' '\u01c5' '\u01c6' '\u01c6'
    # expect: '\u1fb3' '\u0391\u0399' '\u1fb3' '\u1fbc' '\u1fbc' '\u0391\u0399' '\u03b1\u03b9'
    # expect: '\u1fbc' '\u0391\u0399' '\u1fb3' '\u1fbc' '\u1fbc' '\u1fbc' '\u03b1\u03b9'
    # expect: '\u0390' '\u0399\u0308\u0301' '\u0390' '\u0399\u0308\u0301' '\u0399\u0308\u0301' '\u0399\u0308\u0301' '\u03b9\u0308\u0301'
    # expect: '\u0587' '\u0535\u0552' '\u0587' '\u0535\u0582' '\u0535\u0582' '\u0535\u0552' '\u0565\u0582'
    # expect: '\uff46\uff55\uff4c\uff4c' '\uff26\uff35\uff2c\uff2c' '\uff46\uff55\uff4c\uff4c' '\uff26\uff55\uff4c\uff4c' '\uff26\uff55\uff4c\uff4c' '\uff26\uff35\uff2c\uff2c' '\uff46\uff55\uff4c\uff4c'
    # expect: '\u2167' '\u2167' '\u2177' '\u2167' '\u2167' '\u2177' '\u2177'
    # expect: '\u2177' '\u2167' '\u2177' '\u2167' '\u2167' '\u2167' '\u2177'
    # expect: '\u24d0' '\u24b6' '\u24d0' '\u24b6' '\u24b6' '\u24b6' '\u24d0'
    # expect: '\u10d0' '\u1c90' '\u10d0' '\u10d0' '\u10d0' '\u1c90' '\u10d0'
    # expect: '\u1c90' '\u1c90' '\u10d0' '\u1c90' '\u1c90' '\u10d0' '\u10d0'
    # expect: '\u13a0' '\u13a0' '\uab70' '\u13a0' '\u13a0' '\uab70' '\u13a0'
    # expect: '\uab70' '\u13a0' '\uab70' '\u13a0' '\u13a0' '\u13a0' '\u13a0'
    # expect: '\U00010400' '\U00010400' '\U00010428' '\U00010400' '\U00010400' '\U00010428' '\U00010428'
    # expect: '\U0001e900' '\U0001e900' '\U0001e922' '\U0001e900' '\U0001e900' '\U0001e922' '\U0001e922'
    # expect: 'mIxEd cAsE' 'MIXED CASE' 'mixed case' 'Mixed Case' 'Mixed case' 'MiXeD CaSe' 'mixed case'
    # expect: "they're bill's" "THEY'RE BILL'S" "they're bill's" "They'Re Bill'S" "They're bill's" "THEY'RE BILL'S" "they're bill's"
    # expect: 'a1b2 3c' 'A1B2 3C' 'a1b2 3c' 'A1B2 3C' 'A1b2 3c' 'A1B2 3C' 'a1b2 3c'
    # expect: '\xe9' '\xc9' '\xe9' '\xc9' '\xc9' '\xc9' '\xe9'
    # expect: 'e\u0301' 'E\u0301' 'e\u0301' 'E\u0301' 'E\u0301' 'E\u0301' 'e\u0301'
    # expect: '\xc5NGSTR\xd6M' '\xc5NGSTR\xd6M' '\xe5ngstr\xf6m' '\xc5ngstr\xf6m' '\xc5ngstr\xf6m' '\xe5ngstr\xf6m' '\xe5ngstr\xf6m'
    # expect: '\xbd' '\xbd' '\xbd' '\xbd' '\xbd' '\xbd' '\xbd'
    # expect: '\xb2' '\xb2' '\xb2' '\xb2' '\xb2' '\xb2' '\xb2'
    # expect: '\u0663' '\u0663' '\u0663' '\u0663' '\u0663' '\u0663' '\u0663'
    # expect: '\u2163' '\u2163' '\u2173' '\u2163' '\u2163' '\u2173' '\u2173'
    # expect: '\u4e00' '\u4e00' '\u4e00' '\u4e00' '\u4e00' '\u4e00' '\u4e00'
    # expect: '\U0001d7d8' '\U0001d7d8' '\U0001d7d8' '\U0001d7d8' '\U0001d7d8' '\U0001d7d8' '\U0001d7d8'
    # expect: '\xad' '\xad' '\xad' '\xad' '\xad' '\xad' '\xad'
    # expect: '\u2028' '\u2028' '\u2028' '\u2028' '\u2028' '\u2028' '\u2028'
    # expect: '\xa0' '\xa0' '\xa0' '\xa0' '\xa0' '\xa0' '\xa0'
    # expect: '\u200b' '\u200b' '\u200b' '\u200b' '\u200b' '\u200b' '\u200b'
    # expect: '\ud800' '\ud800' '\ud800' '\ud800' '\ud800' '\ud800' '\ud800'
    # expect: '_' '_' '_' '_' '_' '_' '_'
    # expect: 'a\u0300' 'A\u0300' 'a\u0300' 'A\u0300' 'A\u0300' 'A\u0300' 'a\u0300'
    # expect: '\xaa' '\xaa' '\xaa' '\xaa' '\xaa' '\xaa' '\xaa'
    # expect: '\u2118' '\u2118' '\u2118' '\u2118' '\u2118' '\u2118' '\u2118'
    # expect: '\xb7' '\xb7' '\xb7' '\xb7' '\xb7' '\xb7' '\xb7'
    # expect: 'A\u200d' 'A\u200d' 'a\u200d' 'A\u200d' 'A\u200d' 'a\u200d' 'a\u200d'
    # expect: '\x00' '\x00' '\x00' '\x00' '\x00' '\x00' '\x00'
    # expect: '\x7f' '\x7f' '\x7f' '\x7f' '\x7f' '\x7f' '\x7f'
    # expect: '\x85' '\x85' '\x85' '\x85' '\x85' '\x85' '\x85'
    # expect: '\U000e0001' '\U000e0001' '\U000e0001' '\U000e0001' '\U000e0001' '\U000e0001' '\U000e0001'
    # expect: '\uffff' '\uffff' '\uffff' '\uffff' '\uffff' '\uffff' '\uffff'
    # expect: '\U0001f600' '\U0001f600' '\U0001f600' '\U0001f600' '\U0001f600' '\U0001f600' '\U0001f600'
    # expect: '' '' '' '' '' '' ''
    # expect: '\u03a9' '\u03a9' '\u03c9' '\u03a9' '\u03a9' '\u03c9' '\u03c9'
    # expect: 'K' 'K' 'k' 'K' 'K' 'k' 'k'
    # expect: '\u017f' 'S' '\u017f' 'S' 'S' 'S' 's'
tests = ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii")
for s in samples:
    print(ascii(s), "".join("1" if getattr(s, t)() else "0" for t in tests), ascii(repr(s)) if s != repr(s)[1:-1] else "same")
    # expect: '\xdf' 100010010110 same
    # expect: '\u1e9e' 100010101110 same
    # expect: '\u0149' 100010010110 same
    # expect: '\u01f0' 100010010110 same
    # expect: '\u0130' 100010101110 same
    # expect: '\u0131' 100010010110 same
    # expect: '\ufb01' 100010010110 same
    # expect: '\u0391\u03a3' 100010100110 same
    # expect: '\u0391\u03a3.' 000000100010 same
    # expect: '\u03a3' 100010101110 same
    # expect: '\u03a3\u0391' 100010100110 same
    # expect: '\u01c5' 100010001110 same
    # expect: '\u01c6' 100010010110 same
    # expect: '\u01c4' 100010101110 same
    # expect: '\u1fb3' 100010010110 same
    # expect: '\u1fbc' 100010001110 same
    # expect: '\u0390' 100010010110 same
    # expect: '\u0587' 100010010110 same
    # expect: '\uff46\uff55\uff4c\uff4c' 100010010110 same
    # expect: '\u2167' 000110101110 same
    # expect: '\u2177' 000110010110 same
    # expect: '\u24d0' 000000010010 same
    # expect: '\u10d0' 100010010110 same
    # expect: '\u1c90' 100010101110 same
    # expect: '\u13a0' 100010101110 same
    # expect: '\uab70' 100010010110 same
    # expect: '\U00010400' 100010101110 same
    # expect: '\U0001e900' 100010101110 same
    # expect: 'mIxEd cAsE' 000000000011 same
    # expect: "they're bill's" 000000010011 same
    # expect: 'a1b2 3c' 000000010011 same
    # expect: '\xe9' 100010010110 same
    # expect: 'e\u0301' 000000010110 same
    # expect: '\xc5NGSTR\xd6M' 100010100110 same
    # expect: '\xbd' 000110000010 same
    # expect: '\xb2' 010110000010 same
    # expect: '\u0663' 011110000010 same
    # expect: '\u2163' 000110101110 same
    # expect: '\u4e00' 100110000110 same
    # expect: '\U0001d7d8' 011110000010 same
    # expect: '\xad' 000000000000 "'\\xad'"
    # expect: '\u2028' 000001000000 "'\\u2028'"
    # expect: '\xa0' 000001000000 "'\\xa0'"
    # expect: '\u200b' 000000000000 "'\\u200b'"
    # expect: '\ud800' 000000000000 "'\\ud800'"
    # expect: '_' 000000000111 same
    # expect: 'a\u0300' 000000010110 same
    # expect: '\xaa' 100010010110 same
    # expect: '\u2118' 000000000110 same
    # expect: '\xb7' 000000000010 same
    # expect: 'A\u200d' 000000101100 "'A\\u200d'"
    # expect: '\x00' 000000000001 "'\\x00'"
    # expect: '\x7f' 000000000001 "'\\x7f'"
    # expect: '\x85' 000001000000 "'\\x85'"
    # expect: '\U000e0001' 000000000000 "'\\U000e0001'"
    # expect: '\uffff' 000000000000 "'\\uffff'"
    # expect: '\U0001f600' 000000000010 same
    # expect: '' 000000000011 same
    # expect: '\u03a9' 100010101110 same
    # expect: 'K' 100010101111 same
    # expect: '\u017f' 100010010110 same
print("STRASSE".casefold() == "straße".casefold(), "ΜΆΪΟΣ".lower(), "ὈΔΥΣΣΕΎΣ".title(), "ὀδυσσεύς".upper(), "ǆ".title(), "ﬃ".upper(), "ﬃ".title(), len("ﬃ".upper()), "İ".lower() == "i̇", len("İ".lower()))
# expect: True μάϊος Ὀδυσσεύς ὈΔΥΣΣΕΎΣ ǅ FFI Ffi 3 True 2
for text in ("hello world", "Hello World", "HELLO", "Hello world", "hELLO", "A B", "A1", "1A", "1a", "1", "", "It's", "X'Y", "ǅ", "ǅa", "Aǅ", "Aa Bb", "AA", "aA"):
    print(repr(text), text.istitle(), text.isupper(), text.islower(), text.title(), text.capitalize(), text.swapcase())
    # expect: 'hello world' False False True Hello World Hello world HELLO WORLD
    # expect: 'Hello World' True False False Hello World Hello world hELLO wORLD
    # expect: 'HELLO' False True False Hello Hello hello
    # expect: 'Hello world' False False False Hello World Hello world hELLO WORLD
    # expect: 'hELLO' False False False Hello Hello Hello
    # expect: 'A B' True True False A B A b a b
    # expect: 'A1' True True False A1 A1 a1
    # expect: '1A' True True False 1A 1a 1a
    # expect: '1a' False False True 1A 1a 1A
    # expect: '1' False False False 1 1 1
    # expect: '' False False False   
    # expect: "It's" False False False It'S It's iT'S
    # expect: "X'Y" True True False X'Y X'y x'y
    # expect: 'ǅ' True False False ǅ ǅ ǅ
    # expect: 'ǅa' True False False ǅa ǅa ǅA
    # expect: 'Aǅ' False False False Aǆ Aǆ aǅ
    # expect: 'Aa Bb' True False False Aa Bb Aa bb aA bB
    # expect: 'AA' False True False Aa Aa aa
    # expect: 'aA' False False False Aa Aa Aa
for word in ("abc", "1abc", "_", "__x__", "class", "None", "a b", "a-b", "ñ", "变量", "x²", "x₂", "µ", "℮", "ₐ", "\u0345", "a\u0345", "٣a", "a٣", "", "a.b", "𝐱", "\u2118x", "\u309b"):
    print(ascii(word), word.isidentifier())
    # expect: 'abc' True
    # expect: '1abc' False
    # expect: '_' True
    # expect: '__x__' True
    # expect: 'class' True
    # expect: 'None' True
    # expect: 'a b' False
    # expect: 'a-b' False
    # expect: '\xf1' True
    # expect: '\u53d8\u91cf' True
    # expect: 'x\xb2' False
    # expect: 'x\u2082' False
    # expect: '\xb5' True
    # expect: '\u212e' True
    # expect: '\u2090' True
    # expect: '\u0345' False
    # expect: 'a\u0345' True
    # expect: '\u0663a' False
    # expect: 'a\u0663' True
    # expect: '' False
    # expect: 'a.b' False
    # expect: '\U0001d431' True
    # expect: '\u2118x' True
    # expect: '\u309b' False
