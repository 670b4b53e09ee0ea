//! `dict`, its views and iterators, and `mappingproxy`.

use crate::gc::KindInfo;
use crate::object::{Dict, Kind, TypeId, TypeSpec};

/// The types of this file.
pub static SPECS: &[&TypeSpec] = &[&DICT, &DICT_KEYS, &DICT_VALUES, &DICT_ITEMS, &DICT_KEY_ITERATOR, &DICT_VALUE_ITERATOR, &DICT_ITEM_ITERATOR, &MAPPING_PROXY];

/// The native layouts of this file.
pub static KINDS: &[(Kind, KindInfo)] = &[(Kind::Dict, KindInfo::of::<Dict>())];

static DICT: TypeSpec = TypeSpec {
    kind: Some(Kind::Dict),
    ..TypeSpec::new(TypeId::Dict, "dict")
};

static DICT_KEYS: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictKeys, "dict_keys")
};

static DICT_VALUES: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictValues, "dict_values")
};

static DICT_ITEMS: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictItems, "dict_items")
};

static DICT_KEY_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictKeyIterator, "dict_keyiterator")
};

static DICT_VALUE_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictValueIterator, "dict_valueiterator")
};

static DICT_ITEM_ITERATOR: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::DictItemIterator, "dict_itemiterator")
};

static MAPPING_PROXY: TypeSpec = TypeSpec {
    ..TypeSpec::new(TypeId::MappingProxy, "mappingproxy")
};
