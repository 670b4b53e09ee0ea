//! Where compiled code finds things: offsets in the machine and in objects, addresses of helpers.
//!
//! A compiler takes all of them from here, so that a change of a layout cannot go past it.

use std::mem::offset_of;

use super::helpers;
use crate::gc::{Header, Items};
use crate::interp::frame::RECORD;
use crate::interp::machine_code::FINISH_INIT;
use crate::interp::ops::STUB;
use crate::interp::types::cell::Cell;
use crate::interp::types::function::Function;
use crate::object::{BoxedFloat, Dict, FIRST_SLOT, Kind, List, Tuple};
use crate::types::list::ListIterator;
use crate::types::range::RangeIterator;
use crate::vm::{RegisterStack, Vm, requests_address};

/// Offsets in bytes.
pub struct Layout {
    pub vm_pc: i32,
    pub vm_base: i32,
    pub vm_depth: i32,
    /// Two words.
    pub vm_leaf_items: i32,
    pub vm_recursion_limit: i32,
    pub vm_stack_limit: i32,
    pub vm_native_limit: i32,
    pub range_next: i32,
    pub range_remaining: i32,
    pub range_step: i32,
    pub walk_list: i32,
    pub walk_index: i32,
    pub list_array: i32,
    pub list_len: i32,
    /// From the start of an array of values to the first one, and to the number of places.
    pub array_first: i32,
    pub array_capacity: i32,
    pub tuple_len: i32,
    pub tuple_first: i32,
    pub float_number: i32,
    pub dict_version: i32,
    pub function_globals: i32,
    pub function_closure: i32,
    pub cell_content: i32,

    pub first_slot: i32,
    /// Words of a frame's record.
    pub record: i32,
    /// Registers of the small frame below that of an `__init__`.
    pub stub: i32,
    /// Kind and the flag of exactness of headers.
    pub exact_list: u16,
    pub kind_list: u8,
    pub exact_tuple: u16,
    pub kind_range_iterator: u8,
    pub kind_list_iterator: u8,
    pub kind_cell: u8,
    pub kind_float: u8,
    pub native_room: i64,
}

const fn exact(kind: Kind) -> u16 {
    (Header::EXACT as u16) << 8 | kind as u16
}

pub const LAYOUT: Layout = Layout {
    vm_pc: offset_of!(Vm, pc) as i32,
    vm_base: offset_of!(Vm, base) as i32,
    vm_depth: offset_of!(Vm, depth) as i32,
    vm_leaf_items: offset_of!(Vm, leaf_items) as i32,
    vm_recursion_limit: offset_of!(Vm, recursion_limit) as i32,
    vm_stack_limit: (offset_of!(Vm, stack) + RegisterStack::LIMIT_OFFSET) as i32,
    vm_native_limit: offset_of!(Vm, native_limit) as i32,
    range_next: offset_of!(RangeIterator, next) as i32,
    range_remaining: offset_of!(RangeIterator, remaining) as i32,
    range_step: offset_of!(RangeIterator, step) as i32,
    walk_list: offset_of!(ListIterator, list) as i32,
    walk_index: offset_of!(ListIterator, index) as i32,
    list_array: (offset_of!(List, items) + Items::ARRAY_OFFSET) as i32,
    list_len: (offset_of!(List, items) + Items::LEN_OFFSET) as i32,
    array_first: Items::FIRST_IN_ARRAY as i32,
    array_capacity: Items::CAPACITY_IN_ARRAY as i32,
    tuple_len: Tuple::LEN_OFFSET as i32,
    tuple_first: size_of::<Tuple>() as i32,
    float_number: offset_of!(BoxedFloat, number) as i32,
    dict_version: offset_of!(Dict, version) as i32,
    cell_content: offset_of!(Cell, content) as i32,
    function_globals: offset_of!(Function, globals) as i32,
    function_closure: offset_of!(Function, closure) as i32,
    first_slot: FIRST_SLOT as i32,
    record: RECORD as i32,
    stub: STUB as i32,
    exact_list: exact(Kind::List),
    kind_list: Kind::List as u8,
    exact_tuple: exact(Kind::Tuple),
    kind_range_iterator: Kind::RangeIterator as u8,
    kind_list_iterator: Kind::ListIterator as u8,
    kind_cell: Kind::Cell as u8,
    kind_float: Kind::BoxedFloat as u8,
    native_room: super::NATIVE_ROOM as i64,
};

/// Addresses of this process.
pub struct Addresses {
    /// The byte of requests that backward jumps look at.
    pub requests: usize,
    /// `fn(vm, base, exit, numbers)`
    pub leave: usize,
    /// The instruction that looks at what an `__init__` has returned.
    pub finish_init: usize,
    /// `fn(vm, base, pc) -> pc`
    pub run_instruction: usize,
    /// `fn(vm, base, pc, word)`
    pub suspend: usize,
    /// `fn(vm, base, pc, i64) -> word`
    pub box_int: usize,
    /// `fn(vm, base, pc, f64) -> word`
    pub box_float: usize,
    /// `fn(f64, f64) -> f64`
    pub float_floor_div: usize,
    pub float_mod: usize,
    pub float_pow: usize,
    /// `fn(vm, base, pc, list, word)`, for a list without room
    pub list_append: usize,
    /// `fn(vm) -> u64`: whether a guard is to fail.
    pub stress: usize,
    /// `fn(f64) -> f64`
    pub sin: usize,
    pub cos: usize,
    pub tan: usize,
    pub exp: usize,
    pub log: usize,
    pub atan: usize,
    pub nearest: usize,
    pub floor: usize,
    pub ceil: usize,
}

impl Addresses {
    pub fn get() -> Addresses {
        Addresses {
            requests: requests_address(),
            leave: helpers::leave as *const () as usize,
            finish_init: FINISH_INIT.address().addr(),
            run_instruction: helpers::run_instruction as *const () as usize,
            suspend: helpers::suspend as *const () as usize,
            box_int: helpers::box_int as *const () as usize,
            box_float: helpers::box_float as *const () as usize,
            float_floor_div: helpers::float_floor_div as *const () as usize,
            float_mod: helpers::float_mod as *const () as usize,
            float_pow: helpers::float_pow as *const () as usize,
            list_append: helpers::list_append as *const () as usize,
            stress: helpers::stress as *const () as usize,
            sin: helpers::sin as *const () as usize,
            cos: helpers::cos as *const () as usize,
            tan: helpers::tan as *const () as usize,
            exp: helpers::exp as *const () as usize,
            log: helpers::log as *const () as usize,
            atan: helpers::atan as *const () as usize,
            nearest: helpers::nearest as *const () as usize,
            floor: helpers::floor as *const () as usize,
            ceil: helpers::ceil as *const () as usize,
        }
    }
}
