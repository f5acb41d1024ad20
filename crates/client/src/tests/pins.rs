//! Pinned keys that change while the application runs.

use super::*;
use crate::testing::Identity;

fn written(identity: &Identity) -> Vec<String> {
    identity.pins.iter().map(ToString::to_string).collect()
}

// Law 17.
#[tokio::test]
async fn pins_count_from_the_next_request_on() {
    let identity = Identity::new(|_| {});
    let ours = written(&identity);
    let others = written(&Identity::new(|_| {}));
    let service = Service::start_as(identity, well(|_| None)).await;
    let laptop = Laptop::new();
    let client = signed_in(&laptop, &service).await;
    let mut reaches = Vec::new();

    for pins in [
        json!({"pins": others}),
        json!({"pins": others, "pins_report_only": true}),
        json!({"pins": ours}),
    ] {
        laptop.policy.write("20-more.json", &pins.to_string());
        client.look_at_settings().await;
        let reach = client.status().await.reach;
        reaches.push((reach, client.about().unpinned));
    }

    assert_eq!(
        reaches,
        [
            (Reach::CertificateNotPinned, false),
            (Reach::Online, true),
            (Reach::Online, false),
        ]
    );
}
