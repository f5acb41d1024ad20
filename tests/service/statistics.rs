//! Whether two series of times differ, on a machine that does other things beside.
//!
//! Load only ever adds time, so the fastest answers are compared, at the fifth percentile: it holds
//! still where the mean, the median and even the lower quartile swing. How much they swing by chance is measured in the very run, by exchanging the
//! labels of the samples at random (a permutation test; Good, Permutation, Parametric and Bootstrap
//! Tests of Hypotheses, chapter 3). A run is long enough once chance alone stays below half of what
//! has to be found.

/// What has to be found, in milliseconds.
pub const PLANTED_MS: f64 = 2.0;
/// Above this two series differ, where the machine is quiet enough to tell.
pub const LIMIT_MS: f64 = PLANTED_MS / 2.0;
/// Exchanges of labels.
const EXCHANGES: usize = 500;
/// How many of them are above what is called chance: one in a hundred.
const ABOVE: usize = EXCHANGES / 100;

/// How far `b` lies above `a`, in milliseconds.
pub fn difference(a: &[f64], b: &[f64]) -> f64 {
    fast(b.to_vec()) - fast(a.to_vec())
}

/// Whether two series differ by more than so many milliseconds.
pub fn differ(a: &[f64], b: &[f64], limit_ms: f64) -> bool {
    difference(a, b).abs() > limit_ms
}

/// The difference that chance alone makes between halves of these samples once in a hundred times,
/// in milliseconds.
pub fn chance(a: &[f64], b: &[f64]) -> f64 {
    // What really lies between the two is taken out first, or it would count as chance.
    let shift = difference(a, b);
    let mut pool: Vec<f64> = a
        .iter()
        .copied()
        .chain(b.iter().map(|ms| ms - shift))
        .collect();
    let mut draw = Draw::default();
    let mut exchanged = || {
        draw.shuffle(&mut pool);
        let (one, other) = pool.split_at(a.len());
        difference(one, other).abs()
    };
    let mut differences: Vec<f64> = (0..EXCHANGES).map(|_| exchanged()).collect();
    differences.sort_by(|one, other| other.total_cmp(one));
    differences.get(ABOVE).copied().unwrap_or(f64::INFINITY)
}

fn fast(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 20).copied().unwrap_or(f64::NAN)
}

/// Marsaglia's xorshift: the same orders in every run.
pub struct Draw(u64);

impl Default for Draw {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Draw {
    /// The numbers below `bound`, in an order of their own each time.
    pub fn order(&mut self, bound: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..bound).collect();
        self.shuffle(&mut order);
        order
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap_or(1)).unwrap_or(0)
    }

    fn shuffle<T>(&mut self, of: &mut [T]) {
        for last in (1..of.len()).rev() {
            of.swap(last, self.below(last + 1));
        }
    }
}

mod facts {
    use super::{Draw, LIMIT_MS, PLANTED_MS, chance, differ};

    /// Times with a long tail, as a loaded machine makes them.
    fn times(seed: u64, shift: f64) -> Vec<f64> {
        let mut draw = Draw(seed);
        let mut time = || {
            let late = if draw.below(4) == 0 {
                draw.below(80)
            } else {
                0
            };
            let whole = u32::try_from(3000 + draw.below(400) + 100 * late).unwrap_or(0);
            f64::from(whole) / 100.0 + shift
        };
        (0..400).map(|_| time()).collect()
    }

    #[test]
    fn equal_series_do_not_differ_and_chance_is_small() {
        let (a, b) = (times(1, 0.0), times(2, 0.0));

        assert!(!differ(&a, &b, LIMIT_MS));
        assert!(chance(&a, &b) < LIMIT_MS);
    }

    #[test]
    fn two_planted_milliseconds_are_found() {
        let (a, b) = (times(1, 0.0), times(2, PLANTED_MS));

        assert!(differ(&a, &b, LIMIT_MS));
        assert!(differ(&b, &a, LIMIT_MS));
        assert!(
            chance(&a, &b) < LIMIT_MS,
            "what is planted is not taken for chance"
        );
    }
}
