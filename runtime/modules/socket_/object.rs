//! `_socket.socket`: a socket, how long its calls wait, and who it is connected to.

use std::cell::Cell;
use std::os::fd::BorrowedFd;

use rustix::event::PollFlags;
use rustix::io::{Errno, ioctl_fionbio};
use rustix::net::{AddressFamily, Protocol, Shutdown, SocketAddrAny, SocketFlags, SocketType, sockopt};

use super::address::{address_of, address_value};
use super::{AF_INET, AF_UNIX, messages, options, transfer};
use crate::gc::Gc;
use crate::modules::State;
use crate::modules::descriptors::{self, CLOSED, OwnedNumber, borrowed, failed, released, retried};
use crate::modules::time::clocks::{MILLISECOND, SECOND, at_least};
use crate::modules::waiting::{Deadline, wait_for_file};
use crate::object::{Arguments, Getter, Kind, Method, Slots, Tuple, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

crate::object! {
    /// `_socket.socket`
    pub struct Socket {
        pub number: OwnedNumber,
        pub family: Cell<i32>,
        pub kind: Cell<i32>,
        pub protocol: Cell<i32>,
        /// Nanoseconds that a call may take: 0 if it must not wait at all, negative if it may wait forever.
        pub timeout: Cell<i64>,
    }
}

pub static SOCKET: TypeSpec = TypeSpec {
    kind: Some(Kind::Socket),
    slots: Slots { new: Some(new), init: Some(init), repr: Some(repr), ..Slots::NONE },
    methods: &METHODS,
    getters: &[
        Getter { name: "family", get: |_, this| Ok(Value::from_small(socket_of(this).family.get().into())), set: None },
        Getter { name: "type", get: |_, this| Ok(Value::from_small(socket_of(this).kind.get().into())), set: None },
        Getter { name: "proto", get: |_, this| Ok(Value::from_small(socket_of(this).protocol.get().into())), set: None },
        Getter { name: "timeout", get: |vm, this| Ok(timeout_value(vm, socket_of(this).timeout.get())), set: None },
    ],
    ..TypeSpec::new(TypeId::Socket, "_socket.socket")
};

const PARTS: &[&[Method]] = &[OWN_METHODS, transfer::METHODS, messages::METHODS, options::METHODS];

const COUNT: usize = OWN_METHODS.len() + transfer::METHODS.len() + messages::METHODS.len() + options::METHODS.len();

static METHODS: [Method; COUNT] = crate::modules::joined(PARTS);

const OWN_METHODS: &[Method] = crate::methods![
    "_accept(self, /)" => accept,
    "bind(self, object, /)" => bind,
    "connect(self, object, /)" => connect,
    "connect_ex(self, object, /)" => connect_ex,
    "listen(self, backlog=128, /)" => listen,
    "close(self, /)" => close,
    "detach(self, /)" => |_: &mut Vm, this: Gc<Socket>| i64::from(this.number.replace(CLOSED)),
    "fileno(self, /)" => |_: &mut Vm, this: Gc<Socket>| i64::from(this.number.get()),
    "getsockname(self, /)" => |vm: &mut Vm, this: Gc<Socket>| { let address = this.on(vm, rustix::net::getsockname)?; Ok(address_value(vm, Some(address))) as PyResult },
    "getpeername(self, /)" => |vm: &mut Vm, this: Gc<Socket>| { let address = this.on(vm, rustix::net::getpeername)?; Ok(address_value(vm, address)) as PyResult },
    "setblocking(self, object, /)" => |vm: &mut Vm, this: Gc<Socket>, blocks: bool| set_timeout(vm, this, if blocks { FOREVER } else { 0 }),
    "getblocking(self, /)" => |_: &mut Vm, this: Gc<Socket>| this.timeout.get() != 0,
    "settimeout(self, object, /)" => |vm: &mut Vm, this: Gc<Socket>, timeout: Value| { let timeout = timeout_of(vm, timeout)?; set_timeout(vm, this, timeout) },
    "gettimeout(self, /)" => |vm: &mut Vm, this: Gc<Socket>| timeout_value(vm, this.timeout.get()),
    "shutdown(self, object, /)" => shut_down,
];

pub const FUNCTIONS: &[Method] = crate::methods![
    "socketpair(family=<unrepresentable>, type=1, proto=0)" => pair,
    "close(object, /)" => |vm: &mut Vm, file: Value| { let file = descriptors::number(vm, file)?; finish(vm, descriptors::close(file)) },
    "dup(object, /)" => duplicate,
    "getdefaulttimeout()" => |vm: &mut Vm| { let timeout = usual_timeout(vm); timeout_value(vm, timeout) },
    "setdefaulttimeout(object, /)" => |vm: &mut Vm, timeout: Value| -> PyResult<()> {
        let timeout = timeout_of(vm, timeout)?;
        let timeout = vm.int(timeout);
        vm.set_state(State::SocketTimeout, timeout);
        Ok(())
    },
];

/// A timeout that stands for none.
const FOREVER: i64 = -1;

/// Bits of a socket's type that are no type.
const FLAGS: i32 = libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;

fn socket_of(value: Value) -> Gc<Socket> {
    value.downcast().expect("the slot belongs to sockets")
}

impl Socket {
    /// When a call that begins now must have ended.
    pub fn deadline(&self) -> Deadline {
        Deadline::after(if self.timeout.get() > 0 { self.timeout.get() } else { FOREVER })
    }

    /// A system call that does not wait.
    fn on<T>(&self, vm: &mut Vm, work: impl FnOnce(BorrowedFd<'static>) -> Result<T, Errno>) -> PyResult<T> {
        borrowed(self.number.get()).and_then(work).map_err(|error| failed(vm, error, Value::NONE))
    }

    /// A system call that waits until the socket is ready for these events. If there is a timeout, the machine waits, and then the system need not.
    pub fn run<T>(&self, vm: &mut Vm, events: PollFlags, deadline: Deadline, mut work: impl FnMut(BorrowedFd<'static>) -> Result<T, Errno>) -> PyResult<T> {
        let (number, waits) = (self.number.get(), self.timeout.get() > 0);
        loop {
            if waits {
                match wait_for_file(vm, number, events, deadline)? {
                    Ok(true) => {}
                    Ok(false) => return Err(timed_out(vm)),
                    Err(error) => return Err(failed(vm, error, Value::NONE)),
                }
            }
            match retried(vm, || work(borrowed(number)?))? {
                Ok(result) => return Ok(result),
                // Another process may have been faster.
                Err(Errno::AGAIN) if waits => {}
                Err(error) => return Err(failed(vm, error, Value::NONE)),
            }
        }
    }
}

fn timed_out(vm: &mut Vm) -> Raised {
    vm.raise(TypeId::TimeoutError, "timed out".into())
}

/// A timeout as a program gives it: seconds, or None.
fn timeout_of(vm: &mut Vm, timeout: Value) -> PyResult<i64> {
    if timeout.is_none() {
        return Ok(FOREVER);
    }
    match at_least(vm, timeout, SECOND)? {
        ..0 => Err(vm.value_error("Timeout value out of range")),
        timeout if timeout / MILLISECOND >= i64::from(i32::MAX) => Err(vm.overflow_error("timeout doesn't fit into C timeval")),
        timeout => Ok(timeout),
    }
}

fn timeout_value(vm: &mut Vm, timeout: i64) -> Value {
    if timeout < 0 { Value::NONE } else { vm.float(timeout as f64 / SECOND as f64) }
}

fn usual_timeout(vm: &Vm) -> i64 {
    vm.state(State::SocketTimeout).as_int().unwrap_or(FOREVER)
}

fn set_timeout(vm: &mut Vm, this: Gc<Socket>, timeout: i64) -> PyResult<()> {
    this.on(vm, |file| ioctl_fionbio(file, timeout >= 0))?;
    this.timeout.set(timeout);
    Ok(())
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Arguments) -> PyResult {
    let closed = Socket::new(class.instance_header(), OwnedNumber::new(CLOSED), Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(FOREVER));
    Ok(vm.heap.alloc(closed).value())
}

/// A new socket of the system.
fn open(family: i32, kind: i32, protocol: i32) -> Result<i32, Errno> {
    let family = AddressFamily::from_raw(u16::try_from(family).map_err(|_| Errno::AFNOSUPPORT)?);
    let flags = SocketFlags::from_bits_retain((kind & FLAGS) as u32) | SocketFlags::CLOEXEC;
    let protocol = protocol_of(protocol)?;
    rustix::net::socket_with(family, SocketType::from_raw((kind & !FLAGS) as u32), flags, protocol).map(released)
}

fn protocol_of(protocol: i32) -> Result<Option<Protocol>, Errno> {
    let protocol = u32::try_from(protocol).map_err(|_| Errno::PROTONOSUPPORT)?;
    Ok(std::num::NonZeroU32::new(protocol).map(Protocol::from_raw))
}

fn init(vm: &mut Vm, this: Value, arguments: Arguments) -> PyResult<()> {
    let [family, kind, protocol, number] = arguments.bind(vm, "socket", ["family", "type", "proto", "fileno"], 0)?;
    let mut given = [-1; 3];
    for (place, value) in given.iter_mut().zip([family, kind, protocol]) {
        if let Some(value) = value.bound() {
            *place = descriptors::number(vm, value)?;
        }
    }
    let [family, kind, protocol] = given;
    let this = socket_of(this);
    match number.bound().filter(|number| !number.is_none()) {
        Some(number) => adopt(vm, this, number, given),
        None => {
            let (family, kind, protocol) = (if family == -1 { AF_INET } else { family }, if kind == -1 { libc::SOCK_STREAM } else { kind }, protocol.max(0));
            let number = open(family, kind, protocol).map_err(|error| failed(vm, error, Value::NONE))?;
            set_up(vm, this, number, family, kind, protocol)
        }
    }
}

/// Makes an object the owner of a socket that is open.
fn adopt(vm: &mut Vm, this: Gc<Socket>, number: Value, given: [i32; 3]) -> PyResult<()> {
    let number = descriptors::number(vm, number)?;
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let [mut family, mut kind, mut protocol] = given;
    let known = borrowed(number).and_then(|file| {
        match rustix::net::getsockname(file) {
            Ok(address) if family == -1 => family = address.address_family().as_raw().into(),
            Err(error) if family == -1 || matches!(error, Errno::BADF | Errno::NOTSOCK) => return Err(error),
            _ => {}
        }
        if kind == -1 {
            kind = sockopt::socket_type(file)?.as_raw() as i32;
        }
        if protocol == -1 {
            protocol = sockopt::socket_protocol(file)?.map_or(0, |protocol| protocol.as_raw().get() as i32);
        }
        Ok(())
    });
    match known {
        Ok(()) => set_up(vm, this, number, family, kind, protocol),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn set_up(vm: &mut Vm, this: Gc<Socket>, number: i32, family: i32, kind: i32, protocol: i32) -> PyResult<()> {
    // Whoever makes an object twice loses its first socket.
    let _ = this.number.close();
    this.number.replace(number);
    this.family.set(family);
    this.kind.set(kind & !FLAGS);
    this.protocol.set(protocol);
    if kind & libc::SOCK_NONBLOCK != 0 {
        this.timeout.set(0);
        return Ok(());
    }
    match usual_timeout(vm) {
        timeout @ 0.. => set_timeout(vm, this, timeout),
        _ => {
            this.timeout.set(FOREVER);
            Ok(())
        }
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let this = socket_of(this);
    let (family, kind, protocol) = (this.family.get(), this.kind.get(), this.protocol.get());
    Ok(vm.text(&format!("<socket object, fd={}, family={family}, type={kind}, proto={protocol}>", this.number.get())))
}

fn pair(vm: &mut Vm, family: Option<Value>, kind: Value, protocol: Value) -> PyResult<Gc<Tuple>> {
    let family = family.map_or(Ok(AF_UNIX), |family| descriptors::number(vm, family))?;
    let (kind, protocol) = (descriptors::number(vm, kind)?, descriptors::number(vm, protocol)?);
    let made = u16::try_from(family).map_err(|_| Errno::AFNOSUPPORT).and_then(|family| {
        let flags = SocketFlags::from_bits_retain((kind & FLAGS) as u32) | SocketFlags::CLOEXEC;
        rustix::net::socketpair(AddressFamily::from_raw(family), SocketType::from_raw((kind & !FLAGS) as u32), flags, protocol_of(protocol)?)
    });
    let (one, other) = made.map_err(|error| failed(vm, error, Value::NONE))?;
    let class = vm.type_(TypeId::Socket);
    let mut pair = [Value::NONE; 2];
    for (place, file) in pair.iter_mut().zip([one, other]) {
        *place = new(vm, class, Arguments::NONE)?;
        set_up(vm, socket_of(*place), released(file), family, kind, protocol)?;
    }
    Ok(vm.tuple(&pair))
}

fn duplicate(vm: &mut Vm, file: Value) -> PyResult<i64> {
    let number = descriptors::number(vm, file)?;
    let made = borrowed(number).and_then(|file| rustix::io::fcntl_dupfd_cloexec(file, 0));
    made.map(|file| released(file).into()).map_err(|error| failed(vm, error, Value::NONE))
}

/// The end of a socket that was closed. That the other side broke off is no error by then.
fn finish(vm: &mut Vm, closed: Result<(), Errno>) -> PyResult<()> {
    match closed {
        Ok(()) | Err(Errno::CONNRESET) => Ok(()),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn close(vm: &mut Vm, this: Gc<Socket>) -> PyResult<()> {
    finish(vm, this.number.close())
}

fn accept(vm: &mut Vm, this: Gc<Socket>) -> PyResult<Gc<Tuple>> {
    let (file, address) = this.run(vm, PollFlags::IN, this.deadline(), |file| rustix::net::acceptfrom_with(file, SocketFlags::CLOEXEC))?;
    // A peer without a name has an address that says nothing else.
    let address = match address {
        None if this.family.get() == AF_UNIX => vm.text(""),
        address => address_value(vm, address),
    };
    Ok(vm.tuple(&[Value::from_small(released(file).into()), address]))
}

fn bind(vm: &mut Vm, this: Gc<Socket>, address: Value) -> PyResult<()> {
    let address = address_of(vm, this.family.get(), address, "bind")?;
    this.on(vm, |file| rustix::net::bind(file, &address))
}

fn listen(vm: &mut Vm, this: Gc<Socket>, backlog: Value) -> PyResult<()> {
    let backlog = descriptors::number(vm, backlog)?;
    this.on(vm, |file| rustix::net::listen(file, backlog.max(0)))
}

fn shut_down(vm: &mut Vm, this: Gc<Socket>, how: Value) -> PyResult<()> {
    let how = match descriptors::number(vm, how)? {
        libc::SHUT_RD => Shutdown::Read,
        libc::SHUT_WR => Shutdown::Write,
        libc::SHUT_RDWR => Shutdown::Both,
        _ => return this.on(vm, |_| Err(Errno::INVAL)),
    };
    this.on(vm, |file| rustix::net::shutdown(file, how))
}

/// Connects; false if the time is over before. A connection that a signal has interrupted goes on by itself.
fn connect_to(vm: &mut Vm, this: Gc<Socket>, address: &SocketAddrAny) -> PyResult<Result<bool, Errno>> {
    let (number, deadline) = (this.number.get(), this.deadline());
    match vm.without_lock(|| rustix::net::connect(borrowed(number)?, address)) {
        Ok(()) => return Ok(Ok(true)),
        Err(Errno::INTR) if this.timeout.get() != 0 => vm.deliver_signals()?,
        Err(Errno::INPROGRESS) if this.timeout.get() > 0 => {}
        Err(error) => return Ok(Err(error)),
    }
    match wait_for_file(vm, number, PollFlags::OUT, deadline)? {
        Ok(true) => {}
        result => return Ok(result),
    }
    Ok(match borrowed(number).and_then(sockopt::socket_error) {
        Ok(Ok(()) | Err(Errno::ISCONN)) => Ok(true),
        Ok(Err(error)) | Err(error) => Err(error),
    })
}

fn connect(vm: &mut Vm, this: Gc<Socket>, address: Value) -> PyResult<()> {
    let address = address_of(vm, this.family.get(), address, "connect")?;
    match connect_to(vm, this, &address)? {
        Ok(true) => Ok(()),
        Ok(false) => Err(timed_out(vm)),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn connect_ex(vm: &mut Vm, this: Gc<Socket>, address: Value) -> PyResult<i64> {
    let address = address_of(vm, this.family.get(), address, "connect_ex")?;
    Ok(match connect_to(vm, this, &address)? {
        Ok(true) => 0,
        Ok(false) => Errno::AGAIN.raw_os_error().into(),
        Err(error) => error.raw_os_error().into(),
    })
}
