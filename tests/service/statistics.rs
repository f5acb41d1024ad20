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

/// What a difference is worth that was measured in pairs: the two of a pair follow each other at once, so
/// that the machine does the same beside both.
#[derive(Clone, Copy, Debug)]
pub struct Paired {
    /// The median of the differences, in microseconds.
    pub median_us: f64,
    /// How far the true median lies from it at most, in 999 of 1,000 series (the sign test turned
    /// round: order statistics of the differences; Conover, Practical Nonparametric Statistics,
    /// section 3.2).
    pub swing_us: f64,
}

/// Standard deviations of a binomial count beyond which chance leads once in a thousand series.
const BEYOND: f64 = 3.3;
/// What is nobody's concern, in microseconds: the two of a pair are not answered from the same places
/// of the store.
pub const CONCERN_US: f64 = 5.0;

impl Paired {
    /// From the differences of pairs, in microseconds; no less than a hundred.
    pub fn of(differences: &[f64]) -> Self {
        let mut sorted = differences.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let ranks = f64::from(u32::try_from(sorted.len()).unwrap_or(u32::MAX));
            let mut rank = 0;
            while f64::from(rank) < share * ranks {
                rank += 1;
            }
            let rank = usize::try_from(rank).unwrap_or(usize::MAX);
            sorted
                .get(rank.min(sorted.len() - 1))
                .copied()
                .unwrap_or(f64::NAN)
        };
        let pairs = f64::from(u32::try_from(sorted.len()).unwrap_or(u32::MAX));
        let aside = BEYOND / 2.0 / pairs.sqrt();
        let median = at(0.5);
        let (low, high) = (at(0.5 - aside), at(0.5 + aside));
        Self {
            median_us: median,
            swing_us: (high - median).max(median - low),
        }
    }

    /// Whether the two really differ by more than what is nobody's concern.
    pub fn differs(self) -> bool {
        self.median_us.abs() - self.swing_us > CONCERN_US
    }

    /// The least difference that would surely be found in such a series, in microseconds.
    pub fn resolution_us(self) -> f64 {
        CONCERN_US + 2.0 * self.swing_us
    }
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
    use super::{CONCERN_US, Draw, LIMIT_MS, PLANTED_MS, Paired, chance, differ};

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

    /// Differences of pairs on a busy machine: one in four is late by up to milliseconds, on either side.
    fn differences(seed: u64, shift_us: f64) -> Vec<f64> {
        let mut draw = Draw(seed);
        let mut difference = || {
            let late = match draw.below(8) {
                0 => draw.below(4000),
                _ => 0,
            };
            let noise = u32::try_from(draw.below(120)).unwrap_or(0);
            let late = f64::from(u32::try_from(late).unwrap_or(0));
            let sign = if draw.below(2) == 0 { 1.0 } else { -1.0 };
            f64::from(noise) - 60.0 + sign * late + shift_us
        };
        (0..4000).map(|_| difference()).collect()
    }

    #[test]
    fn pairs_without_a_difference_show_none() {
        for seed in 1..20 {
            let paired = Paired::of(&differences(seed, 0.0));
            assert!(!paired.differs(), "{paired:?}");
            assert!(paired.resolution_us() < 20.0, "{paired:?}");
        }
    }

    #[test]
    fn twenty_planted_microseconds_are_found_in_pairs() {
        for seed in 1..20 {
            for shift in [20.0, -20.0] {
                let paired = Paired::of(&differences(seed, shift));
                assert!(paired.differs(), "{paired:?}");
            }
            assert!(!Paired::of(&differences(seed, CONCERN_US)).differs());
        }
    }
}
