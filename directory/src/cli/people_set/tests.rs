use super::*;
use chiave_domain::settings::AccountPolicy;

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

    let differences = differences(&before.into(), &after.into()).unwrap();

    assert_eq!(
        differences,
        [Difference {
            key: "max_age_days".into(),
            before: None,
            after: Some("90".into())
        }]
    );
}

#[test]
fn an_unknown_setting_is_refused_without_a_value_as_well() {
    let holds = AccountPolicy {
        max_age_days: Some(90),
        ..AccountPolicy::default()
    };
    let set = |change: &str| from_changes(&[change.to_owned()], 1, &holds.clone().into());

    let taken_out = set("max_age_days=").ok().unwrap();
    assert_eq!(taken_out.book.default.max_age_days, None);
    let Err(Problem::Several(problems)) = set("max_age_day=") else {
        panic!("the setting was taken")
    };
    let [Problem::Settings(change, _)] = &problems[..] else {
        panic!("one change is wrong")
    };
    assert_eq!(change, std::path::Path::new("max_age_day="));
}
