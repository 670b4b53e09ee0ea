//! Tests of floats.
