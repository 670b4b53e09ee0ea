//! Generators, coroutines and async generators.

use crate::gc::KindInfo;
use crate::object::{Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&GENERATOR, &COROUTINE, &ASYNC_GENERATOR, &ASYNC_AWAITABLE];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[];

static GENERATOR: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::Generator, "generator")
};

static COROUTINE: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::Coroutine, "coroutine")
};

static ASYNC_GENERATOR: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::AsyncGenerator, "async_generator")
};

static ASYNC_AWAITABLE: TypeSpec = TypeSpec {
    is_base: false,
    ..TypeSpec::new(TypeId::AsyncAwaitable, "async_generator_asend")
};
