//! A store that somebody else put a trigger into is worked with no more.

use super::*;
use chiave_protocol::Timestamp;

#[test]
fn the_check_names_it_and_nothing_opens_the_store() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut behind = place.behind().await;
        let plant = "CREATE TRIGGER helper AFTER INSERT ON sessions BEGIN SELECT 1; END";
        sqlx::query(plant).execute(&mut behind).await.unwrap();
    });

    let config = place.config();
    let served = crate::opening::open_to_serve(&config, Timestamp::from_unix(1));
    let served = runtime.block_on(served);
    let told = Problem::from(served.map(drop).unwrap_err());
    assert!(format!("{told:?}").contains("trigger helper"), "{told:?}");
    for command in [&["config", "check"][..], &["account", "list"]] {
        let refused = place.run(command).unwrap_err();
        let told = format!("{refused:?}");
        assert!(told.contains("CliStoreAltered"), "{command:?}: {told}");
        assert!(told.contains("trigger helper"), "{command:?}: {told}");
    }
}
