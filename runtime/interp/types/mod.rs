//! Types that hold running code: functions, code objects, cells, generators, frames.

pub mod cell;
pub mod code;
pub mod frame;
pub mod function;
pub mod generator;

use crate::gc::KindInfo;
use crate::object::{Kind, TypeSpec};

/// Every type declared in this folder.
pub fn specs() -> Vec<&'static TypeSpec> {
    let files: &[&[&'static TypeSpec]] = &[cell::SPECS, code::SPECS, frame::SPECS, function::SPECS, generator::SPECS];
    files.concat()
}

/// Every native layout declared in this folder.
pub fn kinds() -> Vec<(Kind, KindInfo)> {
    let files: &[&[(Kind, KindInfo)]] = &[cell::KINDS, code::KINDS, frame::KINDS, function::KINDS, generator::KINDS];
    files.concat()
}
