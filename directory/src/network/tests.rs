use super::*;
use crate::mail::tests::script::{Script, Server};

/// Key and finding of each thing that is wrong.
fn wrong(network: &Network) -> Vec<(String, String)> {
    let wrong = network.wrong.iter();
    wrong
        .map(|error| (error.key.clone(), format!("{:?}", error.expected)))
        .collect()
}

mod public_name {
    use super::*;

    #[tokio::test]
    async fn one_with_an_address_is_good() {
        let mut network = Network::default();

        network.resolve("localhost").await;

        assert!(network.addresses.iter().any(IpAddr::is_loopback));
        assert!(network.wrong.is_empty());
    }

    #[tokio::test]
    async fn one_without_an_address_is_named() {
        let mut network = Network::default();

        network.resolve("chiave.invalid").await;

        let wrong = wrong(&network);
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].0, "public_name");
        assert!(wrong[0].1.contains("Unresolved"), "{wrong:?}");
    }
}

mod port {
    use super::*;

    #[test]
    fn a_free_one_is_good() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let mut network = Network::default();

        network.try_port("listen", address, None);

        assert_eq!(network.ports, [(address, Port::Free)]);
    }

    fn taken(network: &Network) -> &Holder {
        match &network.wrong[0].expected {
            Expected::Network(NetworkFinding::PortTaken(holder)) => holder,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_that_another_process_holds_is_named_with_it() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut network = Network::default();

        network.try_port("listen", listener.local_addr().unwrap(), None);

        assert!(network.ports.is_empty());
        let holder = taken(&network);
        assert_eq!(holder.process.as_ref().unwrap().id, std::process::id());
    }

    #[test]
    fn one_is_served_by_whoever_has_the_data_folder_open() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let _open = std::fs::File::open(folder.path()).unwrap();
        let (mut ours, mut not_ours) = (Network::default(), Network::default());

        ours.try_port(
            "listen",
            listener.local_addr().unwrap(),
            Some(folder.path()),
        );
        not_ours.try_port("listen", listener.local_addr().unwrap(), Some(other.path()));

        assert!(matches!(ours.ports[..], [(_, Port::Served)]));
        assert!(not_ours.ports.is_empty());
        let holder = taken(&not_ours);
        assert_eq!(holder.process.as_ref().unwrap().id, std::process::id());
    }

    #[test]
    fn the_port_of_the_metrics_is_named_by_its_own_key() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut network = Network::default();

        network.try_port("metrics.listen", listener.local_addr().unwrap(), None);

        assert_eq!(wrong(&network)[0].0, "metrics.listen");
    }

    #[test]
    fn an_address_that_is_not_of_this_machine_is_named() {
        let finding = of_another_machine("192.0.2.1:8443".parse().unwrap());

        assert!(matches!(finding, Some(NetworkFinding::PortUnusable(_))));
        assert!(of_another_machine("127.0.0.1:8443".parse().unwrap()).is_none());
    }
}

mod mail_server {
    use super::*;

    async fn greet(script: Script) -> (Network, Vec<String>) {
        let server = Server::start(script).await;
        let mut network = Network::default();
        network.greet(&server.smtp).await;
        (network, server.heard())
    }

    #[tokio::test]
    async fn one_that_takes_the_sender_is_good_and_is_sent_nothing() {
        let (network, heard) = greet(Script::default()).await;

        assert!(network.mail && network.wrong.is_empty(), "{network:?}");
        assert!(heard.iter().any(|word| word == "MAIL"), "{heard:?}");
        assert!(!heard.iter().any(|word| word == "RCPT" || word == "DATA"));
    }

    #[tokio::test]
    async fn a_refused_login_is_named() {
        let script = Script {
            login: "535 5.7.8 no",
            ..Script::default()
        };

        let (network, _) = greet(script).await;

        let wrong = wrong(&network);
        assert_eq!(wrong[0].0, "smtp.user_name");
        assert!(wrong[0].1.contains("535 5.7.8 at login"), "{wrong:?}");
    }

    #[tokio::test]
    async fn a_refused_sender_is_named() {
        let script = Script {
            sender: "550 5.7.1 not you",
            ..Script::default()
        };

        let (network, _) = greet(script).await;

        let wrong = wrong(&network);
        assert_eq!(wrong[0].0, "smtp.from");
        assert!(wrong[0].1.contains("550 5.7.1 at sender"), "{wrong:?}");
    }

    #[tokio::test]
    async fn one_that_is_not_there_is_named() {
        let mut server = Server::start(Script::default()).await;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        server.smtp.port = listener.local_addr().unwrap().port();
        drop(listener);
        let mut network = Network::default();

        network.greet(&server.smtp).await;

        assert_eq!(wrong(&network)[0].0, "smtp.host");
    }
}
