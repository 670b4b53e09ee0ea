//! What memory nodes read and write.
//!
//! Given: an operation. Gives: the place it reads, what it changes, and whether the one concerns the other. The law: what runs other
//! code changes everything but constants; a store changes equal offsets of its region, of whatever object.

use pyregrine_runtime::interp::compiled::Leaf;

use super::graph::{Op, Region};

/// Memory that a node's value depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The header of an object. Of that, the kind never changes.
    Header,
    Field(Region, i32),
    /// The items of arrays.
    Items(Region),
    Fixed(u64),
    /// Whether the code is valid.
    Validity,
}

/// What a node changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Effect {
    /// It may run any code.
    All,
    One(Place),
    /// A list grows or shrinks: its items may move.
    Append,
    /// A dict changes, which may be one of those whose places are known.
    Dict,
    /// A list, dict or set changes.
    Container,
    /// An iterator goes on, and those that it takes its items from.
    Iterator,
}

impl Op {
    /// The place that the node reads, if that can change.
    pub fn reads(self) -> Option<Place> {
        match self {
            Op::CheckHeader(_) | Op::CheckHeaders(_) | Op::HasHeader(_) => Some(Place::Header),
            Op::CheckValid => Some(Place::Validity),
            Op::Load(region, offset) | Op::LoadInt(region, offset) if region != Region::Constant => Some(Place::Field(region, offset)),
            Op::LoadAt(region, _) if region != Region::Constant => Some(Place::Items(region)),
            Op::LoadFixed(region, address) | Op::LoadIntFixed(region, address) if region != Region::Constant => Some(Place::Fixed(address)),
            _ => None,
        }
    }

    pub fn effect(self) -> Option<Effect> {
        match self {
            Op::Run(_) | Op::Call(_) => Some(Effect::All),
            Op::Store(region, offset) | Op::StoreInt(region, offset) => Some(Effect::One(Place::Field(region, offset))),
            Op::SetHeader(_) => Some(Effect::One(Place::Header)),
            Op::StoreAt(region, _) => Some(Effect::One(Place::Items(region))),
            Op::StoreFixed(_, address) => Some(Effect::One(Place::Fixed(address))),
            Op::ListAppend | Op::Leaf(Leaf::ListPop) => Some(Effect::Append),
            Op::Leaf(Leaf::SetItem | Leaf::DeleteItem | Leaf::DictPop) => Some(Effect::Dict),
            Op::Leaf(Leaf::SetPart | Leaf::NativeStep | Leaf::Extend) => Some(Effect::Container),
            Op::Leaf(Leaf::Next | Leaf::NextPair | Leaf::NextItem) => Some(Effect::Iterator),
            _ => None,
        }
    }
}

impl Effect {
    pub fn changes(self, place: Place) -> bool {
        match self {
            Effect::All => true,
            Effect::One(changed) => changed == place,
            Effect::Dict => matches!(place, Place::Fixed(_)),
            Effect::Container => Effect::Append.changes(place) || Effect::Dict.changes(place),
            Effect::Iterator => matches!(place, Place::Field(Region::Iterator, _)),
            Effect::Append => matches!(place, Place::Field(Region::ListShape, _) | Place::Items(Region::ListItem)),
        }
    }
}
