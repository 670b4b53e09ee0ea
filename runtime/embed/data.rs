//! Data as programs have it, without a machine.

use std::fmt;
use std::str::FromStr;

use dashu_int::IBig;

use crate::vm::Handle;

/// What goes into a machine and comes out of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Data {
    None,
    Bool(bool),
    /// An int that fits; others are `BigInt`.
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    List(Vec<Data>),
    Tuple(Vec<Data>),
    /// Keys and values in the order in which the dict has them.
    Dict(Vec<(Data, Data)>),
    /// Anything else.
    Object(Object),
}

/// An int of any size. Its text is decimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BigInt(pub(super) IBig);

/// An object of a machine, which lives at least as long as this. Two are equal if they are the same object.
#[derive(Clone)]
pub struct Object(pub(super) Handle);

impl PartialEq for Object {
    fn eq(&self, other: &Object) -> bool {
        self.0.is(&other.0)
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Object")
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BigInt {
    type Err = String;

    fn from_str(text: &str) -> Result<BigInt, String> {
        text.parse().map(BigInt).map_err(|_| format!("not a decimal integer: {text:?}"))
    }
}

impl From<i128> for BigInt {
    fn from(number: i128) -> BigInt {
        BigInt(number.into())
    }
}

macro_rules! data_from {
    ($($type:ty: |$value:ident| $data:expr;)*) => {$(
        impl From<$type> for Data {
            fn from($value: $type) -> Data {
                $data
            }
        }
    )*};
}

data_from! {
    (): |_nothing| Data::None;
    bool: |truth| Data::Bool(truth);
    i32: |number| Data::Int(number.into());
    u32: |number| Data::Int(number.into());
    i64: |number| Data::Int(number);
    BigInt: |number| Data::BigInt(number);
    f64: |number| Data::Float(number);
    &str: |text| Data::Str(text.to_owned());
    String: |text| Data::Str(text);
    &[u8]: |bytes| Data::Bytes(bytes.to_vec());
    Object: |object| Data::Object(object);
    &Object: |object| Data::Object(object.clone());
}
