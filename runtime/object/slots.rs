//! Slots: what a class can do, as function pointers, and their connection with special methods.
//!
//! A built-in type fills its slots with Rust functions; `type(int).__add__` is then a wrapper around the slot. A Python class
//! that defines special methods gets trampolines, which look the method up and call it. One row connects a special method
//! with its slot, its trampoline and its wrapper.

use super::call::Arguments;
use super::known::Known;
use super::str_::Str;
use super::type_::Type;
use crate::gc::Gc;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    Lshift,
    Rshift,
    And,
    Or,
    Xor,
    Matmul,
    /// `divmod()`; it has no in-place form.
    Divmod,
}

impl BinaryOp {
    pub const COUNT: usize = 14;
    pub const ALL: [BinaryOp; Self::COUNT] = {
        use BinaryOp::*;
        [Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, Lshift, Rshift, And, Or, Xor, Matmul, Divmod]
    };

    /// The operator as error messages write it.
    pub fn symbol(self) -> &'static str {
        ["+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@", "divmod()"][self as usize]
    }

    /// The special method.
    pub fn method(self) -> Known {
        use Known::*;
        [__add__, __sub__, __mul__, __truediv__, __floordiv__, __mod__, __pow__, __lshift__, __rshift__, __and__, __or__, __xor__, __matmul__, __divmod__][self as usize]
    }

    /// The special method of the right operand.
    pub fn reflected(self) -> Known {
        use Known::*;
        [__radd__, __rsub__, __rmul__, __rtruediv__, __rfloordiv__, __rmod__, __rpow__, __rlshift__, __rrshift__, __rand__, __ror__, __rxor__, __rmatmul__, __rdivmod__]
            [self as usize]
    }

    /// The special method of the augmented assignment.
    pub fn inplace(self) -> Option<Known> {
        use Known::*;
        [__iadd__, __isub__, __imul__, __itruediv__, __ifloordiv__, __imod__, __ipow__, __ilshift__, __irshift__, __iand__, __ior__, __ixor__, __imatmul__]
            .get(self as usize)
            .copied()
    }
}

/// A comparison operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    pub const ALL: [CompareOp; 6] = [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    pub fn method(self) -> Known {
        use Known::*;
        [__lt__, __le__, __eq__, __ne__, __gt__, __ge__][self as usize]
    }

    /// The operator with its operands exchanged.
    pub fn swapped(self) -> CompareOp {
        use CompareOp::*;
        [Gt, Ge, Eq, Ne, Lt, Le][self as usize]
    }

    /// The operator's answer, given how the operands are ordered.
    #[inline]
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }
}

pub type UnaryFn = fn(&mut Vm, Value) -> PyResult;
/// Gives what an iterator has left to the visitor, until that says `false`.
pub type VisitFn = fn(&mut Vm, Value, Visitor) -> PyResult<()>;
pub type Visitor<'a> = &'a mut dyn FnMut(&mut Vm, Value) -> PyResult<bool>;
/// Returns `NotImplemented` if it cannot handle the operands. Either of them may be the one of this type.
pub type BinaryFn = fn(&mut Vm, Value, Value) -> PyResult;
pub type TernaryFn = fn(&mut Vm, Value, Value, Value) -> PyResult;
pub type CompareFn = fn(&mut Vm, Value, Value, CompareOp) -> PyResult;
pub type HashFn = fn(&mut Vm, Value) -> PyResult<i64>;
pub type LenFn = fn(&mut Vm, Value) -> PyResult<usize>;
pub type TruthFn = fn(&mut Vm, Value) -> PyResult<bool>;
/// `(container, item)`
pub type ContainsFn = fn(&mut Vm, Value, Value) -> PyResult<bool>;
/// `(container, key, value)`; no value means deletion.
pub type SetItemFn = fn(&mut Vm, Value, Value, Option<Value>) -> PyResult<()>;
pub type GetAttrFn = fn(&mut Vm, Value, Gc<Str>) -> PyResult;
/// `(object, name, value)`; no value means deletion.
pub type SetAttrFn = fn(&mut Vm, Value, Gc<Str>, Option<Value>) -> PyResult<()>;
/// `(descriptor, object or unbound, class)`
pub type DescriptorGetFn = fn(&mut Vm, Value, Value, Value) -> PyResult;
/// `(descriptor, object, value)`; no value means deletion.
pub type DescriptorSetFn = fn(&mut Vm, Value, Value, Option<Value>) -> PyResult<()>;
pub type CallFn = fn(&mut Vm, Value, Arguments) -> PyResult;
pub type NewFn = fn(&mut Vm, Gc<Type>, Arguments) -> PyResult;
pub type InitFn = fn(&mut Vm, Value, Arguments) -> PyResult<()>;

macro_rules! slots {
    ($($(#[doc = $doc:literal])* $field:ident: $type:ty;)*) => {
        /// What the instances of a type can do.
        #[derive(Clone, Copy)]
        pub struct Slots {
            $($(#[doc = $doc])* pub $field: Option<$type>,)*
            /// Called with the operands in their order, for the left operand's type and for the right one's.
            pub binary: [Option<BinaryFn>; BinaryOp::COUNT],
            pub inplace: [Option<BinaryFn>; BinaryOp::COUNT],
        }

        impl Slots {
            pub const NONE: Slots = Slots { $($field: None,)* binary: [None; BinaryOp::COUNT], inplace: [None; BinaryOp::COUNT] };

            /// Takes every slot that is empty here from `base`.
            pub fn inherit(&mut self, base: &Slots) {
                $(if self.$field.is_none() { self.$field = base.$field; })*
                for op in 0..BinaryOp::COUNT {
                    self.binary[op] = self.binary[op].or(base.binary[op]);
                    self.inplace[op] = self.inplace[op].or(base.inplace[op]);
                }
            }
        }
    };
}

slots! {
    repr: UnaryFn;
    str_: UnaryFn;
    hash: HashFn;
    call: CallFn;
    get_attr: GetAttrFn;
    set_attr: SetAttrFn;
    compare: CompareFn;
    iter: UnaryFn;
    /// Returns unbound at the end; StopIteration is for iterators written in Python.
    iter_next: UnaryFn;
    /// Gives all further items; only of types without subclasses, for which that is cheaper than item by item.
    iter_all: VisitFn;
    descriptor_get: DescriptorGetFn;
    descriptor_set: DescriptorSetFn;
    init: InitFn;
    new: NewFn;
    len: LenFn;
    truth: TruthFn;
    get_item: BinaryFn;
    set_item: SetItemFn;
    contains: ContainsFn;
    neg: UnaryFn;
    pos: UnaryFn;
    invert: UnaryFn;
    abs: UnaryFn;
    int: UnaryFn;
    float: UnaryFn;
    index: UnaryFn;
    /// `pow(base, exponent, modulus)`
    pow_mod: TernaryFn;
    await_: UnaryFn;
    aiter: UnaryFn;
    anext: UnaryFn;
}

impl crate::gc::Trace for std::cell::RefCell<Slots> {
    fn trace(&self, _: &mut crate::gc::Tracer) {}
}
