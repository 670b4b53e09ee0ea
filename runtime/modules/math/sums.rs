//! Sums and products of many numbers, with less rounding than one by one.

use crate::gc::Gc;
use crate::object::{BinaryOp, List, Tuple, hash};
use crate::types::float::ldexp;
use crate::value::Value;
use crate::vm::{PyResult, Vm};

/// The exact sum of two floats: the rounded one, and what rounding took away (Knuth).
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let from_b = sum - a;
    (sum, (a - (sum - from_b)) + (b - from_b))
}

/// As `exact_sum`, where `a` is not smaller than `b` (Dekker).
fn exact_sum_ordered(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// The exact product of two floats: the rounded one, and what rounding took away.
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// The numbers of an iterable. They are read anew at each step, since reading may run any code.
fn numbers(vm: &mut Vm, iterable: Value) -> PyResult<Vec<f64>> {
    let mut numbers = Vec::new();
    vm.for_each(iterable, |vm, item| {
        numbers.push(vm.to_f64(item)?);
        Ok(true)
    })?;
    Ok(numbers)
}

/// The sum, rounded once (Shewchuk 1997): the partial sums do not overlap, and each is greater than the one before it.
pub fn fsum(vm: &mut Vm, iterable: Value) -> PyResult<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special_sum, mut infinite_sum) = (0.0f64, 0.0f64);
    let mut overflowed = false;
    vm.for_each(iterable, |vm, item| {
        let number = vm.to_f64(item)?;
        let mut x = number;
        let mut kept = 0;
        for index in 0..partials.len() {
            let y = partials[index];
            let (sum, rest) = if x.abs() < y.abs() { exact_sum_ordered(y, x) } else { exact_sum_ordered(x, y) };
            if rest != 0.0 {
                partials[kept] = rest;
                kept += 1;
            }
            x = sum;
        }
        partials.truncate(kept);
        if x == 0.0 {
            return Ok(true);
        }
        if x.is_finite() {
            partials.push(x);
            return Ok(true);
        }
        // Infinity or NaN came in, or the sum grew beyond the floats.
        if number.is_finite() {
            overflowed = true;
            return Ok(false);
        }
        if number.is_infinite() {
            infinite_sum += number;
        }
        special_sum += number;
        partials.clear();
        Ok(true)
    })?;
    if overflowed {
        return Err(vm.overflow_error("intermediate overflow in fsum"));
    }
    if special_sum != 0.0 {
        return if infinite_sum.is_nan() { Err(vm.value_error("-inf + inf in fsum")) } else { Ok(special_sum) };
    }
    Ok(round_partials(&partials))
}

/// The sum of partial sums that do not overlap, rounded once, ties to even.
fn round_partials(partials: &[f64]) -> f64 {
    let Some((&last, mut rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low) = (last, 0.0);
    while let Some((&next, before)) = rest.split_last() {
        rest = before;
        (high, low) = exact_sum_ordered(high, next);
        if low != 0.0 {
            break;
        }
    }
    // A tie was rounded to even; what remains may say that it should have gone the other way.
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let twice = low * 2.0;
        let other = high + twice;
        if twice == other - high {
            return other;
        }
    }
    high
}

/// The length of a vector, from the sizes of its coordinates: scaled, summed exactly, and corrected after the root.
fn norm(coordinates: &mut [f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0, |largest: f64, &size| largest.max(size));
    if largest.is_infinite() {
        return largest;
    }
    if coordinates.iter().any(|size| size.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = hash::frexp(largest);
    if exponent < -1023 {
        // The scale would be infinite.
        coordinates.iter_mut().for_each(|size| *size /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(coordinates);
    }
    let scale = ldexp(1.0, (-exponent).into());
    let (mut sum, mut rest_of_squares, mut rest_of_sums) = (1.0, 0.0, 0.0);
    for &size in coordinates.iter() {
        let x = size * scale;
        let (square, square_rest) = exact_product(x, x);
        let (next, sum_rest) = exact_sum_ordered(sum, square);
        sum = next;
        rest_of_squares += square_rest;
        rest_of_sums += sum_rest;
    }
    let mut root = (sum - 1.0 + (rest_of_squares + rest_of_sums)).sqrt();
    let (square, square_rest) = exact_product(-root, root);
    let (next, sum_rest) = exact_sum_ordered(sum, square);
    rest_of_squares += square_rest;
    rest_of_sums += sum_rest;
    let error = next - 1.0 + (rest_of_squares + rest_of_sums);
    root += error / (2.0 * root);
    root / scale
}

pub fn hypot(vm: &mut Vm, coordinates: Gc<Tuple>) -> PyResult<f64> {
    let mut numbers = numbers(vm, coordinates.value())?;
    numbers.iter_mut().for_each(|number| *number = number.abs());
    Ok(norm(&mut numbers))
}

pub fn dist(vm: &mut Vm, p: Value, q: Value) -> PyResult<f64> {
    let (p, q) = (vm.to_tuple(p)?, vm.to_tuple(q)?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (p, q) = (numbers(vm, p.value())?, numbers(vm, q.value())?);
    let mut differences: Vec<f64> = p.iter().zip(&q).map(|(p, q)| (p - q).abs()).collect();
    Ok(norm(&mut differences))
}

pub fn prod(vm: &mut Vm, iterable: Value, start: Value) -> PyResult {
    let mut product = start;
    vm.for_each(iterable, |vm, item| {
        product = match (product.as_immediate_float(), item.as_immediate_float()) {
            (Some(one), Some(other)) => vm.float(one * other),
            _ => vm.binary(BinaryOp::Mul, product, item)?,
        };
        Ok(true)
    })?;
    Ok(product)
}

/// A sum of products with three times the precision of a float.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(self, x: f64, y: f64) -> Triple {
        let (product, product_rest) = exact_product(x, y);
        let (high, high_rest) = exact_sum(self.high, product);
        let (low, low_rest) = exact_sum(self.low, product_rest);
        let (low, last_rest) = exact_sum(low, high_rest);
        Triple { high, low, tiny: self.tiny + low_rest + last_rest }
    }

    fn rounded(self) -> f64 {
        let (last, _) = exact_sum(self.low, self.tiny);
        let (total, _) = exact_sum(self.high, last);
        total
    }
}

pub fn sumprod(vm: &mut Vm, p: Value, q: Value) -> PyResult {
    let (p, q) = (vm.collect_list(p)?, vm.collect_list(q)?);
    let mut total = Value::from_small(0);
    let mut index = 0;
    while index < p.items.len() && index < q.items.len() {
        if let Some((sum, end)) = sum_of_floats(vm, p, q, index)? {
            total = vm.binary(BinaryOp::Add, total, sum)?;
            index = end;
            continue;
        }
        let product = vm.binary(BinaryOp::Mul, p.items.at(index), q.items.at(index))?;
        total = vm.binary(BinaryOp::Add, total, product)?;
        index += 1;
    }
    if p.items.len() != q.items.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    Ok(total)
}

/// The sum of the products from `start` on, as long as they are of floats, or of floats and ints; and where that ends.
fn sum_of_floats(vm: &mut Vm, p: Gc<List>, q: Gc<List>, start: usize) -> PyResult<Option<(Value, usize)>> {
    let mut sum = Triple::default();
    let mut index = start;
    while let (Some(one), Some(other)) = (p.items.get(index), q.items.get(index)) {
        let is_number = |value: Value| value.as_float().is_some() || value.is_int() || value.is_bool();
        if one.as_float().or(other.as_float()).is_none() || !is_number(one) || !is_number(other) {
            break;
        }
        let (x, y) = (vm.to_f64(one)?, vm.to_f64(other)?);
        let next = sum.add_product(x, y);
        if !next.high.is_finite() {
            break;
        }
        sum = next;
        index += 1;
    }
    Ok((index > start).then(|| (vm.float(sum.rounded()), index)))
}
