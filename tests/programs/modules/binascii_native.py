# binascii: hexadecimal, base64, uuencode, quoted-printable, checksums.
# check with: 3.13
import binascii

seed = 5
def data(n):
    global seed
    out = bytearray()
    for _ in range(n):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        out.append(seed >> 16 & 255)
    return bytes(out)

for n in list(range(12)) + [45, 100]:
    d = data(n)
    print(n, binascii.hexlify(d), binascii.b2a_base64(d), binascii.crc32(d), binascii.crc_hqx(d, n), binascii.b2a_uu(d[:45]))
    assert binascii.unhexlify(binascii.hexlify(d)) == d
    assert binascii.a2b_base64(binascii.b2a_base64(d)) == d
    assert binascii.a2b_uu(binascii.b2a_uu(d[:45])) == d[:45]
    assert binascii.a2b_uu(binascii.b2a_uu(d[:45], backtick=True)) == d[:45]
    q = binascii.b2a_qp(d)
    print(q, binascii.a2b_qp(q) == d or "lines")
    # expect: 0 b'' b'\n' 0 0 b' \n'
    # expect: b'' True
    # expect: 1 b'df' b'3w==\n' 3295551688 15250 b'!WP  \n'
    # expect: b'=DF' True
    # expect: 2 b'0978' b'CXg=\n' 3469037752 25925 b'""7@ \n'
    # expect: b'\tx' True
    # expect: 3 b'85d16c' b'hdFs\n' 3298351444 3781 b'#A=%L\n'
    # expect: b'=85=D1l' True
    # expect: 4 b'b8733c68' b'uHM8aA==\n' 2679111669 34012 b"$N',\\:   \n"
    # expect: b'=B8s<h' True
    # expect: 5 b'1dacfd15e9' b'Haz9Fek=\n' 177233624 3491 b"%':S]%>D \n"
    # expect: b'=1D=AC=FD=15=E9' True
    # expect: 6 b'5946d944626f' b'WUbZRGJv\n' 3959026582 17158 b'&64;91&)O\n'
    # expect: b'YF=D9Dbo' True
    # expect: 7 b'3deaa9808d9209' b'PeqpgI2SCQ==\n' 2687479867 49015 b'\'/>JI@(V2"0  \n'
    # expect: b'=3D=EA=A9=80=8D=92=09' True
    # expect: 8 b'7f3122117ace9480' b'fzEiEXrOlIA=\n' 1854201648 22851 b'(?S$B$7K.E(  \n'
    # expect: b'=7F1"=11z=CE=94=80' True
    # expect: 9 b'531ca6804e8644a35c' b'UxymgE6GRKNc\n' 60581843 53819 b')4QRF@$Z&1*-<\n'
    # expect: b'S=1C=A6=80N=86D=A3\\' True
    # expect: 10 b'83b69e25b789c8d7c83f' b'g7aeJbeJyNfIPw==\n' 1191884690 54605 b'*@[:>);>)R-?(/P  \n'
    # expect: b'=83=B6=9E%=B7=89=C8=D7=C8?' True
    # expect: 11 b'50b101b6414ea95837b221' b'ULEBtkFOqVg3siE=\n' 1794221990 60916 b'+4+$!MD%.J5@WLB$ \n'
    # expect: b'P=B1=01=B6AN=A9X7=B2!' True
    # expect: 45 b'08df16c0c730736f2a6bd0037cd34c5db22ceb4413f620fda4661eaf5529df7aecd8f151b539039be63b338ed4' b'CN8WwMcwc28qa9ADfNNMXbIs60QT9iD9pGYer1Up33rs2PFRtTkDm+Y7M47U\n' 3685232949 64585 b'M"-\\6P,<P<V\\J:] #?--,7;(LZT03]B#]I&8>KU4IWWKLV/%1M3D#F^8[,X[4\n'
    # expect: b'=08=DF=16=C0=C70so*k=D0=03|=D3L]=B2,=EBD=13=F6 =FD=A4f=1E=AFU)=DFz=EC=D8=F1=\nQ=B59=03=9B=E6;3=8E=D4' True
    # expect: 100 b'b01546d8c883a7ff5127f875b1c93caf9f59505aa4bcc606555783924d5c1a56edd7e713d377ec9b1b1d6b40582647fe50791b687b4f17533ac59f44d823a29a41eaba7b849f087f0a5acd1f940dc9dcf695542f95833d33a1a7661413601c3766a63727' b'sBVG2MiDp/9RJ/h1sck8r59ZUFqkvMYGVVeDkk1cGlbt1+cT03fsmxsda0BYJkf+UHkbaHtPF1M6xZ9E2COimkHqunuEnwh/ClrNH5QNydz2lVQvlYM9M6GnZhQTYBw3ZqY3Jw==\n' 3922551615 50645 b'ML!5&V,B#I_]1)_AUL<D\\KY]94%JDO,8&55>#DDU<&E;MU^<3TW?LFQL=:T!8\n'
    # expect: b"=B0=15F=D8=C8=83=A7=FFQ'=F8u=B1=C9<=AF=9FYPZ=A4=BC=C6=06UW=83=92M\\=1AV=ED=\n=D7=E7=13=D3w=EC=9B=1B=1Dk@X&G=FEPy=1Bh{O=17S:=C5=9FD=D8#=A2=9AA=EA=BA{=84=\n=9F=08=7F\nZ=CD=1F=94\r=C9=DC=F6=95T/=95=83=3D3=A1=A7f=14=13`=1C7f=A67'" True
print(binascii.crc32(b"abc", 123), binascii.crc32(b"", -1), binascii.crc32(bytearray(b"xyz"), 2**32 + 5))
# expect: 1837155955 4294967295 3980753036
for text in [b"a b\n", b"tab\t\nnext", b".\n.x", b"=", b"a_b c", b"x" * 80, b"\xe9" * 30, b"a\r\nb ", b" \n", b"end "]:
    for options in [{}, {"quotetabs": True}, {"header": True}, {"istext": False}]:
        print(text[:10], options, binascii.b2a_qp(text, **options))
        # expect: b'a b\n' {} b'a b\n'
        # expect: b'a b\n' {'quotetabs': True} b'a=20b\n'
        # expect: b'a b\n' {'header': True} b'a_b\n'
        # expect: b'a b\n' {'istext': False} b'a b=0A'
        # expect: b'tab\t\nnext' {} b'tab=09\nnext'
        # expect: b'tab\t\nnext' {'quotetabs': True} b'tab=09\nnext'
        # expect: b'tab\t\nnext' {'header': True} b'tab=09\nnext'
        # expect: b'tab\t\nnext' {'istext': False} b'tab\t=0Anext'
        # expect: b'.\n.x' {} b'=2E\n.x'
        # expect: b'.\n.x' {'quotetabs': True} b'=2E\n.x'
        # expect: b'.\n.x' {'header': True} b'=2E\n.x'
        # expect: b'.\n.x' {'istext': False} b'=2E=0A.x'
        # expect: b'=' {} b'=3D'
        # expect: b'=' {'quotetabs': True} b'=3D'
        # expect: b'=' {'header': True} b'=3D'
        # expect: b'=' {'istext': False} b'=3D'
        # expect: b'a_b c' {} b'a_b c'
        # expect: b'a_b c' {'quotetabs': True} b'a_b=20c'
        # expect: b'a_b c' {'header': True} b'a=5Fb_c'
        # expect: b'a_b c' {'istext': False} b'a_b c'
        # expect: b'xxxxxxxxxx' {} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
        # expect: b'xxxxxxxxxx' {'quotetabs': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
        # expect: b'xxxxxxxxxx' {'header': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
        # expect: b'xxxxxxxxxx' {'istext': False} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
        # expect: b'\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9' {} b'=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=\n=E9=E9=E9=E9=E9'
        # expect: b'\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9' {'quotetabs': True} b'=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=\n=E9=E9=E9=E9=E9'
        # expect: b'\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9' {'header': True} b'=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=\n=E9=E9=E9=E9=E9'
        # expect: b'\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9' {'istext': False} b'=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=E9=\n=E9=E9=E9=E9=E9'
        # expect: b'a\r\nb ' {} b'a\r\nb=20'
        # expect: b'a\r\nb ' {'quotetabs': True} b'a\r\nb=20'
        # expect: b'a\r\nb ' {'header': True} b'a\r\nb=20'
        # expect: b'a\r\nb ' {'istext': False} b'a=0D=0Ab=20'
        # expect: b' \n' {} b'=20\n'
        # expect: b' \n' {'quotetabs': True} b'=20\n'
        # expect: b' \n' {'header': True} b'_\n'
        # expect: b' \n' {'istext': False} b' =0A'
        # expect: b'end ' {} b'end=20'
        # expect: b'end ' {'quotetabs': True} b'end=20'
        # expect: b'end ' {'header': True} b'end=20'
        # expect: b'end ' {'istext': False} b'end=20'
for text in [b"a=20b", b"a=\nb", b"=zz", b"a_b", b"=", b"==41", b"a=4", b"=e9=E9"]:
    print(text, binascii.a2b_qp(text), binascii.a2b_qp(text, header=True))
    # expect: b'a=20b' b'a b' b'a b'
    # expect: b'a=\nb' b'ab' b'ab'
    # expect: b'=zz' b'=zz' b'=zz'
    # expect: b'a_b' b'a_b' b'a b'
    # expect: b'=' b'' b''
    # expect: b'==41' b'=41' b'=41'
    # expect: b'a=4' b'a=4' b'a=4'
    # expect: b'=e9=E9' b'\xe9\xe9' b'\xe9\xe9'
print(binascii.hexlify(b"abcdef", "-", 2), binascii.hexlify(b"abcdef", b":", -4), binascii.b2a_base64(b"hi", newline=False))
# expect: b'6162-6364-6566' b'61626364:6566' b'aGk='
cases = [lambda: binascii.a2b_hex("abc"), lambda: binascii.a2b_hex("zz"), lambda: binascii.a2b_hex("\u1234a"), lambda: binascii.a2b_hex(1), lambda: binascii.b2a_uu(b"a" * 46)]
for text in ["a", "abc", "ab==c", "ab=c", "=", "ab!=", "=ab", "ab=c=", "YWJj\nYWJj", "abcde", "ab=", "abc==", "abc=d", "a===", ""]:
    cases.append(lambda text=text: binascii.a2b_base64(text))
    cases.append(lambda text=text: binascii.a2b_base64(text, strict_mode=True))
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: Error Odd-length string
        # expect: Error Non-hexadecimal digit found
        # expect: ValueError string argument should contain only ASCII characters
        # expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
        # expect: Error At most 45 bytes at once
        # expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
        # expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
        # expect: Error Incorrect padding
        # expect: Error Incorrect padding
        # expect: b'i'
        # expect: Error Excess data after padding
        # expect: Error Incorrect padding
        # expect: Error Discontinuous padding not allowed
        # expect: b''
        # expect: Error Leading padding not allowed
        # expect: Error Incorrect padding
        # expect: Error Only base64 data is allowed
        # expect: Error Incorrect padding
        # expect: Error Leading padding not allowed
        # expect: b'i\xb7'
        # expect: Error Discontinuous padding not allowed
        # expect: b'abcabc'
        # expect: Error Only base64 data is allowed
        # expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
        # expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
        # expect: Error Incorrect padding
        # expect: Error Incorrect padding
        # expect: b'i\xb7'
        # expect: Error Excess data after padding
        # expect: b'i\xb7'
        # expect: Error Excess data after padding
        # expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
        # expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
        # expect: b''
        # expect: b''
print(binascii.Error.__mro__[1], binascii.Incomplete.__mro__[1], binascii.Error.__module__)
# expect: <class 'ValueError'> <class 'Exception'> binascii
