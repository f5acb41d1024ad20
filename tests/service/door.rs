//! The door itself: by which settings it opens, under which name, and how it is locked.

use chiave_tests::{Result, wire::ask::open};
use serde_json::json;

use crate::place::{Company, PASSWORD};

/// What somebody broke in the settings, and what they are told of it.
const BROKEN: [(&str, &str, &str); 6] = [
    (
        "listen = \"",
        "listen = \"nowhere",
        "line 3, listen: expected",
    ),
    (
        "public_name = \"https:",
        "public_name = \"http:",
        "line 1, public_name: expected",
    ),
    ("public_name = ", "# ", "public_name: "),
    (
        "security = \"starttls\"",
        "security = \"none\"",
        "smtp.security: ",
    ),
    ("[log]", "[log]\ncolour = true", "log.colour: "),
    ("organisation = ", "organisation ", "line 2"),
];

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_cannot_be_used_are_named_by_key_and_line() -> Result<()> {
    let company = Company::open("settings")?;
    let file = company.directory.folder().join("directory.toml");
    let good = std::fs::read_to_string(&file)?;

    for (from, to, told) in BROKEN {
        assert!(good.contains(from), "{from}");
        std::fs::remove_file(&file)?;
        std::fs::write(&file, good.replacen(from, to, 1))?;
        for command in [&["serve"][..], &["config", "check"]] {
            let refused = company
                .directory
                .run(command)
                .err()
                .ok_or("it was accepted")?;
            let refused = refused.to_string();
            assert!(refused.contains(told), "{told}: {refused}");
        }
    }

    std::fs::remove_file(&file)?;
    let refused = company
        .directory
        .run(&["serve"])
        .err()
        .ok_or("it was accepted")?;
    assert!(refused.to_string().contains("directory.toml"), "{refused}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_goes_by_its_configured_name_and_by_no_other() -> Result<()> {
    let company = Company::open("name")?;
    company.add_with_password("ada.byron")?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});

    let by_name = company.laptop()?.ask(open("/v1/session"), &body).await?;
    // The same machine and a certificate that holds, but another name than the configured one.
    let other = company.laptop_by("127.0.0.1")?;
    let by_number = other.ask(open("/v1/session"), &body).await?;

    assert_eq!(by_name.status, 200);
    assert_eq!(by_number.refusal(), (401, "proof-of-possession".into()));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_older_than_tls_1_3_is_spoken() -> Result<()> {
    let company = Company::open("tls")?;
    let url = format!("{}/v1/service", company.directory.origin());
    let status = async |version| -> Result<u16> {
        let client = company.client(version)?;
        Ok(client.get(&url).send().await?.status().as_u16())
    };

    assert_eq!(status(reqwest::tls::Version::TLS_1_3).await?, 200);
    assert!(status(reqwest::tls::Version::TLS_1_2).await.is_err());
    Ok(())
}
