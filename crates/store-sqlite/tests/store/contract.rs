//! Runs the shared contract suites of all stores and of all connectors against these.

chiave_domain::store_contract!(crate::fixture::subject);

mod connector {
    use crate::fixture::Company;
    use chiave_domain::{
        ports::{connector::Connector, roster::EntryMark},
        testing::connector_contract::Subject,
    };
    use chiave_protocol::AccountId;

    chiave_domain::connector_contract!(Company::new);

    #[async_trait::async_trait]
    impl Subject for Company {
        fn connector(&self) -> &dyn Connector {
            &self.directory
        }

        fn account(&self) -> AccountId {
            self.anna
        }

        async fn mark(&self, mark: EntryMark) {
            Self::mark(self, &[mark]).await;
        }
    }
}
