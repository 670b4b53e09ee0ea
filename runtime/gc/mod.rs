//! The collector: heap, object headers, marking, arrays. Traces words through their headers and knows no types.

mod block;
mod collect;
mod finalizers;
mod header;
mod heap;
mod items;
mod limit;
pub mod native_stack;
#[cfg(test)]
mod tests;
mod trace;

pub use header::{Gc, Header, KindIndex, Object};
pub use heap::{Heap, HeapStats, KindInfo, Roots};
pub use items::{ByteArray, FIRST_KIND, Items, PlainData, ValueArray};
pub use trace::{Trace, Tracer};
