//! The process between `fork` and `exec`.
//!
//! Given: a plan in which nothing is left to be converted. Given back: the number of the process. The law: of the threads of this process only one
//! is in the new one, and what the others were doing stays half done there, so between the two calls nothing is allocated, locked or unwound: there
//! are only system calls (`signal-safety(7)`) on memory that was made before. Handlers of signals cannot run there, either, since they would tell
//! the machine of the first process.

use std::ffi::{CStr, CString, c_char, c_int, c_uint};
use std::io;

use libc::{SIG_BLOCK, SIG_DFL, SIG_IGN, SIG_SETMASK, sigset_t};
use rustix::io::Errno;

/// Ends of pipes, the reading one first; -1 is none.
pub struct Files {
    pub stdin: [c_int; 2],
    pub stdout: [c_int; 2],
    pub stderr: [c_int; 2],
    /// Where failures are written.
    pub report: [c_int; 2],
}

/// A process to be.
pub struct Plan {
    /// Files that may be the program: the first that can be executed is.
    pub executables: Vec<CString>,
    pub arguments: Vec<CString>,
    pub environment: Vec<CString>,
    pub directory: Option<CString>,
    /// What is reported if it is not there.
    pub directory_failure: &'static CStr,
    pub files: Files,
    /// Closes all files from 3 on, but for `kept`, which are in order.
    pub closes: bool,
    pub kept: Vec<c_int>,
    pub restores_signals: bool,
    pub starts_session: bool,
    pub group: Option<c_int>,
    pub gid: Option<u32>,
    pub groups: Option<Vec<u32>>,
    pub uid: Option<u32>,
    pub umask: Option<u32>,
}

/// What C takes: pointers to texts, and a null pointer.
fn pointers(texts: &[CString]) -> Vec<*const c_char> {
    texts.iter().map(|text| text.as_ptr()).chain([std::ptr::null()]).collect()
}

fn last_errno() -> c_int {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// What went wrong: the number of the error, and what it is called in the report.
struct Failure(c_int, &'static CStr);

/// Something that the plan asks for, and that was not to be had.
fn checked(result: c_int) -> Result<c_int, Failure> {
    if result < 0 { Err(Failure(last_errno(), c"noexec")) } else { Ok(result) }
}

/// Starts the process.
pub fn start(plan: &Plan) -> Result<c_int, Errno> {
    let (arguments, environment) = (pointers(&plan.arguments), pointers(&plan.environment));
    // SAFETY: all zeros are a valid set, and the calls fill it. The new process does what this file's law allows, and ends without returning.
    unsafe {
        let (mut all, mut before): (sigset_t, sigset_t) = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(SIG_BLOCK, &all, &mut before);
        let most_files = libc::sysconf(libc::_SC_OPEN_MAX).clamp(256, 1 << 20) as c_int;
        let pid = libc::fork();
        if pid == 0 {
            let failure = become_program(plan, &arguments, &environment, &before, most_files);
            report(plan.files.report[1], failure);
            libc::_exit(255);
        }
        let error = io::Error::last_os_error();
        libc::pthread_sigmask(SIG_SETMASK, &before, std::ptr::null_mut());
        if pid < 0 { Err(Errno::from_io_error(&error).unwrap_or(Errno::AGAIN)) } else { Ok(pid) }
    }
}

/// Does what the plan says and starts the program; comes back only with a failure.
///
/// # Safety
/// The lists end with null pointers, and all pointers in them are those of texts that end. It is called in a new process.
unsafe fn become_program(plan: &Plan, arguments: &[*const c_char], environment: &[*const c_char], mask: &sigset_t, most_files: c_int) -> Failure {
    // SAFETY: as the caller promises.
    unsafe {
        match prepare(plan, mask, most_files) {
            Err(failure) => failure,
            Ok(()) => execute(plan, arguments, environment),
        }
    }
}

/// Everything but the program.
///
/// # Safety
/// It is called in a new process.
unsafe fn prepare(plan: &Plan, mask: &sigset_t, most_files: c_int) -> Result<(), Failure> {
    // SAFETY: numbers of files and identities are only passed to the system; texts end; lists have the lengths that are given.
    unsafe {
        for &file in plan.kept.iter().filter(|file| **file != plan.files.report[1]) {
            checked(inherit(file))?;
        }
        connect_standard_streams(&plan.files)?;
        if let Some(directory) = &plan.directory
            && libc::chdir(directory.as_ptr()) < 0
        {
            return Err(Failure(last_errno(), plan.directory_failure));
        }
        if let Some(umask) = plan.umask {
            libc::umask(umask);
        }
        restore_handlers(plan.restores_signals);
        libc::pthread_sigmask(SIG_SETMASK, mask, std::ptr::null_mut());
        if plan.starts_session {
            checked(libc::setsid())?;
        }
        if let Some(group) = plan.group {
            checked(libc::setpgid(0, group))?;
        }
        if let Some(groups) = &plan.groups {
            checked(libc::setgroups(groups.len(), groups.as_ptr()))?;
        }
        if let Some(gid) = plan.gid {
            checked(libc::setregid(gid, gid))?;
        }
        if let Some(uid) = plan.uid {
            checked(libc::setreuid(uid, uid))?;
        }
        if plan.closes {
            close_files(&plan.kept, most_files);
        }
    }
    Ok(())
}

/// Lets a file stay open in the program.
///
/// # Safety
/// It is called in a new process.
unsafe fn inherit(file: c_int) -> c_int {
    // SAFETY: the number is only passed to the system.
    unsafe {
        let flags = libc::fcntl(file, libc::F_GETFD);
        if flags < 0 { flags } else { libc::fcntl(file, libc::F_SETFD, flags & !libc::FD_CLOEXEC) }
    }
}

/// Puts the ends of the pipes to the places of the standard streams.
///
/// # Safety
/// It is called in a new process.
unsafe fn connect_standard_streams(files: &Files) -> Result<(), Failure> {
    let [input, input_of_parent] = files.stdin;
    let ([output_of_parent, mut output], [errors_of_parent, mut errors]) = (files.stdout, files.stderr);
    // SAFETY: the numbers are only passed to the system.
    unsafe {
        for file in [input_of_parent, output_of_parent, errors_of_parent].into_iter().filter(|file| *file >= 0) {
            checked(libc::close(file))?;
        }
        // What already is at the place of another stream must not be overwritten before it has moved.
        if output == 0 {
            output = checked(libc::dup(output))?;
        }
        while errors == 0 || errors == 1 {
            errors = checked(libc::dup(errors))?;
        }
        for (file, place) in [(input, 0), (output, 1), (errors, 2)] {
            if file == place {
                checked(inherit(file))?;
            } else if file >= 0 {
                checked(libc::dup2(file, place))?;
            }
        }
    }
    Ok(())
}

/// Signals that the machine handles do what they usually do; so do those that CPython ignores, if that is wanted. What else is ignored stays so.
///
/// # Safety
/// It is called in a new process.
unsafe fn restore_handlers(restores_ignored: bool) {
    // SAFETY: all zeros are a valid struct, which the call fills; SIG_DFL is no function.
    unsafe {
        for signal in 1..65 {
            let mut action: libc::sigaction = std::mem::zeroed();
            if libc::sigaction(signal, std::ptr::null(), &mut action) == 0 && action.sa_sigaction != SIG_DFL && action.sa_sigaction != SIG_IGN {
                libc::signal(signal, SIG_DFL);
            }
        }
        if restores_ignored {
            libc::signal(libc::SIGPIPE, SIG_DFL);
            libc::signal(libc::SIGXFSZ, SIG_DFL);
        }
    }
}

/// Closes all files from 3 on, but for those that are kept.
///
/// # Safety
/// It is called in a new process.
unsafe fn close_files(kept: &[c_int], most_files: c_int) {
    let mut first: c_int = 3;
    for &file in kept.iter().filter(|file| **file >= 3) {
        // SAFETY: as the caller promises.
        unsafe { close_range(first, file - 1, most_files) };
        first = file + 1;
    }
    // SAFETY: as above.
    unsafe { close_range(first, c_int::MAX, most_files) };
}

/// Closes all files between two, these included.
///
/// # Safety
/// It is called in a new process.
unsafe fn close_range(first: c_int, last: c_int, most_files: c_int) {
    if first > last {
        return;
    }
    // SAFETY: the numbers are only passed to the system. An old system does not know the first call.
    unsafe {
        if libc::syscall(libc::SYS_close_range, first as c_uint, last as c_uint, 0 as c_uint) != 0 {
            for file in first..=last.min(most_files) {
                libc::close(file);
            }
        }
    }
}

/// Starts the first program that can be executed.
///
/// # Safety
/// As for [`become_program`].
unsafe fn execute(plan: &Plan, arguments: &[*const c_char], environment: &[*const c_char]) -> Failure {
    let mut first_failure = 0;
    let mut error = 0;
    for executable in &plan.executables {
        // SAFETY: as the caller promises.
        unsafe { libc::execve(executable.as_ptr(), arguments.as_ptr(), environment.as_ptr()) };
        error = last_errno();
        if error != libc::ENOENT && error != libc::ENOTDIR && first_failure == 0 {
            first_failure = error;
        }
    }
    Failure(if first_failure != 0 { first_failure } else { error }, c"")
}

/// Writes the failure to the pipe, as `subprocess` reads it: `OSError:2:` and what failed. Without a number, it is not the system that has refused
/// something.
///
/// # Safety
/// It is called in a new process.
unsafe fn report(file: c_int, Failure(error, what): Failure) {
    let mut digits = [0_u8; 8];
    let (mut at, mut rest) = (digits.len(), error as u32);
    loop {
        at -= 1;
        digits[at] = b"0123456789abcdef"[rest as usize % 16];
        rest /= 16;
        if rest == 0 {
            break;
        }
    }
    let class: &[u8] = if error == 0 { b"SubprocessError:" } else { b"OSError:" };
    for part in [class, &digits[at..], b":", what.to_bytes()] {
        // SAFETY: the bytes have the length that is given. Whether anybody reads them is not known.
        unsafe { libc::write(file, part.as_ptr().cast(), part.len()) };
    }
}
