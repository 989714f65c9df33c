//! How long the core takes for a thousand to a million events, and how that grows: `cargo bench --package relations-core`.
//! Criterion gives the times; the table behind them the exponents: 0 does not grow with the events, 1 grows as they do.

// This whole binary is a measurement: nothing of it is in the widget.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod works;

use criterion::{BenchmarkId, Criterion, Throughput};
use std::time::{Duration, Instant};
use works::{made_up, works};

const COUNTS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let mut times: Vec<(&'static str, Vec<f64>)> = Vec::new();
    for count in COUNTS {
        let (json, index) = made_up(count);
        for (name, work) in works(&json, &index) {
            let mut group = criterion.benchmark_group(name);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(BenchmarkId::from_parameter(count), |bencher| bencher.iter(&work));
            group.finish();
            let row = match times.iter().position(|(other, _)| *other == name) {
                Some(row) => row,
                None => {
                    times.push((name, Vec::new()));
                    times.len() - 1
                }
            };
            times[row].1.push(fastest(&work));
        }
    }
    criterion.final_summary();
    print_growth(&times);
}

/// The fastest of some calls, in seconds: what else the machine does can only make a call slower.
fn fastest(work: &dyn Fn()) -> f64 {
    let once = || {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn print_growth(times: &[(&'static str, Vec<f64>)]) {
    println!("\n{:<24}{}  growth", "fastest, ms", COUNTS.map(|count| format!("{count:>12}")).concat());
    for (name, times) in times {
        let columns: String = times.iter().map(|time| format!("{:>12.3}", time * 1e3)).collect();
        let exponents = times.windows(2).map(|pair| (pair[1] / pair[0]).log10());
        let exponents: String = exponents.map(|exponent| format!("{exponent:>7.2}")).collect();
        println!("{name:<24}{columns}{exponents}");
    }
}
