//! What the computer stores, and how the client works where the keyring or the disk is missing or
//! slow.

use super::*;

// Law 15.
#[tokio::test]
async fn without_a_keyring_everything_works_until_the_window_closes() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let none: OpenVault = Arc::new(|| Err(VaultError::Missing));
    let client = laptop.start_with(&service, none.clone());

    client
        .sign_in("anna".into(), secret("pass word"))
        .await
        .unwrap();
    let outcome = client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap();

    assert!(matches!(outcome, WriteOutcome::Done { .. }));
    assert_eq!(client.status().await.keyring, KeyringState::Missing);
    let again = laptop.start_with(&service, none);
    assert_eq!(again.status().await.session, SessionState::None);
}

#[tokio::test]
async fn without_a_folder_it_works_in_memory_and_says_so() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    assert!(laptop.start(&service).status().await.files_kept);
    std::fs::remove_dir_all(laptop.folder.path()).unwrap();
    std::fs::write(laptop.folder.path(), b"no folder").unwrap();

    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();

    let status = client.status().await;
    assert!(!status.files_kept);
    assert_eq!(status.session, SessionState::Full);
}

// Law 10.
#[tokio::test]
async fn the_disk_never_shows_a_name_in_clear() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    signed_in(&laptop, &service).await.sync().await.unwrap();

    let sealed = std::fs::read(laptop.folder.path().join("data/state.sealed")).unwrap();

    assert!(
        !sealed
            .windows(4)
            .any(|window| window == b"Anna" || window == b"anna")
    );
}

/// A named pipe in place of the file at `path`: whoever reads the file waits for a writer.
#[cfg(target_os = "linux")]
fn make_slow(path: &std::path::Path) {
    std::fs::remove_file(path).unwrap();
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_slow_disk_holds_up_no_other_task() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    signed_in(&laptop, &service).await.sync().await.unwrap();
    let path = laptop.folder.path().join("data").join("state.sealed");
    make_slow(&path);
    let disk = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(1));
        std::fs::write(path, b"").unwrap();
    });
    let client = laptop.start(&service);

    tokio::select! {
        biased;
        _ = client.status() => panic!("the only thread of the runtime waited for the disk"),
        () = tokio::time::sleep(std::time::Duration::from_millis(100)) => {}
    }

    disk.join().unwrap();
}
