//! How long a store of many entries takes to open, to read and to evict from.
//!     cargo run -p juliet-store --example scale [ENTRIES]
#![allow(clippy::print_stdout, reason = "what it measures is its output")]

use std::time::{Duration, Instant};

use juliet_store::{Kind, Store};

fn main() {
    let entries: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let dir = tempfile::tempdir().expect("a temporary folder");
    let begun = Instant::now();
    let store = Store::open(dir.path());
    let mut slowest_put = Duration::ZERO;
    for n in 0..entries {
        let value = value(n);
        let begun = Instant::now();
        store.put(Kind::Object, &key(n), &value);
        slowest_put = slowest_put.max(begun.elapsed());
    }
    store.flush();
    println!("put {entries}: {:.1} s, the slowest {}", begun.elapsed().as_secs_f64(), ms(slowest_put));
    drop(store);

    let begun = Instant::now();
    let store = Store::open(dir.path());
    println!("open: {}", ms(begun.elapsed()));
    let begun = Instant::now();
    assert_eq!(store.get(&key(entries / 3)), Some(value(entries / 3)));
    println!("first get: {}", ms(begun.elapsed()));
    // A stride that comes by all entries in an order unlike that of the files.
    let gets = entries.min(200_000);
    let order: Vec<u32> = (0..gets).map(|n| (u64::from(n) * 7_368_787 % u64::from(entries)) as u32).collect();
    let mut times: Vec<Duration> = order.iter().map(|n| timed(|| store.get(&key(*n)).is_some())).collect();
    println!("get: {}", spread(&mut times));
    let mut times: Vec<Duration> = order.iter().map(|n| timed(|| store.get(&key(n + entries)).is_none())).collect();
    println!("get of what is not there: {}", spread(&mut times));
    let begun = Instant::now();
    let contents = store.contents().expect("readable");
    println!("contents: {}; {} bytes of files", ms(begun.elapsed()), contents.file_bytes);
    assert_eq!(contents.entries, u64::from(entries));
    drop(store);

    let limit = contents.file_bytes / 3;
    let store = Store::open_bounded(dir.path(), limit);
    let (begun, mut last, mut times) = (Instant::now(), Instant::now(), Vec::new());
    let (mut cpu, mut cpu_times) = (cpu_time(), Vec::new());
    store
        .gc(&mut || {
            times.push(last.elapsed());
            cpu_times.push(cpu_time().saturating_sub(cpu));
            (last, cpu) = (Instant::now(), cpu_time());
            true
        })
        .expect("writable");
    println!("processor time of the steps: {}", spread(&mut cpu_times));
    println!("evict two thirds: {:.1} s; steps: {}", begun.elapsed().as_secs_f64(), spread(&mut times));
    let left = store.contents().expect("readable");
    println!("left: {} entries, {} bytes of files", left.entries, left.file_bytes);
    assert!(left.file_bytes <= limit + (64 << 20) && left.entries > 0);
}

/// Processor time of this thread: a busy machine makes everything else longer.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

fn timed(act: impl FnOnce() -> bool) -> Duration {
    let begun = Instant::now();
    assert!(act(), "a value that is there is found, and no other");
    begun.elapsed()
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |part: f64| ms(times[((times.len() - 1) as f64 * part) as usize]);
    format!("{} times, median {}, 99 of 100 within {}, greatest {}", times.len(), at(0.5), at(0.99), at(1.0))
}

fn ms(time: Duration) -> String {
    format!("{:.4} ms", time.as_secs_f64() * 1e3)
}

fn key(n: u32) -> [u8; 32] {
    *blake3::hash(&n.to_le_bytes()).as_bytes()
}

fn value(n: u32) -> Vec<u8> {
    n.to_le_bytes().repeat(50 + n as usize % 350)
}
