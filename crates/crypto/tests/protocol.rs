//! Verifies the worked examples of `docs/protocol.md`.

#[cfg(test)]
mod examples {
    use chiave_crypto::{
        NonceKey,
        dpop::{self, Expected, PublicJwk, Verified},
        nonce::Nonces,
        work::Puzzle,
    };
    use chiave_protocol::Timestamp;
    use data_encoding::BASE64URL_NOPAD;

    const PAGE: &str = include_str!("../../../docs/protocol.md");
    /// The time of the examples by the service's clock.
    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
    /// The number of zero bits in the example of a proof of work.
    const BITS: u32 = 16;

    /// The text of the only block of this kind on the page.
    fn block(kind: &str) -> &'static str {
        let fence = format!("```{kind}\n");
        let mut blocks = PAGE.split(&fence).skip(1);
        let block = blocks.next().and_then(|rest| rest.split("\n```").next());
        assert!(blocks.next().is_none(), "{kind} stands there twice");
        block.unwrap()
    }

    /// The nonces of a service whose key consists of zeros.
    fn nonces() -> Nonces {
        let key = format!("k1 {}", "0".repeat(64));
        let key = NonceKey::parse(&key).unwrap();
        key.in_epoch(1, Timestamp::from_unix(0))
    }

    fn thumbprint() -> dpop::Thumbprint {
        let members = block("jwk");
        let (public, _) = members.split_once(",\"d\"").unwrap();
        let key: PublicJwk = serde_json::from_str(&format!("{public}}}")).unwrap();
        key.thumbprint().unwrap()
    }

    fn verify(proof: &str, method: &str, path: &str) -> Verified {
        let (token, body) = match method {
            "GET" => (Some(block("token")), ""),
            _ => (None, block("body")),
        };
        let expected = Expected {
            method,
            url: &format!("https://chiave.example.org{path}"),
            access_token: token,
            nonces: &nonces(),
            now: NOW,
        };
        let head = dpop::verify_head(proof, &expected).unwrap();
        head.covers(body.as_bytes()).unwrap()
    }

    #[test]
    fn the_nonce_is_one_that_a_service_gives() {
        assert_eq!(nonces().nonce(NOW), block("nonce"));
    }

    #[test]
    fn both_proofs_hold() {
        let sign_in = verify(block("proof"), "POST", "/v1/session");
        let look = verify(block("proof-with-token"), "GET", "/v1/state");

        for proof in [sign_in, look] {
            assert_eq!(proof.nonce, block("nonce"));
            assert_eq!(proof.thumbprint, thumbprint());
        }
        let text = BASE64URL_NOPAD.encode(thumbprint().as_bytes());
        assert_eq!(text, block("thumbprint"));
    }

    #[test]
    fn the_work_is_the_first_that_holds() {
        let puzzle = Puzzle {
            nonce: block("nonce"),
            device: &thumbprint(),
            user_name: "anna.rossi",
        };

        let counter = puzzle.solve(BITS, 0, || false).unwrap();

        assert_eq!(counter.to_string(), block("counter"));
    }
}
