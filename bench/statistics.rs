//! Medians, minima and geometric means.

use std::time::Duration;

use crate::measure::Sample;

pub fn median(samples: &[Sample], of: impl Fn(&Sample) -> Duration) -> Duration {
    let mut values: Vec<Duration> = samples.iter().map(of).collect();
    values.sort_unstable();
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        (values[middle - 1] + values[middle]) / 2
    }
}

pub fn minimum(samples: &[Sample], of: impl Fn(&Sample) -> Duration) -> Duration {
    samples.iter().map(of).min().unwrap_or_default()
}

/// Of numbers above 0; nothing if there is none.
pub fn geometric_mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> = values.into_iter().map(f64::ln).collect();
    let count = logarithms.len() as f64;
    (!logarithms.is_empty()).then(|| (logarithms.iter().sum::<f64>() / count).exp())
}

/// A time as a number that one can divide by: a user time can be 0 in a small run; the clock's own step keeps a ratio finite.
pub fn seconds(time: Duration) -> f64 {
    time.as_secs_f64().max(1e-6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(wall: u64) -> Sample {
        Sample {
            wall: Duration::from_millis(wall),
            user: Duration::ZERO,
        }
    }

    #[test]
    fn medians_and_minima() {
        let samples = [sample(9), sample(1), sample(4)];
        assert_eq!(median(&samples, |s| s.wall), Duration::from_millis(4));
        assert_eq!(median(&samples[..2], |s| s.wall), Duration::from_millis(5));
        assert_eq!(minimum(&samples, |s| s.wall), Duration::from_millis(1));
    }

    #[test]
    fn mean_of_ratios() {
        assert!((geometric_mean([0.5, 2.0]).expect("of two") - 1.0).abs() < 1e-12);
        assert_eq!(geometric_mean([]), None);
    }

    #[test]
    fn no_time_is_a_step_of_the_clock() {
        assert_eq!(seconds(Duration::ZERO), 1e-6);
        assert_eq!(seconds(Duration::from_secs(2)), 2.0);
    }
}
