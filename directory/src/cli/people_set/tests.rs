use super::*;

#[test]
fn a_path_is_told_from_a_change() {
    for file in ["people.toml", "-", "/srv/a=b", "./a=b"] {
        assert!(is_file(file), "{file}");
    }
    assert!(!is_file("gates=2"));
}

#[test]
fn what_differs_is_shown_with_its_values() {
    let before = AccountPolicy::default();
    let after = AccountPolicy {
        max_age_days: Some(90),
        ..before.clone()
    };

    let differences = differences(&before, &after).unwrap();

    assert_eq!(
        differences,
        [Difference {
            key: "max_age_days".into(),
            before: NONE.into(),
            after: "90".into()
        }]
    );
}
