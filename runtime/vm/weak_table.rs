//! What weak references refer to.
//!
//! Given: references and their referents, when they are made. Gives: the one for the other, at once, however many there are. The law: the
//! table keeps nothing alive; the collector tells it what is gone before an address can be used again.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::value::Value;

/// By the words of the objects.
#[derive(Default)]
pub struct WeakTable {
    /// *Unbound* if it is gone.
    referents: FxHashMap<u64, (Value, Value)>,
    /// In the order in which they were made.
    references: FxHashMap<u64, SmallVec<[Value; 1]>>,
}

impl WeakTable {
    pub fn insert(&mut self, reference: Value, referent: Value) {
        self.referents.insert(reference.bits(), (reference, referent));
        self.references.entry(referent.bits()).or_default().push(reference);
    }

    /// What a reference refers to, if that still exists.
    pub fn referent(&self, reference: Value) -> Option<Value> {
        self.referents.get(&reference.bits())?.1.bound()
    }

    /// All references to an object.
    pub fn references_to(&self, referent: Value) -> &[Value] {
        self.references.get(&referent.bits()).map_or(&[], |references| references)
    }

    pub fn len(&self) -> usize {
        self.referents.len()
    }

    /// The references whose referents are gone, in the order of their addresses.
    pub fn dead(&self) -> Vec<Value> {
        let mut found: Vec<Value> = self.referents.values().filter(|(_, referent)| referent.is_unbound()).map(|&(reference, _)| reference).collect();
        found.sort_unstable_by_key(|reference| reference.bits());
        found
    }

    /// Forgets what does not live any more; gives whether a reference has lost its referent.
    pub fn clear(&mut self, is_live: &dyn Fn(Value) -> bool) -> bool {
        let mut has_lost = false;
        self.references.retain(|_, references| {
            references.retain(|reference| is_live(*reference));
            !references.is_empty()
        });
        self.referents.retain(|_, (reference, referent)| {
            if !is_live(*referent) {
                self.references.remove(&referent.bits());
                *referent = Value::UNBOUND;
                has_lost = true;
            }
            is_live(*reference)
        });
        has_lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_nobody_s_referent() {
        let [one, other, gone, referent, lost] = [1, 2, 3, 4, 5].map(Value::from_small);
        let mut table = WeakTable::default();
        for (reference, referent) in [(other, lost), (one, referent), (gone, referent), (gone, lost)] {
            table.insert(reference, referent);
        }
        table.insert(gone, referent);
        assert_eq!(table.references_to(referent), [one, gone, gone]);
        assert!(table.clear(&|value| value != gone && value != lost));
        assert_eq!((table.referent(one), table.referent(other), table.referent(gone)), (Some(referent), None, None));
        assert_eq!((table.references_to(referent), table.references_to(lost)), (&[one][..], &[][..]));
        assert_eq!((table.dead(), table.len()), (vec![other], 2));
        assert!(!table.clear(&|value| value != gone && value != lost));
    }
}
