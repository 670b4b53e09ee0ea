# A simulated operating system kernel: tasks of four kinds pass packets by priority.
# After Martin Richards' benchmark: one idle task, one worker, two handlers, two devices.
# small: 1
# group: objects
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 0, 1
PACKET_DATA = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * PACKET_DATA

    def append_to(self, queue):
        """The queue with this packet at its end."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, identity, priority, queue):
        self.kernel = kernel
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.is_held = False
        self.is_waiting = False
        self.is_pending = queue is not None
        kernel.add(self)

    def is_blocked(self):
        return self.is_held or (self.is_waiting and not self.is_pending)

    def receive(self, packet, sender):
        """Puts a packet in the queue; gives the task to run next."""
        packet.link = None
        if self.queue is None:
            self.queue = packet
            self.is_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def resume(self):
        packet = None
        if self.is_waiting and self.is_pending:
            packet = self.queue
            self.queue = packet.link
            self.is_waiting = False
            self.is_pending = self.queue is not None
        return self.run(packet)

    def wait(self):
        self.is_waiting = True
        return self

    def run(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, kernel, count):
        Task.__init__(self, kernel, IDLE, 0, None)
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.kernel.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.kernel.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, queue):
        Task.__init__(self, kernel, WORKER, 1000, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(PACKET_DATA):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.kernel.send(self, packet)


class HandlerTask(Task):
    def __init__(self, kernel, identity, priority, queue):
        Task.__init__(self, kernel, identity, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        if work.datum >= PACKET_DATA:
            self.work = work.link
            return self.kernel.send(self, work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.kernel.send(self, device)


class DeviceTask(Task):
    def __init__(self, kernel, identity, priority):
        Task.__init__(self, kernel, identity, priority, None)
        self.held = None

    def run(self, packet):
        if packet is None:
            packet = self.held
            if packet is None:
                return self.wait()
            self.held = None
            return self.kernel.send(self, packet)
        self.held = packet
        return self.kernel.hold(self)


class Kernel:
    def __init__(self):
        self.tasks = {}
        self.by_priority = []
        self.sent = 0
        self.held = 0

    def add(self, task):
        self.tasks[task.identity] = task
        self.by_priority.append(task)
        self.by_priority.sort(key=lambda t: -t.priority)

    def choose(self):
        for task in self.by_priority:
            if not task.is_blocked():
                return task
        return None

    def hold(self, task):
        self.held += 1
        task.is_held = True
        return None

    def release(self, identity):
        task = self.tasks[identity]
        task.is_held = False
        idle = self.tasks[IDLE]
        return task if task.priority > idle.priority else idle

    def send(self, sender, packet):
        self.sent += 1
        target = self.tasks[packet.owner]
        packet.owner = sender.identity
        return target.receive(packet, sender)

    def schedule(self):
        task = self.choose()
        while task is not None:
            task = None if task.is_blocked() else task.resume()
            if task is None:
                task = self.choose()


def packets(owner, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate():
    kernel = Kernel()
    IdleTask(kernel, 10000)
    WorkerTask(kernel, packets(None, KIND_WORK, 2))
    HandlerTask(kernel, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3))
    HandlerTask(kernel, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    for task in kernel.tasks.values():
        task.is_waiting = task.identity != IDLE
    kernel.schedule()
    return kernel.sent, kernel.held


def main(n):
    for _ in range(n):
        result = simulate()
    print("sent %d, held %d" % result)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
