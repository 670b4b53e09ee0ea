# check with: 3.13
# _socket: sockets of all three families, timeouts, options, messages with files, addresses as text and numbers, errors with names.
import _socket, posix
from _socket import *
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
a, b = socketpair()
print(a.family == AF_UNIX, a.type == SOCK_STREAM, a.proto, a.fileno() > 2, a.gettimeout(), a.getblocking(), a.timeout, posix.get_inheritable(a.fileno()), repr(a).replace(str(a.fileno()), "N", 1))
# expect: True True 0 True None True None False <socket object, fd=N, family=1, type=1, proto=0>
print(a.send(b"hello"), a.sendall(bytearray(b" world")), b.recv(5), b.recv(100, MSG_PEEK), b.recvfrom(100), repr(a.getsockname()), repr(b.getpeername()))
# expect: 5 None b'hello' b' world' (b' world', None) '' ''
buffer = bytearray(8); view = memoryview(buffer)
a.sendall(b"abcdefgh"); print(b.recv_into(buffer, 3), buffer, b.recv_into(view[4:6]), buffer, b.recvfrom_into(buffer, 1), buffer, b.recv(5), b.recv(0), b.recv_into(bytearray()))
# expect: 3 bytearray(b'fbc\x00de\x00\x00') 2 bytearray(b'fbc\x00de\x00\x00') (1, None) bytearray(b'fbc\x00de\x00\x00') b'gh' b'' 0
print(a.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")]), b.recvmsg(100), a.sendmsg([b"x"] * 5), b.recvmsg_into([buffer, bytearray(2)]), buffer)
# expect: 13 (b'one two three', [], 0, None) 5 (5, [], 0, None) bytearray(b'xxxxxe\x00\x00')
r, w = posix.pipe(); fds = r.to_bytes(4, "little") + w.to_bytes(4, "little")
a.sendmsg([b"files"], [(SOL_SOCKET, SCM_RIGHTS, fds)]); data, extra, flags, address = b.recvmsg(10, CMSG_SPACE(8))
r2, w2 = int.from_bytes(extra[0][2][:4], "little"), int.from_bytes(extra[0][2][4:], "little")
print(data, extra[0][:2] == (SOL_SOCKET, SCM_RIGHTS), flags & MSG_CTRUNC, address, posix.write(w2, b"through"), posix.read(r, 10), CMSG_LEN(8), CMSG_SPACE(5), attempt(CMSG_LEN, -1), posix.close(r), posix.close(w), posix.close(r2), posix.close(w2))
# expect: b'files' True 0 None 7 b'through' 24 24 OverflowError: CMSG_LEN() argument out of range None None None None
print(a.settimeout(0.01), a.gettimeout(), a.getblocking(), attempt(a.recv, 1), a.setblocking(False), a.gettimeout(), attempt(a.recv, 1), a.settimeout(None), a.settimeout(2), a.timeout, a.setblocking(True), a.timeout)
# expect: None 0.01 True TimeoutError: timed out None 0.0 BlockingIOError: [Errno 11] Resource temporarily unavailable None None 2.0 None None
print(attempt(a.settimeout, -1), attempt(a.settimeout, "x"), attempt(a.settimeout, 1e30), attempt(a.recv, -1), attempt(a.recv_into, b"x"), attempt(a.recv_into, buffer, 100), attempt(a.recv_into, buffer, -1), attempt(a.recvfrom_into, buffer, 100), attempt(a.recvfrom, -1), attempt(a.recvmsg, -1), attempt(a.recvmsg, 1, -1), attempt(a.send, "text"), attempt(a.sendto, b""), attempt(a.sendmsg, 5), attempt(a.shutdown, 9), sep="\n")
# expect: ValueError: Timeout value out of range
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: timestamp out of range for platform time_t
# expect: ValueError: negative buffersize in recv
# expect: TypeError: recv_into() argument 1 must be read-write bytes-like object, not bytes
# expect: ValueError: buffer too small for requested bytes
# expect: ValueError: negative buffersize in recv_into
# expect: ValueError: nbytes is greater than the length of the buffer
# expect: ValueError: negative buffersize in recvfrom
# expect: ValueError: negative buffer size in recvmsg()
# expect: ValueError: invalid ancillary data buffer length
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: sendto() takes 2 or 3 arguments (1 given)
# expect: TypeError: sendmsg() argument 1 must be an iterable
# expect: OSError: [Errno 22] Invalid argument
print(b.shutdown(SHUT_WR), a.recv(10), a.close(), a.fileno(), attempt(a.recv, 1), attempt(a.getsockname), b.recv(5), attempt(b.send, b"x"), b.detach() > 2, b.fileno(), repr(b))
# expect: None b'' None -1 OSError: [Errno 9] Bad file descriptor OSError: [Errno 9] Bad file descriptor b'' BrokenPipeError: [Errno 32] Broken pipe True -1 <socket object, fd=-1, family=1, type=1, proto=0>
server = socket(); print(server.family == AF_INET, server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1), server.getsockopt(SOL_SOCKET, SO_REUSEADDR), server.bind(("127.0.0.1", 0)), server.listen(), server.getsockname()[0], server.getsockopt(SOL_SOCKET, SO_TYPE) == SOCK_STREAM, server.getsockopt(SOL_SOCKET, SO_ACCEPTCONN, 4), server.getsockopt(SOL_SOCKET, SO_LINGER, 8))
# expect: True None 1 None None 127.0.0.1 True b'\x01\x00\x00\x00' b'\x00\x00\x00\x00\x00\x00\x00\x00'
client = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP); print(client.proto, client.connect_ex(server.getsockname()), client.getpeername() == server.getsockname())
# expect: 6 0 True
fd, address = server._accept(); peer = socket(fileno=fd); print(address == client.getsockname(), peer.family == AF_INET, peer.type == SOCK_STREAM, peer.proto, peer.getpeername() == address)
# expect: True True True 6 True
print(client.sendall(b"x" * 1000), peer.recv(1000, MSG_WAITALL) == b"x" * 1000, client.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1), client.getsockopt(IPPROTO_TCP, TCP_NODELAY), client.setsockopt(SOL_SOCKET, SO_LINGER, b"\1\0\0\0\0\0\0\0"), client.getsockopt(SOL_SOCKET, SO_LINGER, 8), client.close(), attempt(peer.recv, 10), peer.close())
# expect: None True None 1 None b'\x01\x00\x00\x00\x00\x00\x00\x00' None ConnectionResetError: [Errno 104] Connection reset by peer None
server.settimeout(0.01); print(attempt(server._accept)); server.setblocking(False); print(attempt(server._accept)); port = server.getsockname()[1]; server.close()
# expect: TimeoutError: timed out
# expect: BlockingIOError: [Errno 11] Resource temporarily unavailable
for family, host in ((AF_INET, "127.0.0.1"), (AF_INET6, "::1")):
    one, other = socket(family, SOCK_DGRAM), socket(family, SOCK_DGRAM); one.bind((host, 0)); other.bind((host, 0))
    print(one.sendto(b"datagram", other.getsockname()), other.recvfrom(4)[0], one.connect(other.getsockname()), one.send(b"more"), (lambda m: (m[0], m[1] == one.getsockname()))(other.recvfrom(100)), other.sendto(b"flags", 0, one.getsockname()), one.recv(10), len(one.getsockname()), one.type == SOCK_DGRAM, one.sendmsg([b"a", b"b"]), other.recvmsg(10)[0], one.close(), other.close())
    # expect: 8 b'data' None 4 (b'more', True) 5 b'flags' 2 True 2 b'ab' None None
    # expect: 8 b'data' None 4 (b'more', True) 5 b'flags' 4 True 2 b'ab' None None
name = b"\0pyregrine_%d" % posix.getpid(); one, other = socket(AF_UNIX, SOCK_DGRAM), socket(AF_UNIX, SOCK_DGRAM); one.bind(name)
print(one.getsockname() == name, other.sendto(b"abstract", name), one.recvfrom(100), other.connect(name), other.getpeername() == name, one.close(), other.close())
# expect: True 8 (b'abstract', None) None True None None
path = "/tmp/pyregrine_socket_%d" % posix.getpid(); one = socket(AF_UNIX); one.bind(path); one.listen(1); other = socket(AF_UNIX); other.connect(path.encode())
print(one.getsockname() == path, other.getpeername() == path, one._accept()[1], posix.unlink(path), attempt(socket(AF_UNIX).connect, path), attempt(socket(AF_UNIX).bind, "x" * 200), attempt(socket(AF_UNIX).bind, 5), sep="\n")
# expect: True
# expect: True
# expect:
# expect: None
# expect: FileNotFoundError: [Errno 2] No such file or directory
# expect: OSError: AF_UNIX path too long
# expect: TypeError: a bytes-like object is required, not 'int'
s = socket()
print(attempt(s.connect, ("127.0.0.1", port)), s.connect_ex(("127.0.0.1", port)), attempt(s.connect, "127.0.0.1"), attempt(s.connect, ("127.0.0.1",)), attempt(s.bind, ("127.0.0.1", 70000)), attempt(s.bind, ("127.0.0.1", -1)), attempt(s.bind, (5, 5)), attempt(s.bind, (None, 5)), attempt(s.bind, ("a\0b", 5)), attempt(s.bind, ("127.0.0.1", "5")), attempt(s.getpeername), attempt(s.getsockopt, 99, 99), attempt(s.getsockopt, SOL_SOCKET, SO_TYPE, 5000), attempt(s.setsockopt, 1, 2, "x"), attempt(s.setsockopt, 1), attempt(s.listen, "x"), attempt(socket(AF_INET6).bind, ("::1", 0, -1)), attempt(socket(AF_INET6).bind, ("::1",)), attempt(s.sendto, b"x", ("127.0.0.1", 1.5)), sep="\n")
# expect: ConnectionRefusedError: [Errno 111] Connection refused
# expect: 111
# expect: TypeError: connect(): AF_INET address must be tuple, not str
# expect: TypeError: AF_INET address must be a pair (host, port)
# expect: OverflowError: bind(): port must be 0-65535.
# expect: OverflowError: bind(): port must be 0-65535.
# expect: TypeError: str, bytes or bytearray expected, not int
# expect: TypeError: str, bytes or bytearray expected, not NoneType
# expect: TypeError: host name must not contain null character
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OSError: [Errno 107] Transport endpoint is not connected
# expect: OSError: [Errno 95] Operation not supported
# expect: OSError: getsockopt buflen out of range
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: setsockopt() takes exactly 3 arguments (1 given)
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: bind(): flowinfo must be 0-1048575.
# expect: TypeError: AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])
# expect: TypeError: 'float' object cannot be interpreted as an integer
print(attempt(socket, 12345), attempt(socket, AF_INET, 77), attempt(socket, AF_INET, SOCK_STREAM, 9999), attempt(socket, "x"), attempt(socket, fileno=-5), attempt(socket, fileno=9999), attempt(socket, AF_INET, SOCK_STREAM, 0, 0.5), attempt(socket, fileno=posix.open("/dev/null", 0)), attempt(socketpair, AF_INET), attempt(socketpair, 99999), attempt(socket, x=1), attempt(dup, 9999), attempt(close, 9999), sep="\n")
# expect: OSError: [Errno 97] Address family not supported by protocol
# expect: OSError: [Errno 22] Invalid argument
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: negative file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: OSError: [Errno 88] Socket operation on non-socket
# expect: OSError: [Errno 95] Operation not supported
# expect: OSError: [Errno 97] Address family not supported by protocol
# expect: TypeError: socket() got an unexpected keyword argument 'x'
# expect: OSError: [Errno 9] Bad file descriptor
# expect: OSError: [Errno 9] Bad file descriptor
print(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK).gettimeout(), socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC).type == SOCK_STREAM, getdefaulttimeout(), setdefaulttimeout(1.5), getdefaulttimeout(), socket().gettimeout(), setdefaulttimeout(None), socket().gettimeout(), attempt(setdefaulttimeout, -1))
# expect: 0.0 True None None 1.5 1.5 None None ValueError: Timeout value out of range
print(inet_aton("127.0.0.1"), inet_aton("127.1"), inet_aton("0x7f.1"), inet_aton("017700000001"), inet_aton("1.2.772"), inet_aton("4294967295"), inet_ntoa(b"\1\2\3\4"), inet_pton(AF_INET, "1.2.3.4"), inet_pton(AF_INET6, "1::2"), inet_ntop(AF_INET, b"\xff\0\0\1"), inet_ntop(AF_INET6, bytes(15) + b"\1"), inet_ntop(AF_INET6, bytes(16)), inet_ntop(AF_INET6, bytes(12) + b"\1\2\3\4"), inet_ntop(AF_INET6, bytes(10) + b"\xff\xff\1\2\3\4"), inet_ntop(AF_INET6, bytes.fromhex("20010db8000000000001000000000001")))
# expect: b'\x7f\x00\x00\x01' b'\x7f\x00\x00\x01' b'\x7f\x00\x00\x01' b'\x7f\x00\x00\x01' b'\x01\x02\x03\x04' b'\xff\xff\xff\xff' 1.2.3.4 b'\x01\x02\x03\x04' b'\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02' 255.0.0.1 ::1 :: ::1.2.3.4 ::ffff:1.2.3.4 2001:db8::1:0:0:1
print(attempt(inet_aton, "1.2.3.4.5"), attempt(inet_aton, "256.1.1.1"), attempt(inet_aton, ""), attempt(inet_aton, "1.2.3."), attempt(inet_aton, 5), attempt(inet_ntoa, b"123"), attempt(inet_pton, AF_INET, "1.2.3"), attempt(inet_pton, AF_INET, "01.2.3.4"), attempt(inet_pton, AF_INET6, ":::"), attempt(inet_pton, AF_UNIX, "x"), attempt(inet_ntop, AF_INET, b"123"), attempt(inet_ntop, AF_UNIX, b"1234"), sep="\n")
# expect: OSError: illegal IP address string passed to inet_aton
# expect: OSError: illegal IP address string passed to inet_aton
# expect: OSError: illegal IP address string passed to inet_aton
# expect: OSError: illegal IP address string passed to inet_aton
# expect: TypeError: inet_aton() argument must be str, not int
# expect: OSError: packed IP wrong length for inet_ntoa
# expect: OSError: illegal IP address string passed to inet_pton
# expect: OSError: illegal IP address string passed to inet_pton
# expect: OSError: illegal IP address string passed to inet_pton
# expect: OSError: [Errno 97] Address family not supported by protocol
# expect: ValueError: invalid length of packed IP address string
# expect: ValueError: unknown address family 1
print(htons(1), ntohs(256), htonl(1), ntohl(0x01020304) == 0x04030201, attempt(htons, -1), attempt(htons, 65536), attempt(htons, "x"), attempt(htonl, -1), attempt(htonl, 2 ** 32), attempt(htonl, 2 ** 70), attempt(ntohl, 1.5), sep="\n")
# expect: 256
# expect: 1
# expect: 16777216
# expect: True
# expect: OverflowError: htons: can't convert negative Python int to C 16-bit unsigned integer
# expect: OverflowError: htons: Python int too large to convert to C 16-bit unsigned integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: can't convert negative value to unsigned int
# expect: OverflowError: int larger than 32 bits
# expect: OverflowError: Python int too large to convert to C unsigned long
# expect: TypeError: expected int, float found
print(getaddrinfo("127.0.0.1", 80, AF_INET, SOCK_STREAM), getaddrinfo("::1", "80", type=SOCK_DGRAM), getaddrinfo(None, 0, AF_INET, SOCK_STREAM, 0, AI_PASSIVE), getaddrinfo(b"127.0.0.1", b"80", proto=IPPROTO_TCP), sep="\n")
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
# expect: [(10, 2, 17, '', ('::1', 80, 0, 0))]
# expect: [(2, 1, 6, '', ('0.0.0.0', 0))]
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
print(getnameinfo(("127.0.0.1", 80), NI_NUMERICHOST | NI_NUMERICSERV), getnameinfo(("::1", 443, 0, 0), NI_NUMERICHOST | NI_NUMERICSERV), gethostbyname("127.0.0.1"), gethostbyname(""), gethostbyname("<broadcast>"), len(gethostname()) > 0)
# expect: ('127.0.0.1', '80') ('::1', '443') 127.0.0.1 0.0.0.0 255.255.255.255 True
print(attempt(getaddrinfo, "127.0.0.1", 1.5), attempt(getaddrinfo, 5, 1), attempt(getaddrinfo, None, None), attempt(getaddrinfo, "x", 1, 99), attempt(getaddrinfo, "no such name", 80, flags=AI_NUMERICHOST), attempt(getnameinfo, "x", 0), attempt(getnameinfo, (1, 2), 0), attempt(getnameinfo, ("127.0.0.1",), 0), attempt(getnameinfo, ("127.0.0.1", 1, 2), 0), attempt(getnameinfo, ("no such", 1), 0), attempt(gethostbyname, 5), attempt(getservbyname, "no such"), attempt(getservbyport, 70000), attempt(getprotobyname, "no such"), attempt(if_nametoindex, "no such"), attempt(if_indextoname, 999999), sep="\n")
# expect: OSError: Int or String expected
# expect: TypeError: getaddrinfo() argument 1 must be string or None
# expect: gaierror: [Errno -2] Name or service not known
# expect: gaierror: [Errno -6] ai_family not supported
# expect: gaierror: [Errno -2] Name or service not known
# expect: TypeError: getnameinfo() argument 1 must be a tuple
# expect: TypeError: getnameinfo(): illegal sockaddr argument
# expect: TypeError: getnameinfo(): illegal sockaddr argument
# expect: OSError: IPv4 sockaddr must be 2 tuple
# expect: gaierror: [Errno -2] Name or service not known
# expect: TypeError: gethostbyname() argument 1 must be str, bytes or bytearray, not int
# expect: OSError: service/proto not found
# expect: OverflowError: getservbyport: port must be 0-65535.
# expect: OSError: protocol not found
# expect: OSError: no interface with this name
# expect: OSError: [Errno 6] No such device or address
print([(c.__name__, c.__module__, c.__mro__[1].__name__) for c in (gaierror, herror)], error is OSError, timeout is TimeoutError, SocketType is socket, has_ipv6, isinstance(if_nameindex(), list), if_indextoname(if_nametoindex("lo")), socket.__module__, socket.__name__)
# expect: [('gaierror', 'socket', 'OSError'), ('herror', 'socket', 'OSError')] True True True True True lo _socket socket
