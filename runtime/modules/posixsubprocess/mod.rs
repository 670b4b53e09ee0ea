//! `_posixsubprocess`: starts a program in a new process.
//!
//! Given: all that `subprocess` has decided about the process. Given back: its number; what fails in the process itself is written to a pipe, which
//! `subprocess` reads. The law: everything is converted before there are two processes (`child.rs` says why).

mod child;

use std::ffi::CString;

use child::{Files, Plan};

use crate::gc::Gc;
use crate::modules::descriptors::{failed, number};
use crate::modules::posix::inherited_environment;
use crate::modules::{NativeModule, find};
use crate::object::{List, Method, Tuple, TypeId};
use crate::types::paths::{fs_path, path_bytes};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_posixsubprocess", functions: FUNCTIONS, init: None, doc: "A POSIX helper for the subprocess module." };

static FUNCTIONS: &[Method] = crate::methods!["fork_exec(*args)" => fork_exec];

/// Arguments of all libraries, in the order of 3.13. Older ones do not know all of them.
const COUNT: usize = 23;

/// How many arguments the libraries give, and which of the 23 those are not.
const OLDER: &[(usize, std::ops::Range<usize>)] = &[(17, 16..21), (21, 16..17)];

fn fork_exec(vm: &mut Vm, arguments: Gc<Tuple>) -> PyResult<i64> {
    let mut given = arguments.as_slice().to_vec();
    let is_old = given.len() < COUNT;
    if let Some((_, missing)) = OLDER.iter().find(|(count, _)| *count == given.len()) {
        let nothing = |index| if index == 16 || index == 20 { Value::from_small(-1) } else { Value::NONE };
        missing.clone().for_each(|index| given.insert(index, nothing(index)));
        given.push(Value::FALSE);
        given.truncate(COUNT);
    }
    let Ok([program_arguments, executables, closes, kept, directory, environment, rest @ ..]) = <[Value; COUNT]>::try_from(given) else {
        return Err(vm.type_error(format!("fork_exec expected {COUNT} arguments, got {}", arguments.len())));
    };
    let [p2c_read, p2c_write, c2p_read, c2p_write, err_read, err_write, report_read, report_write, restores, session, group, gid, groups, uid, umask, function, _] = rest;
    if !function.is_none() {
        return Err(vm.raise(TypeId::NotImplementedError, "preexec_fn: the machine cannot run code between fork and exec".into()));
    }
    let files = Files {
        stdin: [number(vm, p2c_read)?, number(vm, p2c_write)?],
        stdout: [number(vm, c2p_read)?, number(vm, c2p_write)?],
        stderr: [number(vm, err_read)?, number(vm, err_write)?],
        report: [number(vm, report_read)?, number(vm, report_write)?],
    };
    let closes = vm.is_true(closes)?;
    if closes && files.report[1] < 3 {
        return Err(vm.value_error("errpipe_write must be >= 3"));
    }
    let kept = kept_files(vm, kept)?;
    let executables = texts(vm, executables, |vm, value| {
        if vm.is_instance(value, TypeId::Bytes) {
            return Ok(value);
        }
        let given = vm.type_name(value);
        Err(vm.type_error(format!("expected bytes, {given} found")))
    })?;
    let program_arguments = texts(vm, program_arguments, fs_path)?;
    let environment = match environment {
        Value::NONE => inherited(vm)?,
        list => texts(vm, list, fs_path)?,
    };
    let directory = match directory {
        Value::NONE => None,
        path => {
            let path = fs_path(vm, path)?;
            Some(text(vm, path)?)
        }
    };
    let plan = Plan {
        executables,
        arguments: program_arguments,
        environment,
        directory,
        // Libraries before 3.13 only know that no program was started.
        directory_failure: if is_old { c"noexec" } else { c"noexec:chdir" },
        files,
        closes,
        kept,
        restores_signals: vm.is_true(restores)?,
        starts_session: vm.is_true(session)?,
        group: Some(number(vm, group)?).filter(|group| *group >= 0),
        gid: identity(vm, gid, "gid")?,
        groups: match groups {
            Value::NONE => None,
            list => Some(identities(vm, list)?),
        },
        uid: identity(vm, uid, "uid")?,
        umask: Some(number(vm, umask)?).filter(|umask| *umask >= 0).map(|umask| umask as u32),
    };
    match child::start(&plan) {
        Ok(pid) => Ok(pid.into()),
        Err(error) => Err(failed(vm, error, Value::NONE)),
    }
}

fn text(vm: &mut Vm, path: Value) -> PyResult<CString> {
    let bytes = path_bytes(vm, path)?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

fn texts(vm: &mut Vm, sequence: Value, mut convert: impl FnMut(&mut Vm, Value) -> PyResult) -> PyResult<Vec<CString>> {
    let list = vm.collect_list(sequence)?;
    let mut texts = Vec::new();
    while let Some(item) = list.items.get(texts.len()) {
        let path = convert(vm, item)?;
        texts.push(text(vm, path)?);
    }
    Ok(texts)
}

/// The files that stay open: a tuple of numbers that grow.
fn kept_files(vm: &mut Vm, kept: Value) -> PyResult<Vec<i32>> {
    let Some(tuple) = kept.downcast::<Tuple>() else {
        let given = vm.argument_name(kept);
        return Err(vm.type_error(format!("fork_exec() argument 4 must be tuple, not {given}")));
    };
    let numbers: Option<Vec<i32>> = tuple.as_slice().iter().map(|value| value.as_int().and_then(|number| i32::try_from(number).ok())).collect();
    match numbers {
        Some(numbers) if numbers.is_sorted_by(|one, other| one < other) && numbers.first().is_none_or(|first| *first >= 0) => Ok(numbers),
        _ => Err(vm.value_error("bad value(s) in fds_to_keep")),
    }
}

/// The environment that the program has for its children.
fn inherited(vm: &mut Vm) -> PyResult<Vec<CString>> {
    if let Some(posix) = find(vm, "posix") {
        posix?;
    }
    let Some(environment) = inherited_environment(vm) else { return Ok(Vec::new()) };
    let pairs: Vec<(Value, Value)> = environment.iter().collect();
    let mut texts = Vec::new();
    for (name, value) in pairs {
        let line = [&vm.bytes_of(name)?[..], b"=", &vm.bytes_of(value)?[..]].concat();
        texts.push(CString::new(line).map_err(|_| vm.value_error("embedded null byte"))?);
    }
    Ok(texts)
}

/// A user or group that the process becomes, if any.
fn identity(vm: &mut Vm, value: Value, what: &str) -> PyResult<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.as_int_ref().is_none() && vm.class_of(value).slots().index.is_none() {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("{what} should be integer, not {given}")));
    }
    match vm.index(value)?.to_i64() {
        Some(number @ 0..) if number <= u32::MAX.into() => Ok(Some(number as u32)),
        Some(-1) => Ok(Some(u32::MAX)),
        // Any number of machine size that is none is called too small, as in CPython.
        Some(_) => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        None => Err(vm.overflow_error(format!("{what} is greater than maximum"))),
    }
}

fn identities(vm: &mut Vm, groups: Value) -> PyResult<Vec<u32>> {
    let Some(list) = groups.downcast::<List>() else {
        return Err(vm.type_error("setgroups argument must be a sequence"));
    };
    let mut numbers = Vec::new();
    while let Some(group) = list.items.get(numbers.len()) {
        match identity(vm, group, "gid") {
            Ok(Some(group)) => numbers.push(group),
            Ok(None) => return Err(vm.type_error("groups must be integers")),
            Err(_) => {
                vm.raised = Value::NONE;
                return Err(vm.value_error("invalid group id"));
            }
        }
    }
    Ok(numbers)
}
