//! Tests of ints.
