//! Frames: register windows, their records, and the interpreter's two words of state.
//!
//! A frame is a window of registers at `base` with a record of five words below it:
//!
//! | word | content |
//! | --- | --- |
//! | `base[-5]` | the generator that runs here; only in frames of generators |
//! | `base[-4]` | the function |
//! | `base[-3]` | the address between the code's caches and constants |
//! | `base[-2]` | the caller's next instruction, with the register for the result in the upper 16 bits |
//! | `base[-1]` | the caller's `base` |
//!
//! Addresses are multiples of eight, so to the collector these words look like integers.
//!
//! SAFETY of all register accesses here: the isa verifier has accepted every body that runs, so registers lie inside the
//! window, constants and caches exist, and jumps stay inside the code; windows are only entered after the stack limit
//! was checked.

use crate::gc::{Gc, Object};
use crate::interp::types::function::Function;
use crate::isa::{CacheIndex, Const, Inst, Op, OptReg, Reg, Target16, Target32};
use crate::object::Cache;
use crate::value::Value;
use crate::vm::Vm;

/// Words of a frame's record.
pub const RECORD: usize = 5;

/// What the interpreter keeps in machine registers.
#[derive(Clone, Copy)]
pub struct Cx {
    /// The present instruction.
    pub pc: *const u64,
    /// The present window.
    pub base: *mut Value,
}

/// The low bits of a return word: the address.
const ADDRESS: u64 = (1 << 48) - 1;

impl Cx {
    /// The operation at `pc`.
    #[inline(always)]
    pub fn op(&self) -> Op {
        // SAFETY: `pc` is at an instruction of verified code, or at one of the machine's own.
        unsafe { self.pc.cast::<Op>().read() }
    }

    /// The instruction at `pc`, which has the operation of `I`.
    #[inline(always)]
    pub fn read<I: Inst>(&self) -> I {
        debug_assert!(self.op() == I::OP || self.op() == Op::TierPoint);
        // SAFETY: as for `op`; an instruction's struct is its encoding.
        unsafe { I::fetch(self.pc) }
    }

    /// The register at `index` of the list behind the instruction at `pc`.
    #[inline(always)]
    pub fn listed<I: Inst>(&self, index: usize) -> Reg {
        // SAFETY: the caller stays below the length that the instruction names.
        unsafe { Reg(self.pc.cast::<u16>().add(I::UNITS + index).read()) }
    }

    /// Counts a run at the front of a function; `false` if that was the last one to be counted.
    #[inline(always)]
    pub fn count_down(&self) -> bool {
        // SAFETY: `pc` is at a front (`Linked::set_countdown`), whose upper half is the count.
        unsafe {
            let count = self.pc.cast::<u32>().cast_mut().add(1);
            let left = count.read();
            count.write(left.saturating_sub(1));
            left > 1
        }
    }

    /// A unit of the instruction at `pc`.
    #[inline(always)]
    pub fn unit(&self, place: u8) -> u16 {
        // SAFETY: the caller knows the instruction's fields, or that its list is so long.
        unsafe { self.pc.cast::<u16>().add(usize::from(place)).read() }
    }

    /// The register that a unit of the instruction at `pc` names.
    #[inline(always)]
    pub fn register(&self, place: u8) -> Reg {
        Reg(self.unit(place))
    }

    #[inline(always)]
    pub fn get(&self, reg: Reg) -> Value {
        // SAFETY: see the module.
        unsafe { self.base.add(usize::from(reg.0)).read() }
    }

    #[inline(always)]
    pub fn set(&self, reg: Reg, value: Value) {
        // SAFETY: see the module.
        unsafe { self.base.add(usize::from(reg.0)).write(value) }
    }

    /// The content of a register that need not exist: unbound then.
    #[inline(always)]
    pub fn get_optional(&self, reg: OptReg) -> Value {
        reg.get().map_or(Value::UNBOUND, |reg| self.get(reg))
    }

    /// A word of the record: 1 is `base[-1]`.
    #[inline(always)]
    fn record(&self, word: usize) -> *mut u64 {
        self.base.wrapping_sub(word).cast()
    }

    #[inline(always)]
    fn data(&self) -> *const Value {
        // SAFETY: every frame has a record.
        unsafe { self.record(3).cast::<*const Value>().read() }
    }

    #[inline(always)]
    pub fn constant(&self, index: Const) -> Value {
        // SAFETY: see the module.
        unsafe { self.data().add(index.0 as usize).read() }
    }

    /// The inline cache. The code object lives as long as the frame.
    #[inline(always)]
    pub fn cache<'a>(&self, index: CacheIndex) -> &'a Cache {
        // SAFETY: see the module.
        unsafe { &*self.data().cast::<Cache>().sub(usize::from(index.0) + 1) }
    }

    /// The same, for who fills it from what classes have, or puts a value into it.
    pub fn cache_to_fill<'a>(&self, vm: &Vm, index: CacheIndex) -> &'a Cache {
        vm.note_relying(self.function().code.get());
        self.cache(index)
    }

    /// The function of the frame.
    #[inline(always)]
    pub fn function(&self) -> Gc<Function> {
        // SAFETY: the record holds the function's word.
        unsafe { Gc::from_address(self.record(4).cast::<Value>().read().address()) }
    }

    /// The word where the record keeps the function.
    pub fn function_word(&self) -> Value {
        // SAFETY: every frame has a record.
        unsafe { self.record(4).cast::<Value>().read() }
    }

    /// Names another function with the same code.
    pub fn set_function(&self, function: Gc<Function>) {
        // SAFETY: every frame has a record.
        unsafe { self.record(4).cast::<Value>().write(function.value()) }
    }

    /// The generator of the frame, if it is one of type `T`.
    pub fn owner<T: Object>(&self) -> Option<Gc<T>> {
        // SAFETY: every frame has a record; the word is a value, perhaps an old one.
        unsafe { self.record(5).cast::<Value>().read() }.downcast()
    }

    /// Goes on behind the instruction.
    #[inline(always)]
    pub fn advance<I: Inst>(&mut self, inst: &I) {
        self.pc = self.pc.wrapping_add(inst.words());
    }

    #[inline(always)]
    pub fn jump16(&mut self, target: Target16) {
        self.pc = self.pc.wrapping_offset(isize::from(target.0));
    }

    #[inline(always)]
    pub fn jump32(&mut self, target: Target32) {
        self.pc = self.pc.wrapping_offset(target.0 as isize);
    }

    /// The frame that will be pushed above this window of `top` registers.
    #[inline(always)]
    pub fn above(&self, top: u16) -> *mut Value {
        self.base.wrapping_add(usize::from(top) + RECORD)
    }

    /// Goes to the window `base`, whose arguments are in place: writes its record and clears its other homes.
    /// When it returns, its result goes to `dst` of the present window and control to `return_pc`.
    #[inline(always)]
    pub fn enter(&mut self, base: *mut Value, function: Gc<Function>, n_bound: usize, dst: Reg, return_pc: *const u64) {
        let fast = &function.fast;
        // SAFETY: the caller has checked the stack limit for this window.
        unsafe {
            base.sub(4).write(function.value());
            base.sub(3).cast::<*const Value>().write(fast.data.get());
            base.sub(2).cast::<u64>().write(return_pc.addr() as u64 | u64::from(dst.0) << 48);
            base.sub(1).cast::<*mut Value>().write(self.base);
            for home in n_bound..fast.n_homes.get() as usize {
                base.add(home).write(Value::UNBOUND);
            }
        }
        self.pc = fast.entry.get();
        self.base = base;
    }

    /// Writes an argument of a window that is about to be entered.
    #[inline(always)]
    pub fn set_argument(base: *mut Value, index: usize, value: Value) {
        // SAFETY: the caller has checked the stack limit for this window.
        unsafe { base.add(index).write(value) }
    }

    /// Writes the first registers of a window that is about to be entered.
    pub fn set_arguments(base: *mut Value, values: &[Value]) {
        // SAFETY: the caller has checked the stack limit for this window; the values lie elsewhere.
        unsafe { base.copy_from_nonoverlapping(values.as_ptr(), values.len()) }
    }

    /// Writes a whole record; used for frames that do not run a function.
    pub fn write_record(base: *mut Value, owner: Value, function: Value, dst: Reg, return_pc: *const u64, caller: *mut Value) {
        // SAFETY: the caller has checked the stack limit for this window.
        unsafe {
            base.sub(5).write(owner);
            base.sub(4).write(function);
            base.sub(3).cast::<u64>().write(0);
            base.sub(2).cast::<u64>().write(return_pc.addr() as u64 | u64::from(dst.0) << 48);
            base.sub(1).cast::<*mut Value>().write(caller);
        }
    }

    /// Names the generator of the present frame.
    pub fn set_owner(&self, owner: Value) {
        // SAFETY: every frame has a record.
        unsafe { self.record(5).cast::<Value>().write(owner) }
    }

    /// The caller's next instruction and the register for the result.
    #[inline(always)]
    pub fn return_address(&self) -> (*const u64, Reg) {
        // SAFETY: every frame has a record.
        let word = unsafe { self.record(2).read() };
        (std::ptr::with_exposed_provenance((word & ADDRESS) as usize), Reg((word >> 48) as u16))
    }

    /// Changes where the frame returns to.
    pub fn set_return_address(&self, return_pc: *const u64, dst: Reg) {
        // SAFETY: every frame has a record.
        unsafe { self.record(2).write(return_pc.addr() as u64 | u64::from(dst.0) << 48) }
    }

    #[inline(always)]
    pub fn caller(&self) -> *mut Value {
        // SAFETY: every frame has a record.
        unsafe { self.record(1).cast::<*mut Value>().read() }
    }

    /// Leaves the window with a result.
    #[inline(always)]
    pub fn leave(&mut self, result: Value) {
        let (return_pc, dst) = self.return_address();
        self.base = self.caller();
        self.pc = return_pc;
        self.set(dst, result);
    }

    /// The registers `0..count` of the window.
    pub fn window<'a>(&self, count: usize) -> &'a [Value] {
        // SAFETY: see the module; the slice is used before the window changes.
        unsafe { std::slice::from_raw_parts(self.base, count) }
    }
}

/// `count` words at `base`, where arguments for a native function were put.
pub fn arguments<'a>(base: *mut Value, count: usize) -> &'a [Value] {
    // SAFETY: the caller wrote them.
    unsafe { std::slice::from_raw_parts(base, count) }
}

/// Rewrites the operation of the instruction at `pc` (quickening). The new row has the same fields.
pub fn rewrite(pc: *const u64, op: Op) {
    // SAFETY: instruction words are `UnsafeCell`s of a linked code object; only the interpreter writes them.
    unsafe { pc.cast::<Op>().cast_mut().write(op) }
}
