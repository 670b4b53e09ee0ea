//! Printing of exceptions.
