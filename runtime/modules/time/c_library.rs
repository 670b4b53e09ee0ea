//! The calendar and the clocks of the C library, which knows the time zones of the system: CPython asks it, too.
//!
//! Given: seconds, parts of a time, numbers of clocks. Given back: the same in another form, or the system's error.
//! The zone belongs to the process, so whoever asks holds a lock; no pointer of C's leaves this file.

use std::ffi::{CStr, OsStr, c_char, c_int, c_long};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::io::Errno;

/// `struct tm`
#[repr(C)]
#[derive(Clone, Copy)]
struct Tm {
    second: c_int,
    minute: c_int,
    hour: c_int,
    day: c_int,
    month: c_int,
    year: c_int,
    weekday: c_int,
    yearday: c_int,
    is_dst: c_int,
    offset: c_long,
    zone: *const c_char,
}

#[repr(C)]
struct TimeSpec {
    seconds: i64,
    nanoseconds: c_long,
}

// SAFETY: these are C's declarations (`<time.h>`, `<wchar.h>`) for systems with 64 bits, in a library that the standard library links.
unsafe extern "C" {
    safe fn tzset();
    safe fn localtime_r(time: &i64, parts: &mut Tm) -> *mut Tm;
    safe fn gmtime_r(time: &i64, parts: &mut Tm) -> *mut Tm;
    fn mktime(parts: *mut Tm) -> i64;
    fn wcsftime(to: *mut u32, room: usize, format: *const u32, parts: *const Tm) -> usize;
    safe fn clock_gettime(clock: c_int, time: &mut TimeSpec) -> c_int;
    safe fn clock_getres(clock: c_int, time: &mut TimeSpec) -> c_int;
    safe fn clock_settime(clock: c_int, time: &TimeSpec) -> c_int;
}

/// A time as a calendar has it, counted as C counts: years since 1900, months and days of the year from 0, Sunday is 0.
#[derive(Clone, Default, Debug, PartialEq)]
pub struct Parts {
    pub year: i32,
    pub month: i32,
    pub day: i32,
    pub hour: i32,
    pub minute: i32,
    pub second: i32,
    pub weekday: i32,
    pub yearday: i32,
    pub is_dst: i32,
    /// Seconds east of Greenwich.
    pub offset: i64,
    /// The zone's name; without one, the process's zone has it.
    pub zone: Option<Vec<u8>>,
}

/// Held while C may look at the zone.
static ZONE: Mutex<()> = Mutex::new(());

fn hold_zone() -> MutexGuard<'static, ()> {
    ZONE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Tm {
    const EMPTY: Tm = Tm {
        second: 0,
        minute: 0,
        hour: 0,
        day: 0,
        month: 0,
        year: 0,
        weekday: 0,
        yearday: 0,
        is_dst: 0,
        offset: 0,
        zone: std::ptr::null(),
    };

    /// `zone` must outlive the result; it ends with a zero.
    fn of(parts: &Parts, zone: Option<&CStr>) -> Tm {
        Tm {
            second: parts.second,
            minute: parts.minute,
            hour: parts.hour,
            day: parts.day,
            month: parts.month,
            year: parts.year,
            weekday: parts.weekday,
            yearday: parts.yearday,
            is_dst: parts.is_dst,
            offset: parts.offset as c_long,
            zone: zone.map_or(std::ptr::null(), CStr::as_ptr),
        }
    }

    /// What C has just filled in, while the zone is held.
    fn parts(&self, _: &MutexGuard<()>) -> Parts {
        // SAFETY: C's own name, which lives until the zone changes.
        let zone = (!self.zone.is_null()).then(|| unsafe { CStr::from_ptr(self.zone) }.to_bytes().to_vec());
        Parts {
            year: self.year,
            month: self.month,
            day: self.day,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            weekday: self.weekday,
            yearday: self.yearday,
            is_dst: self.is_dst,
            offset: self.offset.into(),
            zone,
        }
    }
}

fn last_error() -> Errno {
    std::io::Error::last_os_error().raw_os_error().filter(|&number| number != 0).map_or(Errno::INVAL, Errno::from_raw_os_error)
}

/// Seconds since 1970 in the zone of the process.
pub fn local_time(seconds: i64) -> Result<Parts, Errno> {
    let (held, mut parts) = (hold_zone(), Tm::EMPTY);
    if localtime_r(&seconds, &mut parts).is_null() { Err(last_error()) } else { Ok(parts.parts(&held)) }
}

/// Seconds since 1970 in Greenwich.
pub fn universal_time(seconds: i64) -> Result<Parts, Errno> {
    let (held, mut parts) = (hold_zone(), Tm::EMPTY);
    if gmtime_r(&seconds, &mut parts).is_null() { Err(last_error()) } else { Ok(parts.parts(&held)) }
}

/// Seconds since 1970 of a local time; `None` if they cannot be told.
pub fn seconds_of(parts: &Parts) -> Option<i64> {
    let _held = hold_zone();
    // Only success sets the day of the week.
    let mut parts = Tm { weekday: -1, ..Tm::of(parts, None) };
    // SAFETY: `mktime` reads and writes the parts; it does not look at the name of the zone.
    let seconds = unsafe { mktime(&mut parts) };
    (seconds != -1 || parts.weekday != -1).then_some(seconds)
}

/// The time by the format, whose last character is the only zero; `None` if there is more text than room.
pub fn formatted(format: &[u32], parts: &Parts, room: usize) -> Option<Vec<u32>> {
    assert_eq!(format.last(), Some(&0), "C looks for the end of the format");
    let zone: Option<Vec<u8>> = parts.zone.as_ref().map(|name| name.iter().copied().filter(|&byte| byte != 0).chain([0]).collect());
    let zone = zone.as_deref().map(|name| CStr::from_bytes_with_nul(name).expect("has one zero, at its end"));
    let (_held, parts) = (hold_zone(), Tm::of(parts, zone));
    let mut text = vec![0; room];
    // SAFETY: there is that much room, the format ends, and the zone's name lives longer than the call.
    let length = unsafe { wcsftime(text.as_mut_ptr(), room, format.as_ptr(), &parts) };
    text.truncate(length);
    (length > 0).then_some(text)
}

/// Makes this the zone of the process; without one, the zone stays what the environment of the process says.
pub fn set_zone(variable: Option<Option<&OsStr>>) {
    let _held = hold_zone();
    // SAFETY: the standard library locks the environment, and C's functions that read it in this process are called with the lock held.
    unsafe {
        match variable {
            Some(Some(zone)) => std::env::set_var("TZ", zone),
            Some(None) => std::env::remove_var("TZ"),
            None => {}
        }
    }
    tzset();
}

fn nanoseconds(result: c_int, time: &TimeSpec) -> Result<i64, Errno> {
    match result {
        0 => Ok(time.seconds.saturating_mul(1_000_000_000).saturating_add(time.nanoseconds.into())),
        _ => Err(last_error()),
    }
}

/// What a clock says, in nanoseconds.
pub fn clock_time(clock: i32) -> Result<i64, Errno> {
    let mut time = TimeSpec { seconds: 0, nanoseconds: 0 };
    nanoseconds(clock_gettime(clock, &mut time), &time)
}

/// How finely a clock counts, in nanoseconds.
pub fn clock_resolution(clock: i32) -> Result<i64, Errno> {
    let mut time = TimeSpec { seconds: 0, nanoseconds: 0 };
    nanoseconds(clock_getres(clock, &mut time), &time)
}

/// Sets a clock.
pub fn set_clock(clock: i32, time: i64) -> Result<(), Errno> {
    let time = TimeSpec { seconds: time.div_euclid(1_000_000_000), nanoseconds: time.rem_euclid(1_000_000_000) as c_long };
    if clock_settime(clock, &time) == 0 { Ok(()) } else { Err(last_error()) }
}
