//! The handlers of the window's commands and the events to the window, made from the declaration
//! (law 14): a command or an event that is not declared has no way in or out.

use crate::{declaration::declaration, declared::*};
use chiave_client::{Client, Failure};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, Wry, ipc::Invoke};

/// The answer to a command, or the reason why there is none.
pub type Answer<T> = Result<T, Failure>;

/// What a command works with: the client, and the window that sent the command.
pub struct Shell {
    pub client: Client,
    pub window: WebviewWindow,
}

impl Shell {
    fn of(window: WebviewWindow) -> Self {
        let client = window.state::<Client>().inner().clone();
        Self { client, window }
    }
}

macro_rules! handlers {
    (
        commands {
            $($(#[doc = $doc:literal])* $name:ident($($given:ident: $request:ty)?) -> $answer:ty;)*
        }
        events {
            $($(#[doc = $text:literal])* $on:ident: $event:ident($payload:ty) = $wire:literal;)*
        }
    ) => {
        /// Every declared command, with its request and its answer.
        pub trait Commands {
            $(
                $(#[doc = $doc])*
                async fn $name(&self $(, $given: $request)?) -> Answer<$answer>;
            )*
        }

        $(
            #[tauri::command]
            async fn $name(window: WebviewWindow $(, $given: $request)?) -> Answer<$answer> {
                Commands::$name(&Shell::of(window) $(, $given)?).await
            }
        )*

        /// Answers every declared command and no other.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }

        /// Every declared event, with its payload.
        pub enum News<'a> {
            $($(#[doc = $text])* $event(&'a $payload),)*
        }

        /// Sends an event to the window.
        ///
        /// # Errors
        ///
        /// Whatever keeps the framework from sending the event.
        pub fn emit(app: &AppHandle, news: News<'_>) -> tauri::Result<()> {
            match news {
                $(News::$event(payload) => send::<$payload>(app, $wire, payload),)*
            }
        }
    };
}

declaration!(handlers);

fn send<T: Serialize + Clone>(app: &AppHandle, name: &str, payload: &T) -> tauri::Result<()> {
    app.emit(name, payload)
}
