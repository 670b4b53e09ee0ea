# `asyncio`: streams, protocols, datagrams and programs in other processes, in one loop on this host.
# libraries: 3.12
import asyncio
import os
import socket


async def echo():
    connections = []

    async def serve(reader, writer):
        connections.append(writer.get_extra_info("peername")[0])
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        address = server.sockets[0].getsockname()

        async def client(number):
            reader, writer = await asyncio.open_connection(*address)
            answers = []
            for word in ("one", "two", "three"):
                writer.write(b"%s %d\n" % (word.encode(), number))
                answers.append((await reader.readline()).decode().strip())
            writer.write_eof()
            rest = await reader.read()
            writer.close()
            await writer.wait_closed()
            return answers, rest, reader.at_eof()

        print(await asyncio.gather(*(client(number) for number in range(3))), connections)
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as error:
        print(error.errno)


async def large():
    total = 2_000_000
    received = asyncio.get_running_loop().create_future()

    async def serve(reader, writer):
        received.set_result(len(await reader.readexactly(total)))
        writer.write(b"thanks")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"x" * total)
    await writer.drain()
    print(await received, await reader.read(), writer.is_closing())
    writer.close()
    server.close()
    await server.wait_closed()


async def reading():
    reader = asyncio.StreamReader(limit=10)
    reader.feed_data(b"a:b;rest of it")
    print(await reader.readuntil(b":"), await reader.read(2), await reader.readexactly(4))
    reader.feed_eof()
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"too long a line\n")
    try:
        await reader.readline()
    except ValueError as error:
        print(error)


async def protocols():
    loop = asyncio.get_running_loop()
    events = []

    class Recorder(asyncio.Protocol):
        def __init__(self, name, answer=None):
            self.name, self.answer, self.lost = name, answer, loop.create_future()

        def connection_made(self, transport):
            self.transport = transport
            events.append(self.name + " made")

        def data_received(self, data):
            events.append((self.name, data))
            if self.answer:
                self.transport.write(self.answer)
                self.transport.close()

        def eof_received(self):
            events.append(self.name + " eof")

        def connection_lost(self, error):
            events.append((self.name, "lost", error))
            self.lost.set_result(None)

    path = "/tmp/pyregrine_asyncio_%d" % os.getpid()
    server = await loop.create_unix_server(lambda: Recorder("server", b"answer"), path)
    transport, protocol = await loop.create_unix_connection(lambda: Recorder("client"), path)
    transport.writelines([b"two ", b"parts"])
    await protocol.lost
    server.close()
    print(events, os.path.exists(path) and os.unlink(path))


async def datagrams():
    loop = asyncio.get_running_loop()
    answered = loop.create_future()

    class Server(asyncio.DatagramProtocol):
        def connection_made(self, transport):
            self.transport = transport

        def datagram_received(self, data, address):
            self.transport.sendto(data[::-1], address)

    class Client(asyncio.DatagramProtocol):
        def datagram_received(self, data, address):
            answered.set_result((data, address == name))

    server, _ = await loop.create_datagram_endpoint(Server, local_addr=("127.0.0.1", 0))
    name = server.get_extra_info("sockname")
    client, _ = await loop.create_datagram_endpoint(Client, remote_addr=name)
    client.sendto(b"datagram")
    print(await answered)
    client.close()
    server.close()


async def sockets():
    loop = asyncio.get_running_loop()
    one, other = socket.socketpair()
    one.setblocking(False)
    other.setblocking(False)
    with one, other:
        receiver = asyncio.create_task(loop.sock_recv(other, 100))
        await asyncio.sleep(0)
        await loop.sock_sendall(one, b"from a socket")
        print(await receiver)


async def programs():
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await process.communicate(b"to cat"), process.returncode)
    process = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 3", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await process.stdout.read(), await process.stderr.read(), await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "30")
    process.terminate()
    print(await process.wait())
    try:
        await asyncio.create_subprocess_exec("/nonexistent/program")
    except FileNotFoundError as error:
        print(error)
    processes = await asyncio.gather(*(asyncio.create_subprocess_exec("sh", "-c", "exit %d" % code) for code in (1, 2, 3)))
    print([await process.wait() for process in processes])
    process = await asyncio.create_subprocess_exec("sh", "-c", "read line; echo got $line; read line; echo and $line", stdin=-1, stdout=-1)
    for line in (b"first\n", b"second\n"):
        process.stdin.write(line)
        await process.stdin.drain()
        print(await process.stdout.readline())
    print(await process.wait())


for part in (echo, large, reading, protocols, datagrams, sockets, programs):
    print("#", part.__name__)
    asyncio.run(part())
