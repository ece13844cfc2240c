//! Stores that are shared, cut, damaged, full.

use super::*;

#[test]
fn values_survive_reopening() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let store = Store::open(dir.path());
    assert_eq!(store.get(&[1; 32]), None);
    store.put(Kind::Object, &[1; 32], b"one");
    drop(store);
    let store = Store::open(dir.path());
    assert_eq!(store.get(&[1; 32]).as_deref(), Some(&b"one"[..]));
    assert_eq!(store.take_warning(), None);
    assert_eq!(store.contents().expect("readable").entries, 1);
}

fn filled(entries: u32) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("temporary folder");
    let store = Store::open(dir.path());
    for n in 0..entries {
        store.put(Kind::Object, &key(n), &value(n));
    }
    assert_eq!(store.take_warning(), None);
    let folder = store.folder().to_owned();
    (dir, folder)
}

fn key(n: u32) -> [u8; 32] {
    *blake3::hash(&n.to_le_bytes()).as_bytes()
}

fn value(n: u32) -> Vec<u8> {
    n.to_le_bytes().repeat(1 + n as usize % 700)
}

/// Every entry is right or missing, a new one can be written, and another opening says nothing.
fn check(dir: &Path, entries: u32) -> u32 {
    let store = Store::open(dir);
    let good = (0..entries).filter(|n| store.get(&key(*n)).inspect(|v| assert_eq!(*v, value(*n))).is_some()).count();
    store.put(Kind::Object, &[1; 32], b"new");
    for n in 0..entries {
        store.put(Kind::Object, &key(n), &value(n));
    }
    store.flush();
    let again = Store::open(dir);
    assert_eq!(again.get(&[1; 32]).as_deref(), Some(&b"new"[..]));
    assert!((0..entries).all(|n| again.get(&key(n)) == Some(value(n))));
    assert_eq!(again.take_warning(), None);
    good as u32
}

/// Any damage to any file costs entries, and nothing else.
#[test]
fn random_damage_costs_entries_alone() {
    let mut lost = 0;
    for round in 0..juliet_generate::fuzz_rounds(60) {
        let (dir, folder) = filled(40);
        let mut random = juliet_generate::Random::new(round);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("a folder").flatten().map(|e| e.path()).collect();
        files.sort();
        let file = random.one(&[0, 1, 2].map(|n| &files[n % files.len()]));
        let (good, other) = (fs::read(file).expect("readable"), fs::read(&files[0]).expect("readable"));
        fs::write(file, juliet_generate::damage(&good, &other, &mut random)).expect("writable");
        let store = Store::open(dir.path());
        let is_right = |n: &u32| store.get(&key(*n)).inspect(|v| assert_eq!(*v, value(*n), "round {round}")).is_some();
        lost += 40 - (0..40).filter(is_right).count();
        store.put(Kind::Object, &[1; 32], b"new");
        store.flush();
        drop(store);
        // What is found behind the damage is right, too, and maintenance survives it.
        let again = Store::open(dir.path());
        assert!(again.get(&[1; 32]).is_none_or(|v| v == b"new"), "round {round}");
        let _ = again.verify();
        let _ = again.contents();
    }
    assert!(lost > 0, "no damage was noticed");
}

#[test]
fn a_file_cut_anywhere_keeps_what_stands_before() {
    for tenth in 0..10 {
        let (dir, folder) = filled(300);
        let file = fs::OpenOptions::new().write(true).open(folder.join("log-000001")).expect("writable");
        let len = file.metadata().expect("exists").len();
        file.set_len(len * tenth / 10 + tenth).expect("cut");
        let good = check(dir.path(), 300);
        assert!(good < 300 && (tenth < 2 || good > 10), "{tenth}: {good}");
    }
}

#[test]
fn random_damage_costs_the_damaged_entries() {
    let mut seed = 1u64;
    for round in 0..30 {
        let (dir, folder) = filled(200);
        let mut bytes = fs::read(folder.join("log-000001")).expect("readable");
        for _ in 0..=round {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = 16 + (seed >> 16) as usize % (bytes.len() - 16);
            bytes[at] ^= 1 << (seed >> 60 & 7);
        }
        fs::write(folder.join("log-000001"), &bytes).expect("writable");
        let good = check(dir.path(), 200);
        assert!(good >= 200 - 2 * (round + 1), "{round}: {good}");
    }
}

#[test]
fn an_overwritten_beginning_or_table_costs_what_stood_there() {
    let (dir, folder) = filled(300);
    let mut bytes = fs::read(folder.join("log-000001")).expect("readable");
    bytes[..8192].fill(0x5a);
    fs::write(folder.join("log-000001"), &bytes).expect("writable");
    let good = check(dir.path(), 300);
    assert!(good > 200 && good < 300, "{good}");
    let (dir, folder) = filled(300);
    fs::write(folder.join("log-000001"), b"something else\n".repeat(1000)).expect("writable");
    assert_eq!(check(dir.path(), 300), 0);
    for damage in [b"nonsense".to_vec(), vec![], vec![7; 10_000]] {
        let (dir, folder) = filled(300);
        fs::write(folder.join("index"), damage).expect("writable");
        assert_eq!(check(dir.path(), 300), 300);
    }
    let (dir, folder) = filled(300);
    fs::remove_file(folder.join("index")).expect("there is one");
    assert_eq!(check(dir.path(), 300), 300);
    let (dir, folder) = filled(300);
    let mut bytes = fs::read(folder.join("index")).expect("readable");
    bytes[512..].iter_mut().step_by(100).for_each(|byte| *byte ^= 0x11);
    fs::write(folder.join("index"), bytes).expect("writable");
    let good = check(dir.path(), 300);
    assert!(good > 150 && good < 300, "{good}");
}

#[test]
fn a_file_cut_under_an_open_store_is_a_store_with_less() {
    for len in [0, 100, 20_000] {
        let (dir, folder) = filled(300);
        let store = Store::open(dir.path());
        assert_eq!(store.get(&key(299)), Some(value(299)));
        fs::OpenOptions::new().write(true).open(folder.join("log-000001")).and_then(|f| f.set_len(len)).expect("cut");
        // What was read last may still be known.
        assert!(store.get(&key(298)).is_none());
        store.put(Kind::Object, &key(299), &value(299));
        assert!(len == 0 || store.get(&key(299)) == Some(value(299)));
        check(dir.path(), 300);
    }
}

#[test]
fn two_at_once_see_each_others_entries() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let (a, b) = (Store::open(dir.path()), Store::open(dir.path()));
    for n in 0..2000 {
        let (one, other) = if n % 2 == 0 { (&a, &b) } else { (&b, &a) };
        one.put(Kind::Object, &key(n), &value(n));
        one.flush();
        assert_eq!(other.get(&key(n)), Some(value(n)));
    }
    let got = a.get_many(&[key(7), [9; 32], key(1999), key(0)]);
    assert_eq!(got, [Some(value(7)), None, Some(value(1999)), Some(value(0))]);
    assert_eq!(b.contents().expect("readable").entries, 2000);
}

#[test]
fn a_store_deleted_under_an_open_one_is_made_again() {
    let (dir, folder) = filled(5);
    let store = Store::open(dir.path());
    assert_eq!(store.get(&key(1)), Some(value(1)));
    Store::open(dir.path()).clear().expect("deleted");
    assert!(!folder.exists());
    store.put(Kind::Object, &key(9), &value(9));
    store.flush();
    assert_eq!(store.take_warning(), None);
    let again = Store::open(dir.path());
    assert_eq!((again.get(&key(9)), again.get(&key(1))), (Some(value(9)), None));
}

#[test]
fn the_same_value_is_written_once_and_the_last_one_counts() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let (a, b) = (Store::open(dir.path()), Store::open(dir.path()));
    a.put(Kind::Trace, &[1; 32], &[1; 5000]);
    a.put(Kind::Trace, &[1; 32], &[2; 5000]);
    assert_eq!(a.get(&[1; 32]).as_deref(), Some(&[2; 5000][..]));
    a.flush();
    for _ in 0..3 {
        b.put(Kind::Trace, &[1; 32], &[2; 5000]);
        b.flush();
    }
    assert_eq!(b.get(&[1; 32]).as_deref(), Some(&[2; 5000][..]));
    let contents = a.contents().expect("readable");
    assert_eq!((contents.entries, contents.kinds), (1, vec![(Kind::Trace, 1, 5000)]));
    assert!(fs::metadata(a.folder().join("log-000001")).expect("exists").len() < 11_000);
}

#[test]
fn a_tail_without_slots_is_found_and_a_partial_one_is_cut_off() {
    let (dir, folder) = filled(20);
    let index = fs::read(folder.join("index")).expect("readable");
    let more = Store::open(dir.path());
    (20..40).for_each(|n| more.put(Kind::Object, &key(n), &value(n)));
    drop(more);
    // As if it had been killed between the two, and in the middle of a further record.
    fs::write(folder.join("index"), index).expect("writable");
    let log = folder.join("log-000001");
    let len = fs::metadata(&log).expect("exists").len();
    let mut bytes = fs::read(&log).expect("readable");
    bytes.extend_from_within(16..80);
    fs::write(&log, bytes).expect("writable");
    let store = Store::open(dir.path());
    store.put(Kind::Object, &key(40), &value(40));
    store.flush();
    assert!((0..41).all(|n| store.get(&key(n)) == Some(value(n))));
    assert_eq!(fs::metadata(&log).expect("exists").len(), len + 64 + value(40).len().next_multiple_of(8) as u64);
    assert_eq!(store.take_warning(), None);
}

#[test]
fn a_store_without_eviction_stays_near_its_limit() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let store = Store::open_bounded(dir.path(), 200_000);
    for n in 0..1000u32 {
        store.put(Kind::Object, &key(n), &[7; 1000]);
        store.flush();
    }
    assert!(store.get(&key(999)).is_some() && store.get(&key(0)).is_none());
    assert!(store.contents().expect("readable").file_bytes <= 250_000 + 40_000);
    assert_eq!(store.take_warning(), None);
}

/// Sets the times of last use of all entries: `used` of the number of the entry.
fn set_used(dir: &Path, entries: u32, used: impl Fn(u32) -> u32) {
    let store = Store::open(dir);
    let log = store.log.borrow();
    let table = &log.as_ref().expect("open").table;
    for n in 0..entries {
        let mut found = Vec::new();
        table.find(crate::slot::tag(&key(n)), &mut found);
        table.touch(found[0].0, used(n)).expect("writable");
    }
}

#[test]
fn eviction_takes_what_was_used_least_recently() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let limit = 2_000_000;
    let store = Store::open_bounded(dir.path(), limit);
    (0..2100).for_each(|n| store.put(Kind::Object, &key(n), &n.to_le_bytes().repeat(250)));
    store.flush();
    assert!(store.wants_gc());
    // Every third entry, whenever it was written, has been used lately.
    set_used(dir.path(), 2100, |n| if n % 3 == 0 { 2000 + n } else { 1000 });
    let other = Store::open(dir.path());
    let mut steps = 0;
    while steps < 1 {
        store.gc(&mut || false).expect("writable");
        steps += 1;
    }
    // Another process goes on with it, and writes meanwhile.
    drop(store);
    let store = Store::open_bounded(dir.path(), limit);
    store
        .gc(&mut || {
            steps += 1;
            other.put(Kind::Object, &key(5000 + steps), b"new");
            other.flush();
            true
        })
        .expect("writable");
    assert!(!Store::open_bounded(dir.path(), limit).wants_gc() && steps > 2);
    let fresh = Store::open_bounded(dir.path(), limit);
    let kept = |n: &u32| fresh.get(&key(*n)).inspect(|v| assert_eq!(*v, n.to_le_bytes().repeat(250))).is_some();
    assert!((0..2100).filter(|n| n % 3 == 0).all(|n| kept(&n)), "what was used stays");
    let others = (0..2100).filter(|n| n % 3 != 0).filter(kept).count();
    assert!((900..1300).contains(&others), "{others} of 1400");
    assert!((2..=steps).all(|n| fresh.get(&key(5000 + n)).is_some()));
    assert!(fresh.contents().expect("readable").file_bytes < limit);
    let files = fs::read_dir(fresh.folder()).expect("readable").map(|f| f.expect("entry").metadata().expect("there"));
    assert!(files.map(|f| f.len()).sum::<u64>() < limit);
    assert_eq!((fresh.take_warning(), other.take_warning()), (None, None));
}

#[test]
fn a_use_after_a_long_time_is_noted() {
    let (dir, _) = filled(10);
    set_used(dir.path(), 10, |_| 1000);
    let store = Store::open(dir.path());
    assert!(store.get(&key(3)).is_some());
    drop(store);
    let mut used = Vec::new();
    Store::open(dir.path()).for_each(&mut |entry| used.push((entry.key == key(3), entry.used)));
    assert!(used.len() == 10 && used.iter().all(|(is_it, used)| *is_it == (*used > 1_000_000_000)), "{used:?}");
}

#[test]
fn older_versions_go_and_newer_ones_stay() {
    let dir = tempfile::tempdir().expect("temporary folder");
    for name in ["v1", "v2", "v99", "notes"] {
        fs::create_dir(dir.path().join(name)).expect("made");
        fs::write(dir.path().join(name).join("log"), [7; 9000]).expect("writable");
    }
    let store = Store::open(dir.path());
    assert!(store.wants_gc());
    store.gc(&mut || true).expect("writable");
    let mut left: Vec<_> = fs::read_dir(dir.path()).expect("readable").map(|e| e.expect("entry").file_name()).collect();
    left.sort();
    assert_eq!(left, ["notes", &format!("v{VERSION}"), "v99"]);
    assert!(!Store::open(dir.path()).wants_gc());
}

/// The figures for a million are those of `examples/scale.rs`; these limits are loose, for
/// machines that have other things to do.
#[test]
fn many_entries_are_opened_and_read_without_reading_all() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let store = Store::open(dir.path());
    (0..40_000).for_each(|n| store.put(Kind::Object, &key(n), &n.to_le_bytes()));
    drop(store);
    let median = |mut times: Vec<std::time::Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let timed = |act: &dyn Fn()| {
        let begun = std::time::Instant::now();
        act();
        begun.elapsed()
    };
    let opened = median((0..9).map(|_| timed(&|| assert!(Store::open(dir.path()).is_open()))).collect());
    let store = Store::open(dir.path());
    let get = |n: u32| timed(&|| assert_eq!(store.get(&key(n)).as_deref(), Some(&n.to_le_bytes()[..])));
    let got = median((0..40_000).step_by(7).map(get).collect());
    assert!(opened.as_millis() < 20 && got.as_micros() < 200, "{opened:?} {got:?}");
}

#[test]
fn keys_are_found_by_their_first_digits() {
    let (dir, _) = filled(100);
    let store = Store::open(dir.path());
    let hex: String = key(42).iter().map(|byte| format!("{byte:02x}")).collect();
    for digits in [&hex[..5], &hex[..8], &hex[..31], &hex] {
        assert_eq!(store.keys_from(digits), [key(42)]);
    }
    assert_eq!(store.keys_from("").len(), 100);
    assert!(store.keys_from(&format!("{hex}0")).is_empty());
}

#[test]
fn verification_removes_damaged_entries() {
    let (dir, folder) = filled(100);
    let mut bytes = fs::read(folder.join("log-000001")).expect("readable");
    let at = bytes.len() / 2;
    bytes[at] ^= 4;
    fs::write(folder.join("log-000001"), bytes).expect("writable");
    let store = Store::open(dir.path());
    assert_eq!(store.verify().expect("writable"), Verified { good: 99, removed: 1 });
    assert_eq!(store.verify().expect("writable"), Verified { good: 99, removed: 0 });
    assert!((0..100).filter(|n| store.get(&key(*n)).is_some()).count() == 99 && store.take_warning().is_none());
}

#[test]
fn flipped_bytes_of_a_value_are_a_miss() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let store = Store::open(dir.path());
    store.put(Kind::Object, &[7; 32], &[0xab; 20_000]);
    let file = store.folder().join("log-000001");
    drop(store);
    let mut bytes = fs::read(&file).expect("readable");
    let at = bytes.windows(64).position(|w| w == [0xab; 64]).expect("the value is in the file");
    bytes[at + 1000] ^= 1;
    fs::write(&file, bytes).expect("writable");
    let store = Store::open(dir.path());
    assert_eq!(store.get(&[7; 32]), None);
    assert!(store.take_warning().is_some());
}

#[test]
fn an_unusable_folder_is_a_store_without_entries() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let file = dir.path().join("file");
    fs::write(&file, "x").expect("writable");
    let store = Store::open(&file);
    store.put(Kind::Object, &[1; 32], b"one");
    assert_eq!(store.get(&[1; 32]), None);
    assert!(store.take_warning().is_some());
    assert!(store.take_warning().is_none());
}
