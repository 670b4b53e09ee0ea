//! Bytes to values. The reader believes nothing: sizes are checked against what is there, and nesting is bounded.

use dashu_int::UBig;

use super::{MOST_NESTED, letter};
use crate::object::{Dict, List, TypeId};
use crate::value::Value;
use crate::vm::{PyResult, Raised, Vm};

/// Where the bytes come from.
pub trait Source {
    /// The next `count` bytes, or as many as there are.
    fn take(&mut self, vm: &mut Vm, count: usize) -> PyResult<Vec<u8>>;
}

/// Reads one value.
pub fn read(vm: &mut Vm, source: &mut dyn Source, allow_code: bool) -> PyResult {
    let references = vm.list(&[]);
    let mut reader = Reader { source, references, allow_code, depth: 0 };
    match reader.value(vm)? {
        Some(value) => Ok(value),
        None => Err(vm.type_error("NULL object in marshal data for object")),
    }
}

struct Reader<'a> {
    source: &'a mut dyn Source,
    /// Values that references may mean; unbound while they are being made.
    references: crate::gc::Gc<List>,
    allow_code: bool,
    depth: usize,
}

fn bad(vm: &mut Vm, what: &str) -> Raised {
    vm.value_error(format!("bad marshal data ({what})"))
}

impl Reader<'_> {
    fn bytes(&mut self, vm: &mut Vm, count: usize) -> PyResult<Vec<u8>> {
        let data = self.source.take(vm, count)?;
        if data.len() == count { Ok(data) } else { Err(vm.raise(TypeId::EOFError, "marshal data too short".into())) }
    }

    fn array<const N: usize>(&mut self, vm: &mut Vm) -> PyResult<[u8; N]> {
        let data = self.bytes(vm, N)?;
        Ok(data.try_into().expect("as many as asked for"))
    }

    fn word(&mut self, vm: &mut Vm) -> PyResult<i32> {
        Ok(i32::from_le_bytes(self.array(vm)?))
    }

    fn float(&mut self, vm: &mut Vm) -> PyResult<f64> {
        Ok(f64::from_le_bytes(self.array(vm)?))
    }

    fn size(&mut self, vm: &mut Vm, what: &str) -> PyResult<usize> {
        let size = self.word(vm)?;
        usize::try_from(size).map_err(|_| bad(vm, &format!("{what} size out of range")))
    }

    fn byte(&mut self, vm: &mut Vm) -> PyResult<usize> {
        Ok(usize::from(self.array::<1>(vm)?[0]))
    }

    /// A value; `None` for the mark at the end of dicts.
    fn value(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(&code) = self.source.take(vm, 1)?.first() else {
            return Err(vm.raise(TypeId::EOFError, "EOF read where object expected".into()));
        };
        self.depth += 1;
        if self.depth > MOST_NESTED {
            return Err(vm.value_error("recursion limit exceeded"));
        }
        vm.check_native_stack()?;
        let place = (code & letter::FLAG_REF != 0).then(|| {
            self.references.items.push(&vm.heap, Value::UNBOUND);
            self.references.items.len() - 1
        });
        let value = self.value_of(vm, code & !letter::FLAG_REF, place)?;
        self.depth -= 1;
        if let (Some(place), Some(value)) = (place, value) {
            self.references.items.set(place, value);
        }
        Ok(value)
    }

    /// A value inside of another.
    fn item(&mut self, vm: &mut Vm, what: &str) -> PyResult {
        match self.value(vm)? {
            Some(value) => Ok(value),
            None => Err(vm.type_error(format!("NULL object in marshal data for {what}"))),
        }
    }

    fn items(&mut self, vm: &mut Vm, count: usize, what: &str) -> PyResult<crate::gc::Gc<List>> {
        let list = vm.list(&[]);
        for _ in 0..count {
            let item = self.item(vm, what)?;
            list.items.push(&vm.heap, item);
        }
        Ok(list)
    }

    fn value_of(&mut self, vm: &mut Vm, code: u8, place: Option<usize>) -> PyResult<Option<Value>> {
        Ok(Some(match code {
            letter::NULL => return Ok(None),
            letter::NONE => Value::NONE,
            letter::FALSE => Value::FALSE,
            letter::TRUE => Value::TRUE,
            letter::ELLIPSIS => Value::ELLIPSIS,
            letter::STOP_ITERATION => vm.type_(TypeId::StopIteration).value(),
            letter::INT => Value::from_small(self.word(vm)?.into()),
            letter::INT64 => {
                let number = i64::from_le_bytes(self.array(vm)?);
                vm.int(number)
            }
            letter::LONG => self.long(vm)?,
            letter::FLOAT => {
                let number = self.text_float(vm)?;
                vm.float(number)
            }
            letter::BINARY_FLOAT => {
                let number = self.float(vm)?;
                vm.float(number)
            }
            letter::COMPLEX | letter::BINARY_COMPLEX => {
                let part = if code == letter::COMPLEX { Self::text_float } else { Self::float };
                let (real, imag) = (part(self, vm)?, part(self, vm)?);
                vm.complex(real, imag)
            }
            letter::STRING => {
                let size = self.size(vm, "bytes object")?;
                let data = self.bytes(vm, size)?;
                vm.bytes(data).value()
            }
            letter::UNICODE | letter::INTERNED => {
                let size = self.size(vm, "string")?;
                let data = self.bytes(vm, size)?;
                let data = vm.bytes(data).value();
                let text = crate::types::bytes::codecs::decode(vm, data, "utf-8", "surrogatepass")?;
                if code == letter::INTERNED { vm.interned(text).value() } else { text.value() }
            }
            letter::ASCII | letter::ASCII_INTERNED => {
                let size = self.size(vm, "string")?;
                self.ascii(vm, size, code == letter::ASCII_INTERNED)?
            }
            letter::SHORT_ASCII | letter::SHORT_ASCII_INTERNED => {
                let size = self.byte(vm)?;
                self.ascii(vm, size, code == letter::SHORT_ASCII_INTERNED)?
            }
            letter::SMALL_TUPLE | letter::TUPLE => {
                let size = if code == letter::TUPLE { self.size(vm, "tuple")? } else { self.byte(vm)? };
                let items = self.items(vm, size, "tuple")?;
                vm.tuple(items.items.as_slice()).value()
            }
            letter::LIST => {
                let size = self.size(vm, "list")?;
                let list = vm.list(&[]);
                self.known(place, list.value());
                for _ in 0..size {
                    let item = self.item(vm, "list")?;
                    list.items.push(&vm.heap, item);
                }
                list.value()
            }
            letter::DICT => {
                let dict = vm.dict();
                self.known(place, dict.value());
                self.entries(vm, dict)?;
                dict.value()
            }
            letter::SET | letter::FROZEN_SET => {
                let size = self.size(vm, "set")?;
                let set = if code == letter::SET { vm.set() } else { vm.frozen_set() };
                if code == letter::SET {
                    self.known(place, set.value());
                }
                for _ in 0..size {
                    let item = self.item(vm, "set")?;
                    set.add(vm, item)?;
                }
                set.value()
            }
            letter::SLICE => {
                let parts = self.items(vm, 3, "slice")?;
                let class = vm.type_(TypeId::Slice).value();
                vm.call(class, parts.items.as_slice())?
            }
            letter::REF => {
                let index = usize::try_from(self.word(vm)?).ok();
                match index.and_then(|index| self.references.items.get(index)).and_then(Value::bound) {
                    Some(value) => value,
                    None => return Err(bad(vm, "invalid reference")),
                }
            }
            letter::CODE if !self.allow_code => return Err(vm.value_error("unmarshalling code objects is disallowed")),
            letter::CODE => return Err(vm.value_error("cannot unmarshal a code object: import the .pyc file that has it")),
            _ => return Err(bad(vm, "unknown type code")),
        }))
    }

    /// References may mean a container before it is complete.
    fn known(&self, place: Option<usize>, value: Value) {
        if let Some(place) = place {
            self.references.items.set(place, value);
        }
    }

    fn entries(&mut self, vm: &mut Vm, dict: crate::gc::Gc<Dict>) -> PyResult<()> {
        while let Some(key) = self.value(vm)? {
            let Some(value) = self.value(vm)? else { break };
            dict.set(vm, key, value)?;
        }
        Ok(())
    }

    /// Digits of 15 bits, the lowest first.
    fn long(&mut self, vm: &mut Vm) -> PyResult {
        let count = self.word(vm)?;
        let data = self.bytes(vm, count.unsigned_abs() as usize * 2)?;
        let mut bytes = Vec::with_capacity(data.len() + 8);
        let (mut bits, mut n_bits, mut last) = (0_u32, 0, 1);
        for digit in data.chunks_exact(2) {
            last = u32::from(u16::from_le_bytes([digit[0], digit[1]]));
            if last > 0x7fff {
                return Err(bad(vm, "digit out of range in long"));
            }
            bits |= last << n_bits;
            n_bits += 15;
            while n_bits >= 8 {
                bytes.push(bits as u8);
                bits >>= 8;
                n_bits -= 8;
            }
        }
        bytes.push(bits as u8);
        if last == 0 {
            return Err(bad(vm, "unnormalized long data"));
        }
        let number = dashu_int::IBig::from(UBig::from_le_bytes(&bytes));
        Ok(vm.integer(if count < 0 { -number } else { number }))
    }

    fn text_float(&mut self, vm: &mut Vm) -> PyResult<f64> {
        let size = self.byte(vm)?;
        let text = self.bytes(vm, size)?;
        let (class, text) = (vm.type_(TypeId::Float).value(), vm.text(&String::from_utf8_lossy(&text)));
        let number = vm.call(class, &[text])?;
        vm.to_f64(number)
    }

    fn ascii(&mut self, vm: &mut Vm, size: usize, is_interned: bool) -> PyResult {
        let data = self.bytes(vm, size)?;
        let text = vm.str_from_latin1(&data);
        Ok(if is_interned { vm.interned(text).value() } else { text.value() })
    }
}
