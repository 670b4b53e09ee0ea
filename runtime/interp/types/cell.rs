//! Cells: variables that closures share.

use std::cell::Cell as StdCell;

use crate::gc::{Gc, KindInfo};
use crate::methods;
use crate::object::{Arguments, CompareOp, Getter, Kind, Slots, Type, TypeId, TypeSpec};
use crate::value::Value;
use crate::vm::{PyResult, Vm};

crate::object! {
    /// A variable; unbound while it is empty.
    pub struct Cell {
        pub content: StdCell<Value>,
    }
}

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&CELL];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Cell, KindInfo::of::<Cell>())];

static CELL: TypeSpec = TypeSpec {
    kind: Some(Kind::Cell),
    is_base: false,
    slots: Slots { new: Some(new), repr: Some(repr), compare: Some(compare), ..Slots::NONE },
    methods: methods![],
    getters: &[Getter { name: "cell_contents", get: contents, set: Some(set_contents) }],
    signature: "([contents])",
    ..TypeSpec::new(TypeId::Cell, "cell")
};

impl Vm {
    /// A cell; `content` may be unbound.
    pub fn cell(&mut self, content: Value) -> Gc<Cell> {
        self.heap.alloc(Cell::new(self.header_of(TypeId::Cell), StdCell::new(content)))
    }
}

fn cell(value: Value) -> Gc<Cell> {
    value.downcast().expect("the slots of cells are called with cells")
}

fn new(vm: &mut Vm, _: Gc<Type>, arguments: Arguments) -> PyResult {
    if !arguments.names.is_empty() {
        return Err(vm.type_error("cell() takes no keyword arguments"));
    }
    match arguments.values {
        [] => Ok(vm.cell(Value::UNBOUND).value()),
        [content] => Ok(vm.cell(*content).value()),
        _ => Err(vm.type_error(format!("cell expected at most 1 argument, got {}", arguments.values.len()))),
    }
}

fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let content = cell(value).content.get();
    let address = value.address().addr();
    let text = match content.bound() {
        None => format!("<cell at {address:#x}: empty>"),
        Some(content) => format!("<cell at {address:#x}: {} object at {:#x}>", vm.type_name(content), content.bits()),
    };
    Ok(vm.text(&text))
}

fn compare(vm: &mut Vm, lhs: Value, rhs: Value, op: CompareOp) -> PyResult {
    let (Some(one), Some(other)) = (lhs.downcast::<Cell>(), rhs.downcast::<Cell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (one.content.get().bound(), other.content.get().bound()) {
        (Some(one), Some(other)) => vm.compare(op, one, other),
        (one, other) => Ok(Value::from_bool(op.holds(one.is_some().cmp(&other.is_some())))),
    }
}

fn contents(vm: &mut Vm, value: Value) -> PyResult {
    cell(value).content.get().bound().ok_or_else(|| vm.value_error("Cell is empty"))
}

fn set_contents(_: &mut Vm, value: Value, content: Option<Value>) -> PyResult<()> {
    cell(value).content.set(content.unwrap_or(Value::UNBOUND));
    Ok(())
}
