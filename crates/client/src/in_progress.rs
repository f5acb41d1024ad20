//! An activation or an attempt of this window: kept in memory only, and bound to the device key.

use chiave_protocol::Secret;
use std::sync::Arc;

/// What is in progress, and the latest start. A late answer counts only for the start that it
/// belongs to: it never changes what was started since.
pub(crate) struct InProgress<V> {
    begun: u64,
    current: Option<Current<V>>,
}

struct Current<V> {
    token: Arc<Secret>,
    view: V,
}

/// Identifies one start.
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
    /// Starts a new activation or attempt. What is in progress stays until the service has
    /// answered.
    pub(crate) fn begin(&mut self) -> Beginning {
        self.begun += 1;
        Beginning(self.begun)
    }

    /// Stores what the service opened, and returns whether that was still wanted: neither ended nor
    /// started again since.
    pub(crate) fn open(&mut self, beginning: Beginning, token: Secret, view: V) -> bool {
        let wanted = beginning == Beginning(self.begun);
        if wanted {
            let token = Arc::new(token);
            self.current = Some(Current { token, view });
        }
        wanted
    }

    /// Ends what is in progress or being started; returns its token.
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

    /// The view, if `token` is still the current one.
    pub(crate) fn view_of(&mut self, token: &Arc<Secret>) -> Option<&mut V> {
        self.current
            .as_mut()
            .filter(|current| Arc::ptr_eq(&current.token, token))
            .map(|current| &mut current.view)
    }
}
