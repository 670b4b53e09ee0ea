//! Linking: a verified body becomes a code object of this machine.

use std::cell::Cell;
use std::rc::Rc;

use dashu_int::{IBig, Sign, UBig};

use super::tier;
use crate::gc::{Gc, Items};
use crate::isa::{Body, Constant};
use crate::object::{Code, Linked, TypeId};
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Makes the code object of a body that the verifier has accepted.
    pub fn link(&mut self, body: Rc<Body>) -> Gc<Code> {
        let constants = Items::with_capacity(&self.heap, body.constants.len());
        for constant in &body.constants {
            let value = self.constant(constant, true);
            constants.push(&self.heap, value);
        }
        let names = body.names.iter().map(|name| self.intern(name).value()).collect();
        let home_names = Items::new();
        for home in &body.homes {
            let name = self.intern(&home.name).value();
            home_names.push(&self.heap, name);
        }
        // An instruction word names at most four registers of a list.
        self.stack.expect_window(usize::from(body.n_regs) + 4 * body.code.len());
        let home_names = self.tuple(home_names.as_slice());
        let name = self.intern(&body.name).value();
        let qualname = if body.qualname.is_empty() { name } else { self.intern(&body.qualname).value() };
        let linked = Linked::new(body, constants.as_slice(), names, [name, qualname]);
        let code = self.heap.alloc(Code::new(self.header_of(TypeId::Code), linked, Cell::new(home_names.value())));
        self.codes.borrow_mut().push(code.value());
        if let Some(tier) = &self.tier {
            tier::place_points(code, tier.threshold);
        }
        code
    }

    /// The value of a constant. Strs that look like names are interned, as CPython's compiler does.
    fn constant(&mut self, constant: &Constant, may_intern: bool) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Bool(truth) => Value::from_bool(*truth),
            Constant::Int(number) => self.int(*number),
            Constant::BigInt { negative, magnitude } => {
                let sign = if *negative { Sign::Negative } else { Sign::Positive };
                self.integer(IBig::from_parts(sign, UBig::from_le_bytes(magnitude)))
            }
            Constant::Float(number) => self.float(*number),
            Constant::Complex(real, imaginary) => self.complex(*real, *imaginary),
            Constant::Str(text) if may_intern && text.0.len() <= 64 => self.intern_wtf8(&text.0).value(),
            Constant::Str(text) => self.str_from_wtf8(&text.0).value(),
            Constant::Bytes(bytes) => self.bytes(bytes.to_vec()).value(),
            Constant::Tuple(items) => {
                let values = self.constants(items);
                self.tuple(values.as_slice()).value()
            }
            Constant::FrozenSet(items) => {
                let values = self.constants(items);
                let list = self.list(values.as_slice());
                let class = self.type_(TypeId::FrozenSet).value();
                self.call(class, &[list.value()]).expect("a frozenset of constants can be made")
            }
            Constant::Slice(parts) => {
                let values = self.constants(&parts[..]);
                self.slice(values.at(0), values.at(1), values.at(2))
            }
            Constant::Code(body) => self.link(body.clone()).value(),
        }
    }

    fn constants(&mut self, constants: &[Constant]) -> Items {
        let items = Items::new();
        for constant in constants {
            let value = self.constant(constant, true);
            items.push(&self.heap, value);
        }
        items
    }
}
