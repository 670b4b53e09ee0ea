# Hashes and compressed data: the natives themselves, and what hashlib, gzip, hmac, secrets and uuid make of them.
import _md5,_sha1,_sha2,_sha3,_blake2,zlib
for f in (_md5.md5,_sha1.sha1,_sha2.sha224,_sha2.sha256,_sha2.sha384,_sha2.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512,_blake2.blake2b,_blake2.blake2s):
    h=f(b'abc'); g=h.copy(); g.update(b'x'*1000)
    print(h.name,h.digest_size,h.block_size,h.hexdigest(),g.hexdigest())
for f in (_sha3.shake_128,_sha3.shake_256):
    h=f(b'abc'); print(h.name,h.digest_size,h.hexdigest(20),h.digest(7))
print(_blake2.blake2b(b'm',digest_size=20,key=b'k',salt=b's',person=b'p').hexdigest(), _blake2.blake2s(b'm'*300,digest_size=9,key=b'key'*8,salt=b's').hexdigest())
d=b'hello hello hello '*1000
for w in (15,-15,31,9,-9):
    c=zlib.compressobj(9,zlib.DEFLATED,w); z=c.compress(d[:5000])+c.flush(zlib.Z_SYNC_FLUSH)+c.compress(d[5000:])+c.flush()
    o=zlib.decompressobj(w if w<16 else 47)
    r=o.decompress(z+b'TAIL',100); r2=o.decompress(o.unconsumed_tail); 
    print(len(r),r+r2+o.flush()==d,o.eof,o.unused_data,o.unconsumed_tail)
print(zlib.decompress(zlib.compress(d))==d, zlib.crc32(b'abc'), zlib.crc32(b'abc',77), zlib.adler32(b'abc'), zlib.adler32(b'x'*100000,5))
for bad in (b'abc', zlib.compress(d)[:-3], zlib.compress(d)[:-1]+b'!', b''):
    try: print(zlib.decompress(bad))
    except zlib.error as e: print(e)
c=zlib.compressobj(zdict=b'hello '); z=c.compress(b'hello hello')+c.flush()
print(zlib.decompressobj(zdict=b'hello ').decompress(z))
try: zlib.decompressobj().decompress(z)
except zlib.error as e: print(e)
for args in ({'level':10},{'wbits':99},{'wbits':7}):
    try: print(zlib.compress(b'',**args))
    except Exception as e: print(type(e).__name__, e)
try: _md5.md5('abc')
except TypeError as e: print(e)
import gzip, hashlib, hmac, io, secrets, uuid
print(hashlib.new('sha256', b'x').hexdigest(), hashlib.sha3_256(b'').name, sorted(hashlib.algorithms_guaranteed))
print(hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.compare_digest('a', 'a'))
packed = gzip.compress(d, mtime=0)
print(gzip.decompress(packed) == d, gzip.GzipFile(fileobj=io.BytesIO(packed)).read(20))
print(len(secrets.token_hex(8)), uuid.uuid5(uuid.NAMESPACE_DNS, 'x'), uuid.UUID(int=5), uuid.uuid4().version, uuid.uuid3(uuid.NAMESPACE_URL, 'y'))
for step in (1, 7, 1000):
    o=zlib.decompressobj(); z=zlib.compress(d)+b'behind'; r=b''
    for at in range(0,len(z),step): r+=o.decompress(z[at:at+step])
    print(r==d, o.unused_data, o.unconsumed_tail, o.flush(), o.unused_data, o.eof)
