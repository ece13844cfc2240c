//! Files of programs are lowered once, wherever they lie, as long as what lowering asked has its answers.
#![allow(clippy::unwrap_used, reason = "a test that cannot start its program fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Shared with the other suites of the command: it holds Base.
fn store() -> &'static Path {
    static STORE: OnceLock<PathBuf> = OnceLock::new();
    STORE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-store");
        std::fs::create_dir_all(&folder).unwrap();
        folder
    })
}

struct Answer {
    text: String,
    /// Top-level statements that were lowered from their text, and those whose code was kept.
    lowered: u64,
    kept: u64,
    inferred: u64,
}

fn run(file: &Path, args: &[&str], option: Option<&str>) -> Answer {
    let stats = tempfile::NamedTempFile::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_juliet"))
        .args(option)
        .arg(file)
        .args(args)
        .env("JULIET_CACHE_DIR", store())
        .env("JULIET_STATS", stats.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let stats: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(stats.path()).unwrap()).unwrap();
    let count = |name: &str| stats[name].as_u64().unwrap();
    Answer { text, lowered: count("statements_lowered"), kept: count("statements_played"), inferred: count("inferred") }
}

fn write(folder: &Path, files: &[(&str, &str)]) -> PathBuf {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder.join(files[0].0)
}

const PROJECT: &[(&str, &str)] = &[
    (
        "main.jl",
        "\"A module.\"\nmodule Shapes\nexport area\nusing Test: @test\ninclude(\"src/area.jl\")\nend\n\
         using .Shapes\nusing Printf\n\
         @printf(\"%.1f\\n\", area(2.0)); println(basename(@__DIR__) == basename(dirname(@__FILE__)))\n\
         map(x -> x + 1, [1, 2]) |> println\n\"Doubles.\"\ndouble(x) = 2x\n@show double(21)\n\
         println(basename(dirname(@__FILE__)))\nfor i in 1:2\n    local t = i\n    print(t, ' ')\nend\n\
         println(@__LINE__)\nplace() = @__DIR__\nkind() = Symbol(@__FILE__)\nprintln(place(), kind())\n@kwdef struct P\n    x::Int = 1\nend\nprintln(P())\n",
    ),
    ("src/area.jl", "area(r) = r * r\n@test area(2) == 4\n"),
];

#[test]
fn a_project_that_was_run_is_lowered_nowhere() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = write(here.path(), PROJECT);
    let plain = run(&first, &[], Some("--no-cache"));
    assert!(plain.lowered > 10 && plain.kept == 0, "{}", plain.text);
    assert_eq!(run(&first, &[], None).text, plain.text);
    let again = run(&first, &[], None);
    assert_eq!((again.lowered, again.text.as_str()), (0, plain.text.as_str()));
    assert!(again.kept > 10, "{}", again.kept);
    let verified = run(&first, &[], Some("--verify-cache"));
    assert_eq!(verified.text, plain.text);
    // A copy elsewhere has another folder in its code, and nothing else.
    let moved = write(there.path(), PROJECT);
    let expected = run(&moved, &[], Some("--no-cache"));
    assert_ne!(expected.text, plain.text);
    let copied = run(&moved, &[], None);
    assert_eq!((copied.lowered, copied.text.as_str()), (0, expected.text.as_str()));
}

/// Programs whose argument decides what a file's statements mean: the file, the program, arguments in turn.
const DEPENDENT: &[(&str, &str, &[&str])] = &[
    // Whether a loop assigns a global or a local of its own.
    (
        "for i in 1:2\n    total = i\nend\nprintln(@isdefined(total) ? total : \"none\")\n",
        "ARGS == [\"1\"] && (global total = 0)\ninclude(\"part.jl\")\n",
        &["1", "0", "1"],
    ),
    // Which macro a name means.
    (
        "println(@given 1 + 1)\n",
        "ARGS == [\"1\"] ? @eval(var\"@given\" = var\"@show\") : @eval(macro given(x) string(x) end)\ninclude(\"part.jl\")\n",
        &["1", "0", "1"],
    ),
    // What a macro of the library makes of its arguments.
    (
        "try\n    @assert 1 == 2\ncatch e\n    println(e.msg)\nend\n",
        "ARGS == [\"1\"] && @eval(Base.string(x::Expr) = \"changed\")\ninclude(\"part.jl\")\n",
        &["0", "1", "0"],
    ),
    // Which numbers generated names have taken.
    (
        "f = x -> x + 1\nprintln(f(1), gensym() == gensym())\n",
        "ARGS == [\"1\"] && eval(:(y -> y * 2)); ARGS == [\"1\"] && gensym()\ninclude(\"part.jl\")\n",
        &["0", "1", "0"],
    ),
    // How far the file gets.
    (
        "println(1)\nSTOP && exit(0)\nprintln(2)\nmodule Inner\nx = Main.STOP ? error(\"no\") : 3\nend\nprintln(Inner.x)\n",
        "const STOP = ARGS == [\"1\"]\ninclude(\"part.jl\")\n",
        &["1", "0", "1", "0"],
    ),
    // A statement that a macro of the library begins and that cannot be lowered.
    ("println(1)\n@inline f() = (local x::Int; global x; 1)\nprintln(2)\n", "include(\"part.jl\")\n", &["0", "0", "0"]),
    // A module that is there already.
    (
        "module Again\nf() = 1\nend\nprintln(Again.f(), parentmodule(Again.f))\n",
        "ARGS == [\"1\"] && @eval(module Again end)\ninclude(\"part.jl\")\n",
        &["0", "1", "0"],
    ),
];

#[test]
fn code_is_kept_for_the_state_that_it_was_lowered_in() {
    for (part, program, turns) in DEPENDENT {
        let folder = tempfile::tempdir().unwrap();
        let file = write(folder.path(), &[("main.jl", program), ("part.jl", part)]);
        for turn in *turns {
            let expected = run(&file, &[turn], Some("--no-cache")).text;
            assert_eq!(run(&file, &[turn], None).text, expected, "argument {turn}\n{program}{part}");
        }
    }
}

/// The order in which a program defines types decides how calls on a union of them are split.
#[test]
fn results_of_another_order_of_types_are_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let version = |types: [&str; 3]| {
        let structs: String = types.map(|name| format!("struct {name}; x::Int; end\n")).concat();
        let text = structs
            + "@noinline make(n) = n == 1 ? Red(n) : n == 2 ? Green(n) : Blue(n)\n\
               place(v) = v isa Red ? 1 : v isa Green ? 2 : 3\nnumber(n) = place(make(n))\n\
               println(number(1), number(2), number(3))\n";
        write(folder.path(), &[("order.jl", &text)])
    };
    let orders = [["Red", "Green", "Blue"], ["Green", "Blue", "Red"]];
    for (order, option) in [(0, None), (0, None), (1, None), (0, Some("--verify-cache")), (1, Some("--verify-cache"))] {
        let file = version(orders[order]);
        assert_eq!(run(&file, &[], option).text, "123\n", "{order} {option:?}");
    }
}

/// A program that extends functions of the library for the library's types, before a package and a module of the
/// library are loaded.
const EXTENDING: &[(&str, &str)] = &[
    (
        "main.jl",
        "push!(LOAD_PATH, @__DIR__)\nBase.iszero(x::String, y::Int) = y > 0\nusing Doubling\nusing Test\n\
         println(Doubling.double(2.5))\n@test iszero(\"\", 1)\nprintln(rand(Bool) isa Bool)\n",
    ),
    ("Doubling.jl", "module Doubling\ndouble(x) = iszero(\"\", 1) ? x + x : x\nend\n"),
];

/// A package that does so before it loads another, which needs a module of the library.
const EXTENDING_PACKAGE: &[(&str, &str)] = &[
    ("main.jl", "push!(LOAD_PATH, @__DIR__)\ninclude(\"uses.jl\")\n"),
    ("uses.jl", "using First\nprintln(First.total([2.5, 2.5]), First.Second.day())\n"),
    (
        "First/src/First.jl",
        "module First\nBase.iszero(x::String, y::Int) = y > 0\nusing Second\n\
         total(x) = iszero(\"\", 1) ? sum(x) : 0.0\nend\n",
    ),
    ("Second/src/Second.jl", "module Second\ninclude(\"inner/part.jl\")\nend\n"),
    ("Second/src/inner/part.jl", "using Dates\nday() = dayofweek(Date(2024, 2, 29))\n"),
];

#[test]
fn programs_that_extend_the_library_are_inferred_once() {
    for files in [EXTENDING, EXTENDING_PACKAGE] {
        is_inferred_once(files);
    }
}

fn is_inferred_once(files: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), files);
    let expected = run(&file, &[], Some("--no-cache")).text;
    assert!(expected.starts_with("5.0"), "{expected}");
    assert_eq!(run(&file, &[], None).text, expected);
    let again = run(&file, &[], None);
    assert_eq!((again.inferred, again.text), (0, expected));
}

/// A file that programs include, and what they do before and after it.
const SHARED: &str = "abstract type Solid end\nstruct Cube <: Solid end\nsides(::Cube) = 6\nsides(::Solid) = 0\n\
                      total(list) = sum(sides, list)\nweight(x) = x isa Number ? 2x : 0\n\
                      println(total(Solid[Cube()]), weight(3), typeof(1 // 2 + 1))\n";
const SHARING: &[&str] = &[
    "include(\"shared.jl\")\nprintln(total(Solid[Cube(), Cube()]))\n",
    "include(\"shared.jl\")\nprintln(weight(2.5))\n",
    "include(\"shared.jl\")\nsides(::Cube) = 7\nprintln(total(Solid[Cube(), Cube()]))\n",
    "include(\"shared.jl\")\nstruct Ball <: Solid end\nprintln(total(Solid[Cube(), Ball()]))\n",
    "include(\"shared.jl\")\nBase.:+(a::Rational{Int}, b::Int) = 5\nprintln(1 // 2 + 1, total([Cube()]))\n",
    "println(1)\ninclude(\"shared.jl\")\nusing Dates\nsides(::Solid) = 1\nprintln(Day(1), total([Cube()]))\n",
    "weight(::Int) = 9\ninclude(\"shared.jl\")\nprintln(weight(2), total([Cube()]))\n",
    "const Cubes = 3\ninclude(\"shared.jl\")\nprintln(weight(2), total([Cube()]))\n",
    "using Random\ninclude(\"shared.jl\")\nprintln(weight(2), total([Cube()]))\n",
];

/// What programs found to hold of a file is good for others that use it where nothing that it relies on differs.
#[test]
fn programs_that_share_a_file_keep_apart() {
    let folder = tempfile::tempdir().unwrap();
    for (number, text) in SHARING.iter().enumerate() {
        let file = write(folder.path(), &[(&*format!("main{number}.jl"), *text), ("shared.jl", SHARED)]);
        let expected = run(&file, &[], Some("--no-cache")).text;
        assert_eq!(run(&file, &[], None).text, expected, "{text}");
        let file = write(folder.path(), &[(&*format!("other{number}.jl"), &*format!("{text}nothing\n"))]);
        let found = run(&file, &[], None);
        assert_eq!(found.text, expected, "{text}");
        let again = run(&file, &[], None);
        assert_eq!((again.inferred, &again.text), (0, &expected), "{text}");
        let verified = run(&file, &[], Some("--verify-cache"));
        assert_eq!(verified.text, expected, "{text}");
    }
}
