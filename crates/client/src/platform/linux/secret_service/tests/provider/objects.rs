//! The keyrings and their items as objects on the bus.

use super::{ATTRIBUTES, Attributes, CONTENT, Secret, Shared, Stored, path};
use std::collections::HashMap;
use zbus::{
    ObjectServer, fdo, interface,
    zvariant::{OwnedObjectPath, OwnedValue},
};

/// A keyring on the bus, by its place.
pub(super) struct Collection(pub(super) Shared, pub(super) usize);

#[interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    #[zbus(property)]
    fn label(&self) -> String {
        self.0.lock().keyrings[self.1].name.to_owned()
    }

    #[zbus(property)]
    fn locked(&self) -> bool {
        self.0.lock().keyrings[self.1].is_locked
    }

    fn search_items(&self, wanted: Attributes) -> Vec<OwnedObjectPath> {
        self.0.lock().keyrings[self.1].matching(&wanted)
    }

    async fn create_item(
        &self,
        properties: HashMap<String, OwnedValue>,
        secret: Secret,
        _replace: bool,
        #[zbus(object_server)] server: &ObjectServer,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        let (_, _, value, content) = secret;
        assert_eq!(content, CONTENT);
        let attributes = properties[ATTRIBUTES].try_clone().unwrap();
        let attributes = Attributes::try_from(attributes).unwrap();
        let path_of_it = self.0.lock().store(self.1, Stored { attributes, value });
        let item = Item(self.0.clone(), self.1, path_of_it.clone());
        server.at(path_of_it.clone(), item).await.unwrap();
        (path_of_it, path("/"))
    }
}

/// An item of a keyring on the bus.
pub(super) struct Item(
    pub(super) Shared,
    pub(super) usize,
    pub(super) OwnedObjectPath,
);

#[interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    #[zbus(property)]
    fn locked(&self) -> bool {
        self.0.lock().keyrings[self.1].is_locked
    }

    fn get_secret(&self, session: OwnedObjectPath) -> (Secret,) {
        let held = self.0.lock();
        let value = held.keyrings[self.1].items[&self.2].value.clone();
        ((session, Vec::new(), value, CONTENT.into()),)
    }

    fn set_secret(&self, secret: Secret) {
        let mut held = self.0.lock();
        held.keyrings[self.1].items.get_mut(&self.2).unwrap().value = secret.2;
    }

    fn delete(&self) -> fdo::Result<OwnedObjectPath> {
        let mut held = self.0.lock();
        let keyring = &mut held.keyrings[self.1];
        if keyring.keeps_its_items {
            return Err(fdo::Error::Failed(String::new()));
        }
        keyring.items.remove(&self.2);
        Ok(path("/"))
    }
}
