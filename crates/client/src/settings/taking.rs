//! Converts each value in force into the type that the client works with.

use super::{
    Authority, ClientCertificate, Fault, Image, LogLevel, Managed, Proxy, Settings, offers,
    reading::NamedFiles,
};
use crate::preferences::{Language, Theme};
use chiave_settings::{Colour, Computer, QuietHours, ReminderDays, Settled, Value};

impl Settings {
    /// Converts one value. Every key has its arm, so a key without an effect does not compile.
    pub(super) fn take(
        &mut self,
        settled: &Settled<Computer>,
        files: &NamedFiles,
    ) -> Result<(), Fault> {
        let text = &*settled.value.shown();
        let level = settled.winner.level;
        match settled.key {
            Computer::Server => match &settled.value {
                Value::Origin(origin) => self.server = Some(origin.clone()),
                _ => return Err(Fault::BadValue),
            },
            Computer::Authority => {
                self.authority = Some(Authority::read(files.get(settled)?)?);
            }
            Computer::ClientCertificate => {
                let file = files.get(settled)?;
                self.client_certificate = Some(ClientCertificate::read(file)?);
            }
            Computer::Pins => match &settled.value {
                Value::Pins(pins) => self.pins.keys.clone_from(pins),
                _ => return Err(Fault::BadValue),
            },
            Computer::PinsReportOnly => self.pins.only_report = settled.value == Value::Flag(true),
            Computer::Proxy => self.proxy = Proxy::of(text),
            Computer::Organisation => self.organisation = Some(text.to_owned()),
            Computer::OrganisationHelp => self.organisation_help = Some(text.to_owned()),
            Computer::HelpUrl => self.help_url = Some(text.to_owned()),
            Computer::Logo => self.logo = Some(Image::of(files.get(settled)?)?),
            Computer::LogoDark => self.logo_dark = Some(Image::of(files.get(settled)?)?),
            Computer::Accent => self.accent = Some(Colour::parse(text).ok_or(Fault::BadValue)?),
            Computer::Reset
            | Computer::Unlock
            | Computer::ChangePassword
            | Computer::SecurityInfo => {
                if let Some(exists) = self.offers.of(settled.key) {
                    *exists = text == offers::SHOWN;
                }
            }
            Computer::Autostart => self.autostart = settled.value == Value::Flag(true),
            Computer::ReminderDays => {
                self.reminder_days = ReminderDays::parse(text).ok_or(Fault::BadValue)?;
            }
            Computer::QuietHours => {
                self.quiet_hours = Some(QuietHours::parse(text).ok_or(Fault::BadValue)?);
            }
            Computer::Kiosk => self.kiosk = settled.value == Value::Flag(true),
            Computer::LogLevel => {
                self.log_level = LogLevel::parse(text).ok_or(Fault::BadValue)?;
            }
            Computer::WipeAfterDays => match &settled.value {
                Value::Whole(days) => self.wipe_after_days = Some(*days),
                _ => return Err(Fault::BadValue),
            },
            Computer::Language => self.language = Some(Managed::of(Language::parse(text), level)?),
            Computer::Theme => self.theme = Some(Managed::of(Theme::parse(text), level)?),
        }
        Ok(())
    }
}
