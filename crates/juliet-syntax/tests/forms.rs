//! Each form in `forms.txt` has the tree on the indented line below it. `JULIET_BLESS=1` rewrites
//! the trees. They are what Julia's own parser gives, save where the manual of a later version differs.

use juliet_syntax::{Expr, SourceFile, parse_all, parse_one, print_expr, sexpr, show_expr};

const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forms.txt");

fn tree(source: &str) -> String {
    let (whole, _) = parse_all(&SourceFile::new("f", source));
    let items = whole.args_of("toplevel").unwrap_or_default();
    let texts: Vec<String> =
        items.iter().filter(|item| !matches!(item, Expr::Line(_))).map(|item| sexpr(item, true)).collect();
    texts.join("  ")
}

#[test]
fn forms_have_julias_trees() {
    let text = std::fs::read_to_string(FORMS).expect("the table of forms");
    let forms: Vec<&str> = text.lines().filter(|line| !line.starts_with("    ")).collect();
    assert!(forms.len() > 150, "the table shrank to {}", forms.len());
    let actual: String = forms.iter().map(|form| format!("{form}\n    {}\n", tree(&form.replace('⏎', "\n")))).collect();
    if std::env::var_os("JULIET_BLESS").is_some() {
        std::fs::write(FORMS, &actual).expect("the table can be rewritten");
        return;
    }
    for (expected, actual) in text.lines().zip(actual.lines()) {
        assert_eq!(actual, expected);
    }
}

#[test]
fn printing_gives_julias_text() {
    let table = [
        ("a+b*c", "a + b * c", ":(a + b * c)"),
        ("(a+b)*c", "(a + b) * c", ":((a + b) * c)"),
        ("f(x; y=1)", "f(x; y = 1)", ":(f(x; y = 1))"),
        ("a==b", "a == b", ":(a == b)"),
        ("x[end]", "x[end]", ":(x[end])"),
        ("-x", "-x", ":(-x)"),
        ("2x", "2x", ":(2x)"),
        ("a.b", "a.b", ":(a.b)"),
        ("f.(x)", "f.(x)", ":(f.(x))"),
        ("[1 2; 3 4]", "[1 2; 3 4]", ":([1 2; 3 4])"),
        ("x::T", "x::T", ":(x::T)"),
        ("A{T} where T<:Int", "A{T} where T <: Int", ":(A{T} where T <: Int)"),
        (":a", ":a", ":(:a)"),
        ("\"a$b\"", "\"a$(b)\"", ":(\"a$(b)\")"),
        ("x", "x", ":x"),
        ("1.5e10", "1.5e10", "1.5e10"),
        ("'\\n'", "'\\n'", "'\\n'"),
        ("import A: b", "import A: b", ":(import A: b)"),
    ];
    for (source, printed, shown) in table {
        let (expr, _, diagnostics) = parse_one(source, 0);
        assert!(diagnostics.is_empty(), "{source}");
        assert_eq!(print_expr(&expr, &|_| String::new()), printed);
        assert_eq!(show_expr(&expr, &|_| String::new()), shown);
    }
}

#[test]
fn statements_one_by_one() {
    let text = "a = 1\nb\n";
    let (first, next, _) = parse_one(text, 0);
    assert_eq!(sexpr(&first, true), "(= a 1)");
    assert_eq!(next, 6);
    let (second, end, _) = parse_one(text, next);
    assert_eq!(sexpr(&second, true), "b");
    assert_eq!(end, text.len());
    let (_, _, diagnostics) = parse_one("1 2", 0);
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn junk_spoils_its_line_only() {
    assert_eq!(tree("x = 1\ny z"), "(= x 1)  (error \"trailing tokens after statement\")");
}

#[test]
fn spans_point_into_the_text() {
    let (whole, _) = parse_all(&SourceFile::new("f", "a\n  f(x)\n"));
    let call = &whole.args_of("toplevel").expect("a toplevel")[3];
    assert_eq!((call.span().lo, call.span().hi), (4, 8));
}

#[test]
fn damaged_forms_do_not_panic() {
    let text = std::fs::read_to_string(FORMS).expect("the table of forms");
    for form in text.lines().filter(|line| !line.starts_with("    ")) {
        for (at, c) in form.char_indices() {
            tree(&form[..at]);
            tree(&form[at..]);
            tree(&format!("{}{}", &form[..at], &form[at + c.len_utf8()..]));
            tree(&format!("{}\n{}", &form[..at], &form[at..]));
        }
    }
}

#[test]
fn mistakes_that_the_tree_passes_over_are_errors() {
    for text in
        ["f(1 2)", "[1, 2 3]", "(1 2)", "(a b, c)", "x[1, 2 3]", "for i 1:3; end", "import", "export", "1.0.0", "0b12"]
    {
        let (_, diagnostics) = juliet_syntax::parse_all(&SourceFile::new("t", text));
        assert_eq!(diagnostics.len(), 1, "{text}");
    }
    for text in [
        "f(1, 2)",
        "[1 2]",
        "(1, 2)",
        "(a; b)",
        "f(a; b, c)",
        "x[1; 2]",
        "for i in 1:3; end",
        "2(3)",
        "2x",
        "f(x for x in y)",
    ] {
        let (_, diagnostics) = juliet_syntax::parse_all(&SourceFile::new("t", text));
        assert_eq!(diagnostics.len(), 0, "{text}");
    }
}
