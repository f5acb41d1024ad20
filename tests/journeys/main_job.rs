//! What Chiave is for, from a first day on: the story of the demo, as a test.

use chiave_tests::{
    Result,
    leaks::{Hunt, Leak},
    repository,
    story::{self, Teller},
};

use crate::place::world;

fn quiet(folder: &str) -> Result<Teller> {
    Teller::new(&repository::pictures()?.join(folder), |_| ())
}

#[tokio::test]
async fn an_employee_activates_changes_forgets_and_gets_back_in() -> Result<()> {
    let world = world("main-job")?;
    story::import_company(&world)?;

    story::play(&world, &mut quiet("story")?).await?;

    let mut hunt = Hunt::default();
    for password in story::PASSWORDS {
        hunt.secret("password", password);
    }
    assert_eq!(hunt.files(world.folder())?, Vec::<Leak>::new());
    Ok(())
}

#[tokio::test]
async fn an_employee_ends_a_lock_by_herself() -> Result<()> {
    let world = world("unlock")?;
    story::import_company(&world)?;

    story::play_unlock(&world, &mut quiet("unlock")?).await
}
