//! An activation or an attempt of this window: kept in memory only, and bound to the device key.

use chiave_protocol::Secret;
use std::sync::Arc;

/// What is in progress, and which beginning is the latest. An answer counts only for what it was
/// asked for: a late one never touches what was begun since.
pub(crate) struct InProgress<V> {
    begun: u64,
    current: Option<Current<V>>,
}

struct Current<V> {
    token: Arc<Secret>,
    view: V,
}

/// One beginning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Beginning(u64);

impl<V> Default for InProgress<V> {
    fn default() -> Self {
        Self {
            begun: 0,
            current: None,
        }
    }
}

impl<V> InProgress<V> {
    /// Begins another one. What is in progress stays until the service has answered.
    pub(crate) fn begin(&mut self) -> Beginning {
        self.begun += 1;
        Beginning(self.begun)
    }

    /// Takes over what the service opened, and says whether that was still wanted: neither ended
    /// nor begun anew since.
    pub(crate) fn open(&mut self, beginning: Beginning, token: Secret, view: V) -> bool {
        let wanted = beginning == Beginning(self.begun);
        if wanted {
            let token = Arc::new(token);
            self.current = Some(Current { token, view });
        }
        wanted
    }

    /// Ends it, and what is being begun; its token is handed back.
    pub(crate) fn end(&mut self) -> Option<Arc<Secret>> {
        self.begun += 1;
        self.current.take().map(|current| current.token)
    }

    pub(crate) fn token(&self) -> Option<Arc<Secret>> {
        self.current.as_ref().map(|current| current.token.clone())
    }

    pub(crate) fn view(&self) -> Option<&V> {
        self.current.as_ref().map(|current| &current.view)
    }

    /// The view, where it is still the one of `token`.
    pub(crate) fn view_of(&mut self, token: &Arc<Secret>) -> Option<&mut V> {
        self.current
            .as_mut()
            .filter(|current| Arc::ptr_eq(&current.token, token))
            .map(|current| &mut current.view)
    }
}
