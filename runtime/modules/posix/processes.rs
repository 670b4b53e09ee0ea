//! Processes: this one, and others.
//!
//! There is no `fork`: the machine runs on a thread of its own, which would be alone in the child.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::Command;

use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, Signal, WaitOptions};

use super::place::{Also, Place};
use crate::gc::{Gc, Items};
use crate::modules::State;
use crate::modules::descriptors::{failed, released, retried};
use crate::modules::signal_;
use crate::object::{Dict, List, Method, Str, Tuple, Type};
use crate::types::module::Module;
use crate::types::paths::{fs_path, path_bytes};
use crate::types::struct_sequence;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

pub const FUNCTIONS: &[Method] = crate::methods![
    "getpid()" => |_: &mut Vm| i64::from(std::process::id()),
    "getppid()" => |_: &mut Vm| raw(rustix::process::getppid()),
    "getuid()" => |_: &mut Vm| i64::from(rustix::process::getuid().as_raw()),
    "geteuid()" => |_: &mut Vm| i64::from(rustix::process::geteuid().as_raw()),
    "getgid()" => |_: &mut Vm| i64::from(rustix::process::getgid().as_raw()),
    "getegid()" => |_: &mut Vm| i64::from(rustix::process::getegid().as_raw()),
    "getgroups()" => groups,
    "getpgrp()" => |_: &mut Vm| raw(Some(rustix::process::getpgrp())),
    "getpgid(pid)" => |vm: &mut Vm, pid: i64| { let found = rustix::process::getpgid(Pid::from_raw(pid as i32)); checked(vm, found).map(|pid| raw(Some(pid))) },
    "getsid(pid, /)" => |vm: &mut Vm, pid: i64| { let found = rustix::process::getsid(Pid::from_raw(pid as i32)); checked(vm, found).map(|pid| raw(Some(pid))) },
    "setsid()" => |vm: &mut Vm| { let made = rustix::process::setsid(); checked(vm, made).map(|_| ()) },
    "nice(increment, /)" => |vm: &mut Vm, increment: i64| { let now = rustix::process::nice(increment as i32); checked(vm, now).map(i64::from) },
    "umask(mask, /)" => |_: &mut Vm, mask: i64| i64::from(rustix::process::umask(super::names::mode_of(mask)).bits()),
    "kill(pid, signal, /)" => |vm: &mut Vm, pid: i64, signal: i64| kill(vm, pid, signal, false),
    "killpg(pgid, signal, /)" => |vm: &mut Vm, pid: i64, signal: i64| kill(vm, pid, signal, true),
    "setpgid(pid, pgrp, /)" => set_group,
    "waitpid(pid, options, /)" => wait_pid,
    "wait()" => |vm: &mut Vm| wait_pid(vm, -1, 0),
    "pidfd_open(pid, flags=0)" => open_process,
    "WIFEXITED(status)" => |_: &mut Vm, status: i64| status & 0x7f == 0,
    "WEXITSTATUS(status)" => |_: &mut Vm, status: i64| status >> 8 & 0xff,
    "WIFSIGNALED(status)" => |_: &mut Vm, status: i64| is_signaled(status),
    "WTERMSIG(status)" => |_: &mut Vm, status: i64| status & 0x7f,
    "WCOREDUMP(status, /)" => |_: &mut Vm, status: i64| status & 0x80 != 0,
    "WIFSTOPPED(status)" => |_: &mut Vm, status: i64| status & 0xff == 0x7f,
    "WSTOPSIG(status)" => |_: &mut Vm, status: i64| status >> 8 & 0xff,
    "WIFCONTINUED(status)" => |_: &mut Vm, status: i64| status == 0xffff,
    "waitstatus_to_exitcode(status)" => exit_code,
    "execv(path, argv, /)" => |vm: &mut Vm, path, argv| exec(vm, "execv", path, argv, None),
    "execve(path, argv, env)" => |vm: &mut Vm, path, argv, environment: Value| exec(vm, "execve", path, argv, Some(environment)),
    "system(command)" => system,
    "_exit(status)" => |_: &mut Vm, status: i64| -> Value { std::process::exit(status as i32) },
    "abort()" => |_: &mut Vm| -> Value { std::process::abort() },
    "times()" => times,
    "uname()" => uname,
    "cpu_count()" => |_: &mut Vm| std::thread::available_parallelism().map_or(1, |count| count.get()),
    "sched_getaffinity(pid, /)" => affinity,
    "sched_yield()" => |_: &mut Vm| rustix::thread::sched_yield(),
    "getloadavg()" => load_average,
    "sysconf(name, /)" => sysconf,
    "putenv(name, value, /)" => put_env,
    "unsetenv(name, /)" => unset_env,
    "strerror(code, /)" => strerror,
    "urandom(size, /)" => random_bytes,
    "getrandom(size, flags=0)" => |vm: &mut Vm, size: i64, _: Value| random_bytes(vm, size),
];

/// Numbers that `sysconf` knows, by name.
const SYSCONF: &[(&str, i64)] = &[("SC_CLK_TCK", 2), ("SC_OPEN_MAX", 4), ("SC_PAGESIZE", 30), ("SC_PAGE_SIZE", 30), ("SC_IOV_MAX", 60), ("SC_NPROCESSORS_CONF", 83), ("SC_NPROCESSORS_ONLN", 84)];

pub fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let environment = vm.dict();
    for (name, value) in std::env::vars_os() {
        let (name, value) = (vm.bytes(name.into_vec()).value(), vm.bytes(value.into_vec()).value());
        environment.set(vm, name, value)?;
    }
    vm.add_to_module(module, "environ", environment.value());
    // What children inherit; `environ` is changed by `os`, which then calls `putenv`.
    let inherited = vm.dict();
    inherited.update(vm, environment)?;
    vm.set_state(State::Environment, inherited.value());
    let names = vm.dict();
    for &(name, number) in SYSCONF {
        names.set_str(vm, name, Value::from_small(number));
    }
    vm.add_to_module(module, "sysconf_names", names.value());
    let class = struct_sequence::new_public_class(vm, module, "posix.uname_result", &["sysname", "nodename", "release", "version", "machine"], &[])?;
    vm.set_state(State::UnameResult, class.value());
    let fields = ["user", "system", "children_user", "children_system", "elapsed"];
    let class = struct_sequence::new_public_class(vm, module, "posix.times_result", &fields, &[])?;
    vm.set_state(State::TimesResult, class.value());
    Ok(())
}

fn raw(pid: Option<Pid>) -> i64 {
    Pid::as_raw(pid).into()
}

fn checked<T>(vm: &mut Vm, result: Result<T, Errno>) -> PyResult<T> {
    result.map_err(|error| failed(vm, error, Value::NONE))
}

fn record(vm: &mut Vm, class: State, values: &Items) -> Value {
    let class: Gc<Type> = vm.state(class).downcast().expect("made with the module");
    struct_sequence::instance(vm, class, values.as_slice()).value()
}

fn groups(vm: &mut Vm) -> PyResult<Gc<List>> {
    let groups = rustix::process::getgroups();
    let groups = checked(vm, groups)?;
    let list = vm.list(&[]);
    groups.iter().for_each(|group| list.items.push(&vm.heap, Value::from_small(group.as_raw().into())));
    Ok(list)
}

fn kill(vm: &mut Vm, pid: i64, signal: i64, is_group: bool) -> PyResult<()> {
    let pid_number = i32::try_from(pid).unwrap_or(0);
    if let Ok(signal @ 1..) = i32::try_from(signal)
        && !is_group
        && pid == i64::from(std::process::id())
    {
        return signal_::send_to_self(vm, signal);
    }
    let group = |pid: i32| Pid::from_raw(pid.wrapping_neg());
    let result = match (i32::try_from(signal).ok().and_then(Signal::from_named_raw), signal) {
        (Some(signal), _) if is_group => Pid::from_raw(pid_number).map_or(Err(Errno::INVAL), |pid| rustix::process::kill_process_group(pid, signal)),
        (Some(signal), _) if pid_number > 0 => Pid::from_raw(pid_number).map_or(Err(Errno::SRCH), |pid| rustix::process::kill_process(pid, signal)),
        (Some(signal), _) if pid_number == 0 => rustix::process::kill_current_process_group(signal),
        (Some(signal), _) => group(pid_number).map_or(Err(Errno::SRCH), |pid| rustix::process::kill_process_group(pid, signal)),
        // Signal 0 only asks whether the process is there.
        (None, 0) if is_group => Pid::from_raw(pid_number).map_or(Err(Errno::INVAL), rustix::process::test_kill_process_group),
        (None, 0) if pid_number > 0 => Pid::from_raw(pid_number).map_or(Err(Errno::SRCH), rustix::process::test_kill_process),
        (None, 0) if pid_number == 0 => rustix::process::test_kill_current_process_group(),
        (None, 0) => group(pid_number).map_or(Err(Errno::SRCH), rustix::process::test_kill_process_group),
        (None, _) => Err(Errno::INVAL),
    };
    checked(vm, result)
}

fn wait_pid(vm: &mut Vm, pid: i64, options: i64) -> PyResult<Gc<Tuple>> {
    let options = WaitOptions::from_bits_retain(options as u32);
    // The program has not started what compiles for it.
    if let (-1, Some(translator)) = (pid, vm.translator.clone()) {
        translator.rest();
    }
    let found = match pid {
        -1 => retried(vm, || rustix::process::wait(options))?,
        0 => retried(vm, || rustix::process::waitpgid(rustix::process::getpgrp(), options))?,
        pid if pid > 0 => retried(vm, || rustix::process::waitpid(Pid::from_raw(pid as i32), options))?,
        pid => match Pid::from_raw(-pid as i32) {
            Some(group) => retried(vm, || rustix::process::waitpgid(group, options))?,
            None => Err(Errno::SRCH),
        },
    };
    let (pid, status) = match checked(vm, found)? {
        Some((pid, status)) => (raw(Some(pid)), i64::from(status.as_raw())),
        None => (0, 0),
    };
    Ok(vm.tuple(&[Value::from_small(pid), Value::from_small(status)]))
}

fn set_group(vm: &mut Vm, pid: i64, group: i64) -> PyResult<()> {
    let (Ok(pid @ 0..), Ok(group @ 0..)) = (i32::try_from(pid), i32::try_from(group)) else {
        return Err(failed(vm, Errno::INVAL, Value::NONE));
    };
    let set = rustix::process::setpgid(Pid::from_raw(pid), Pid::from_raw(group));
    checked(vm, set)
}

/// A file that is ready once the process has ended.
fn open_process(vm: &mut Vm, pid: i64, flags: i64) -> PyResult<i64> {
    let opened = match i32::try_from(pid).ok().filter(|pid| *pid > 0).and_then(Pid::from_raw) {
        Some(pid) => rustix::process::pidfd_open(pid, PidfdFlags::from_bits_retain(flags as u32)),
        None => Err(Errno::INVAL),
    };
    checked(vm, opened).map(|file| released(file).into())
}

fn is_signaled(status: i64) -> bool {
    !matches!(status & 0x7f, 0 | 0x7f)
}

fn exit_code(vm: &mut Vm, status: i64) -> PyResult<i64> {
    match status {
        _ if status & 0x7f == 0 => Ok(status >> 8 & 0xff),
        _ if is_signaled(status) => Ok(-(status & 0x7f)),
        _ if status & 0xff == 0x7f => Err(vm.value_error(format!("process stopped by delivery of signal {}", status >> 8 & 0xff))),
        _ => Err(vm.value_error(format!("invalid wait status: {status}"))),
    }
}

/// The environment that children get, once the module is imported.
pub fn inherited_environment(vm: &Vm) -> Option<Gc<Dict>> {
    vm.state(State::Environment).downcast()
}

/// A command with the environment of the program.
fn command(vm: &mut Vm, program: OsString, environment: Option<Gc<Dict>>) -> PyResult<Command> {
    let environment = environment.or_else(|| inherited_environment(vm));
    let mut command = Command::new(program);
    command.env_clear();
    if let Some(environment) = environment {
        for (name, value) in environment.iter() {
            let pair = [os_string(vm, name)?, os_string(vm, value)?];
            command.env(&pair[0], &pair[1]);
        }
    }
    Ok(command)
}

fn os_string(vm: &mut Vm, value: Value) -> PyResult<OsString> {
    let value = fs_path(vm, value)?;
    let bytes = path_bytes(vm, value)?;
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

/// What was printed is written before another program takes over.
fn flush(vm: &mut Vm) {
    // The next flush reports what went wrong.
    let _ = vm.stdout.flush().and(vm.stderr.flush());
}

fn exec(vm: &mut Vm, function: &str, path: Value, arguments: Value, environment: Option<Value>) -> PyResult {
    let place = Place::of(vm, function, "path", path, Also::Nothing)?;
    let arguments = match (arguments.downcast::<List>(), arguments.downcast::<Tuple>()) {
        (Some(list), _) => list,
        (None, Some(_)) => vm.collect_list(arguments)?,
        (None, None) => return Err(vm.type_error(format!("{function}() arg 2 must be a tuple or list"))),
    };
    let values = arguments.items.as_slice().iter().map(|&value| os_string(vm, value)).collect::<PyResult<Vec<_>>>()?;
    let Some((name, rest)) = values.split_first() else {
        return Err(vm.value_error(format!("{function}() arg 2 must not be empty")));
    };
    if name.is_empty() {
        return Err(vm.value_error(format!("{function}() arg 2 first element cannot be empty")));
    }
    let environment = match environment {
        Some(mapping) => {
            let dict = vm.dict();
            crate::types::dict::update(vm, dict, mapping)?;
            Some(dict)
        }
        None => None,
    };
    // A path without a slash would be looked for in PATH.
    let mut program = place.path.as_bytes().to_vec();
    if !program.contains(&b'/') {
        program.splice(..0, *b"./");
    }
    let mut command = command(vm, OsString::from_vec(program), environment)?;
    flush(vm);
    let error = command.arg0(name).args(rest).exec();
    Err(vm.os_error(&error, Value::NONE))
}

fn system(vm: &mut Vm, text: Value) -> PyResult<i64> {
    let text = os_string(vm, text)?;
    let mut command = command(vm, "/bin/sh".into(), None)?;
    flush(vm);
    command.arg("-c").arg(text);
    match vm.without_lock(|| command.status()) {
        Ok(status) => Ok(status.into_raw().into()),
        Err(error) => Err(vm.os_error(&error, Value::NONE)),
    }
}

/// The processor times of this process and of its children, from `/proc`.
fn times(vm: &mut Vm) -> Value {
    /// Ticks of a second, in `/proc`.
    const TICKS: f64 = 100.0;
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name, in parentheses, may contain anything.
    let mut fields = text.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11);
    let values = Items::new();
    for _ in 0..4 {
        let ticks: f64 = fields.next().and_then(|ticks| ticks.parse().ok()).unwrap_or(0.0);
        values.push(&vm.heap, vm.float(ticks / TICKS));
    }
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let elapsed = (now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9) * TICKS;
    values.push(&vm.heap, vm.float(elapsed.floor() / TICKS));
    record(vm, State::TimesResult, &values)
}

fn uname(vm: &mut Vm) -> Value {
    let name = rustix::system::uname();
    let values = Items::new();
    for part in [name.sysname(), name.nodename(), name.release(), name.version(), name.machine()] {
        values.push(&vm.heap, crate::types::paths::decode_outside(vm, part.to_bytes()).value());
    }
    record(vm, State::UnameResult, &values)
}

fn affinity(vm: &mut Vm, pid: i64) -> PyResult {
    let found = rustix::thread::sched_getaffinity(Pid::from_raw(pid as i32));
    let found = checked(vm, found)?;
    let set = vm.set();
    for processor in (0..rustix::thread::CpuSet::MAX_CPU).filter(|&processor| found.is_set(processor)) {
        set.add(vm, Value::from_small(processor as i64))?;
    }
    Ok(set.value())
}

fn load_average(vm: &mut Vm) -> PyResult<Gc<Tuple>> {
    let text = match std::fs::read_to_string("/proc/loadavg") {
        Ok(text) => text,
        Err(_) => return Err(vm.raise(crate::object::TypeId::OSError, "Load averages are unobtainable".into())),
    };
    let values: Vec<Value> = text.split_whitespace().take(3).map(|number| vm.float(number.parse().unwrap_or(0.0))).collect();
    Ok(vm.tuple(&values))
}

fn sysconf(vm: &mut Vm, name: Value) -> PyResult<i64> {
    let number = match name.downcast::<Str>() {
        Some(text) => match SYSCONF.iter().find(|(known, _)| *known == text.to_text()) {
            Some((_, number)) => *number,
            None => return Err(vm.value_error("unrecognized configuration name")),
        },
        None => vm.index_i64(name)?,
    };
    match number {
        2 => Ok(100),
        4 => Ok(rustix::process::getrlimit(rustix::process::Resource::Nofile).current.map_or(-1, |limit| limit as i64)),
        30 => Ok(rustix::param::page_size() as i64),
        // Parts that a call reads or writes at once (`UIO_MAXIOV`).
        60 => Ok(1024),
        83 | 84 => Ok(std::thread::available_parallelism().map_or(1, |count| count.get() as i64)),
        _ => Err(failed(vm, Errno::INVAL, Value::NONE)),
    }
}

fn put_env(vm: &mut Vm, name: Value, value: Value) -> PyResult<()> {
    let (name, value) = (os_string(vm, name)?, os_string(vm, value)?);
    if name.is_empty() {
        return Err(failed(vm, Errno::INVAL, Value::NONE));
    }
    if name.as_bytes().contains(&b'=') {
        return Err(vm.value_error("illegal environment variable name"));
    }
    let environment: Gc<Dict> = vm.state(State::Environment).downcast().expect("made with the module");
    let (name, value) = (vm.bytes(name.into_vec()).value(), vm.bytes(value.into_vec()).value());
    environment.set(vm, name, value)
}

fn unset_env(vm: &mut Vm, name: Value) -> PyResult<()> {
    let name = os_string(vm, name)?;
    if name.is_empty() || name.as_bytes().contains(&b'=') {
        return Err(failed(vm, Errno::INVAL, Value::NONE));
    }
    let environment: Gc<Dict> = vm.state(State::Environment).downcast().expect("made with the module");
    let name = vm.bytes(name.into_vec()).value();
    environment.remove(vm, name).map(|_| ())
}

fn strerror(_: &mut Vm, code: i64) -> String {
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

fn random_bytes(vm: &mut Vm, size: i64) -> PyResult {
    if size < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    vm.check_text_len(Some(size as usize))?;
    let bytes = random(vm, size as usize)?;
    Ok(vm.bytes(bytes).value())
}

/// Random bytes of the system's.
pub fn random(vm: &mut Vm, size: usize) -> PyResult<Vec<u8>> {
    let mut bytes = vec![0; size];
    let mut filled = 0;
    while filled < size {
        let count = retried(vm, || rustix::rand::getrandom(&mut bytes[filled..], rustix::rand::GetRandomFlags::empty()))?;
        filled += checked(vm, count)?;
    }
    Ok(bytes)
}
