# `socket` and `selectors`: servers and clients on this host, files around sockets, timeouts, an echo server with a selector.
# libraries: 3.10
import os
import selectors
import signal
import socket
import time


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)


a, b = socket.socketpair()
print(a.family, a.type, a.proto == 0, a.gettimeout(), isinstance(a, socket.socket))
with a, b:
    a.sendall(b"one\ntwo\nthree")
    a.shutdown(socket.SHUT_WR)
    with b.makefile("r", encoding="utf-8") as lines:
        print([line for line in lines])
    with b.makefile("wb") as out:
        print(out.write(b"answer"), out.flush())
    print(a.recv(100), b.fileno() > 2)
print(a.fileno(), attempt(a.recv, 1), repr(a).startswith("<socket.socket [closed] fd=-1"))

with socket.create_server(("127.0.0.1", 0)) as server:
    address = server.getsockname()
    with socket.create_connection(address, timeout=5) as client:
        peer, name = server.accept()
        print(name == client.getsockname(), client.gettimeout(), peer.getblocking(), peer.family.name, peer.type.name)
        copy = peer.dup()
        peer.close()
        client.sendall(b"to the copy")
        print(copy.recv(100), copy.detach() > 2)
        client.settimeout(0.02)
        start = time.monotonic()
        print(attempt(client.recv, 1), 0.01 < time.monotonic() - start < 2)
print(attempt(socket.create_connection, address, 1))

# A message that is longer than what the system keeps, in both directions.
one, other = socket.socketpair()
one.setblocking(False)
sent, chunk = 0, b"0123456789" * 1000
try:
    while True:
        sent += one.send(chunk)
except BlockingIOError as error:
    print(sent > 10000, error.errno)
received = 0
while received < sent:
    received += len(other.recv(1 << 16))
print(received == sent)
one.close()
print(other.recv(1))
other.close()


# An echo server for three clients in one loop.
class Echo:
    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setblocking(False)
        self.selector.register(self.server, selectors.EVENT_READ, self.accept)
        self.closed = 0

    def accept(self, sock, mask):
        peer, _ = sock.accept()
        peer.setblocking(False)
        self.selector.register(peer, selectors.EVENT_READ, self.echo)

    def echo(self, sock, mask):
        data = sock.recv(1000)
        if data:
            sock.sendall(data.upper())
        else:
            self.selector.unregister(sock)
            sock.close()
            self.closed += 1

    def run(self, until):
        while not until():
            for key, mask in self.selector.select(5):
                key.data(key.fileobj, mask)


echo = Echo()
clients = [socket.create_connection(echo.server.getsockname()) for _ in range(3)]
answers = {}
for number, client in enumerate(clients):
    client.sendall(b"client %d" % number)
    client.setblocking(False)
    echo.selector.register(client, selectors.EVENT_READ, lambda sock, mask, number=number: answers.__setitem__(number, sock.recv(100)))
echo.run(lambda: len(answers) == 3)
print(sorted(answers.items()))
for client in clients:
    echo.selector.unregister(client)
    client.close()
echo.run(lambda: echo.closed == 3)
print(len(echo.selector.get_map()), attempt(echo.selector.register, echo.server, 1).split(":")[0], attempt(echo.selector.unregister, 999).split(":")[0])
echo.selector.close()
echo.server.close()

for kind in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    r, w = os.pipe()
    with kind() as selector:
        selector.register(r, selectors.EVENT_READ, "reader")
        selector.register(w, selectors.EVENT_WRITE, "writer")
        first = [(key.data, events) for key, events in selector.select(0)]
        os.write(w, b"x")
        second = sorted((key.data, events) for key, events in selector.select(None))
        print(kind.__name__, first, second, selector.modify(r, selectors.EVENT_WRITE).data, selector.select(0)[0][0].data)
    os.close(r)
    os.close(w)

# Signals do not end waiting, but what their functions raise does.
r, w = socket.socketpair()
calls = []
signal.signal(signal.SIGALRM, lambda *_: calls.append(len(calls)) or (w.send(b"late") if len(calls) == 3 else None))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
print(r.recv(10), len(calls) >= 3)
calls.clear()
poll = selectors.DefaultSelector()
poll.register(r, selectors.EVENT_READ)
print(len(poll.select(5)), r.recv(10))
signal.setitimer(signal.ITIMER_REAL, 0)


class Stop(Exception):
    pass


def stop(*_):
    raise Stop


signal.signal(signal.SIGALRM, stop)
for wait in (lambda: r.recv(1), lambda: poll.select(), lambda: server2.accept(), lambda: time.sleep(5)):
    server2 = socket.create_server(("127.0.0.1", 0))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        wait()
    except Stop:
        print("stopped")
    server2.close()
signal.setitimer(signal.ITIMER_REAL, 0)
poll.close()
r.close()
w.close()
print(socket.inet_aton("127.0.0.1"), socket.gethostbyname("127.0.0.1"), socket.getaddrinfo("127.0.0.1", 80, socket.AF_INET, socket.SOCK_STREAM), socket.has_dualstack_ipv6() in (True, False))
print(attempt(socket.socket, fileno=-5), socket.AF_INET, socket.SOCK_STREAM, socket.MsgFlag.MSG_PEEK, socket.AddressInfo.AI_PASSIVE, issubclass(socket.gaierror, OSError))
