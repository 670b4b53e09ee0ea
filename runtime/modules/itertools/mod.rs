//! `itertools`.

mod combinatorics;
mod endless;
mod grouping;
mod joining;
mod selection;

use crate::gc::{Gc, Items, KindInfo};
use crate::methods;
use crate::modules::NativeModule;
use crate::object::{Kind, Method, Slots, TypeId, TypeSpec, UnaryFn};
use crate::types::iterators::iter_self;
use crate::types::module::Module;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "itertools", functions: FUNCTIONS, init: Some(init), doc: "" };

static FUNCTIONS: &[Method] = methods!["tee(iterable, n=2, /)" => joining::tee];

/// Every class of the module.
pub static SPECS: &[&TypeSpec] = &[
    &ACCUMULATE,
    &BATCHED,
    &CHAIN,
    &COMBINATIONS,
    &COMBINATIONS_WITH_REPLACEMENT,
    &COMPRESS,
    &COUNT,
    &CYCLE,
    &DROP_WHILE,
    &FILTER_FALSE,
    &GROUP_BY,
    &GROUPER,
    &SLICE,
    &PAIRWISE,
    &PERMUTATIONS,
    &PRODUCT,
    &REPEAT,
    &STAR_MAP,
    &TAKE_WHILE,
    &TEE,
    &ZIP_LONGEST,
];

/// The native layouts of this module.
pub static KINDS: &[(Kind, KindInfo)] = &[
    (Kind::Accumulate, KindInfo::of::<joining::Accumulate>()),
    (Kind::Batched, KindInfo::of::<grouping::Batched>()),
    (Kind::Chain, KindInfo::of::<joining::Chain>()),
    (Kind::Combinations, KindInfo::of::<combinatorics::Combinations>()),
    (Kind::Compress, KindInfo::of::<selection::Compress>()),
    (Kind::Count, KindInfo::of::<endless::Count>()),
    (Kind::Cycle, KindInfo::of::<endless::Cycle>()),
    (Kind::Selector, KindInfo::of::<selection::Selector>()),
    (Kind::GroupBy, KindInfo::of::<grouping::GroupBy>()),
    (Kind::Grouper, KindInfo::of::<grouping::Grouper>()),
    (Kind::IteratorSlice, KindInfo::of::<selection::IteratorSlice>()),
    (Kind::Pairwise, KindInfo::of::<grouping::Pairwise>()),
    (Kind::Permutations, KindInfo::of::<combinatorics::Permutations>()),
    (Kind::Product, KindInfo::of::<combinatorics::Product>()),
    (Kind::Repeat, KindInfo::of::<endless::Repeat>()),
    (Kind::Tee, KindInfo::of::<joining::Tee>()),
    (Kind::ZipLongest, KindInfo::of::<joining::ZipLongest>()),
];

/// The slots of an iterator class.
const fn slots(new: Option<crate::object::NewFn>, next: UnaryFn) -> Slots {
    Slots { new, iter: Some(iter_self), iter_next: Some(next), ..Slots::NONE }
}

macro_rules! classes {
    ($($name:ident = $id:ident, $kind:ident, $python:literal, $new:expr, $next:expr $(, { $($field:ident: $value:expr),* $(,)? })?;)*) => {$(
        static $name: TypeSpec = TypeSpec {
            kind: Some(Kind::$kind),
            slots: slots($new, $next),
            $($($field: $value,)*)?
            ..TypeSpec::new(TypeId::$id, concat!("itertools.", $python))
        };
    )*};
}

classes! {
    ACCUMULATE = Accumulate, Accumulate, "accumulate", Some(joining::new_accumulate), joining::next_of_accumulate;
    BATCHED = Batched, Batched, "batched", Some(grouping::new_batched), grouping::next_of_batched;
    CHAIN = Chain, Chain, "chain", Some(joining::new_chain), joining::next_of_chain, { class_methods: joining::CHAIN_METHODS };
    COMBINATIONS = Combinations, Combinations, "combinations", Some(combinatorics::new_combinations), combinatorics::next_of_combinations;
    COMBINATIONS_WITH_REPLACEMENT = CombinationsWithReplacement, Combinations, "combinations_with_replacement",
        Some(combinatorics::new_with_replacement), combinatorics::next_with_replacement;
    COMPRESS = Compress, Compress, "compress", Some(selection::new_compress), selection::next_of_compress;
    CYCLE = Cycle, Cycle, "cycle", Some(endless::new_cycle), endless::next_of_cycle;
    DROP_WHILE = DropWhile, Selector, "dropwhile", Some(selection::new_drop_while), selection::next_of_drop_while;
    FILTER_FALSE = FilterFalse, Selector, "filterfalse", Some(selection::new_filter_false), selection::next_of_filter_false;
    GROUP_BY = GroupBy, GroupBy, "groupby", Some(grouping::new_group_by), grouping::next_of_group_by;
    GROUPER = Grouper, Grouper, "_grouper", None, grouping::next_of_grouper;
    SLICE = IteratorSlice, IteratorSlice, "islice", Some(selection::new_slice), selection::next_of_slice;
    PAIRWISE = Pairwise, Pairwise, "pairwise", Some(grouping::new_pairwise), grouping::next_of_pairwise;
    PERMUTATIONS = Permutations, Permutations, "permutations", Some(combinatorics::new_permutations), combinatorics::next_of_permutations;
    PRODUCT = Product, Product, "product", Some(combinatorics::new_product), combinatorics::next_of_product;
    STAR_MAP = StarMap, Selector, "starmap", Some(selection::new_star_map), selection::next_of_star_map;
    TAKE_WHILE = TakeWhile, Selector, "takewhile", Some(selection::new_take_while), selection::next_of_take_while;
    TEE = Tee, Tee, "_tee", Some(joining::new_tee), joining::next_of_tee, { methods: joining::TEE_METHODS };
    ZIP_LONGEST = ZipLongest, ZipLongest, "zip_longest", Some(joining::new_zip_longest), joining::next_of_zip_longest;
}

static COUNT: TypeSpec = TypeSpec {
    kind: Some(Kind::Count),
    slots: Slots { repr: Some(endless::repr_of_count), ..slots(Some(endless::new_count), endless::next_of_count) },
    ..TypeSpec::new(TypeId::Count, "itertools.count")
};

static REPEAT: TypeSpec = TypeSpec {
    kind: Some(Kind::Repeat),
    slots: Slots { repr: Some(endless::repr_of_repeat), ..slots(Some(endless::new_repeat), endless::next_of_repeat) },
    methods: endless::REPEAT_METHODS,
    ..TypeSpec::new(TypeId::Repeat, "itertools.repeat")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for spec in SPECS {
        let name = spec.name.rsplit('.').next().unwrap_or_default();
        if spec.id != TypeId::Grouper {
            let class = vm.type_(spec.id).value();
            vm.add_to_module(module, name, class);
        }
    }
    Ok(())
}

/// The items of an iterable, as a tuple.
fn collect(vm: &mut Vm, iterable: Value) -> PyResult<Gc<crate::object::Tuple>> {
    let list = vm.collect_list(iterable)?;
    Ok(vm.tuple(list.items.as_slice()))
}

/// Items for indices, from `0..len`.
fn indices(vm: &Vm, numbers: impl Iterator<Item = usize>) -> Items {
    let items = Items::new();
    numbers.for_each(|number| items.push(&vm.heap, Value::from_small(number as i64)));
    items
}

/// An index in such items.
fn index_at(items: &Items, place: usize) -> usize {
    items.at(place).small() as usize
}

fn set_index(items: &Items, place: usize, index: usize) {
    items.set(place, Value::from_small(index as i64));
}
