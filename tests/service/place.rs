//! The setting of every fact: one company with its service, its mail server and its authority.

use std::path::PathBuf;

use chiave_tests::{
    Result,
    authority::{Authority, write_private},
    directory::Directory,
    repository,
    smtp::{Addresses, Sink},
    wire::Laptop,
};

/// A password that keeps the rules; each test that needs more than one makes its own of it.
pub const PASSWORD: &str = "quattro mele verdi nel cesto";

/// A company of its own. Its files stay below `target/service/` for whoever looks into a failure.
pub struct Company {
    pub directory: Directory,
    pub sink: Sink,
    authority: Authority,
    folder: PathBuf,
}

impl Company {
    /// Makes a new company and starts its service.
    pub fn open(name: &str) -> Result<Self> {
        Self::open_with(name, Addresses::Any)
    }

    /// The same, with a mail server that takes some addresses.
    pub fn open_with(name: &str, addresses: Addresses) -> Result<Self> {
        let folder = repository::root().join("target/service").join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let authority = Authority::make(&folder.join("authority"))?;
        let sink = Sink::start_with(&folder.join("smtp"), &authority, addresses)?;
        let (mut directory, _) = Directory::lay_out(&folder.join("directory"), &authority, &sink)?;
        if !directory
            .run(&["account", "add", "--help"])?
            .contains("--password-file")
        {
            return Err("chiave-directory was built without the feature automation".into());
        }
        directory.start()?;
        Ok(Self {
            directory,
            sink,
            authority,
            folder,
        })
    }

    /// A laptop with a key of its own.
    pub fn laptop(&self) -> Result<Laptop> {
        Laptop::new(&self.directory.origin(), &self.authority.certificate)
    }

    /// The authority that vouches for the service and the mail server.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// A laptop that trusts another authority.
    pub fn laptop_that_trusts(&self, authority: &Authority) -> Result<Laptop> {
        Laptop::new(&self.directory.origin(), &authority.certificate)
    }

    /// A laptop that was told another name of the service's machine.
    pub fn laptop_by(&self, host: &str) -> Result<Laptop> {
        let origin = self.directory.origin().replace("localhost", host);
        Laptop::new(&origin, &self.authority.certificate)
    }

    /// A client that speaks one version of TLS.
    pub fn client(&self, version: reqwest::tls::Version) -> Result<reqwest::Client> {
        // Somebody in this process may have installed it already.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let authority = std::fs::read(&self.authority.certificate)?;
        let client = reqwest::Client::builder()
            .tls_certs_only([reqwest::Certificate::from_pem(&authority)?])
            .tls_version_min(version)
            .tls_version_max(version)
            .no_proxy();
        Ok(client.build()?)
    }

    /// A laptop that keeps its connection.
    pub fn near_laptop(&self) -> Result<Laptop> {
        Laptop::with_connections(&self.directory.origin(), &self.authority.certificate, 1)
    }

    /// Adds an account without a password.
    pub fn add(&self, user_name: &str) -> Result<()> {
        self.add_as(user_name, &[])
    }

    /// Adds an account that has [`PASSWORD`] already, by the one door that tests have.
    pub fn add_with_password(&self, user_name: &str) -> Result<()> {
        let file = self.folder.join(format!("password-of-{user_name}"));
        write_private(&file, PASSWORD)?;
        let added = self.add_as(user_name, &["--password-file", &file.to_string_lossy()]);
        std::fs::remove_file(&file)?;
        added
    }

    /// Adds an account with more arguments.
    pub fn add_as(&self, user_name: &str, more: &[&str]) -> Result<()> {
        let mail = work_address(user_name);
        let person = [
            "--given-name",
            "Ada",
            "--family-name",
            "Byron",
            "--mail",
            &mail,
        ];
        let add = ["account", "add", user_name];
        self.directory.run(&[&add, &person[..], more].concat())?;
        Ok(())
    }

    /// Stops the service as an administrator does, and starts it again.
    pub fn restart(&mut self) -> Result<()> {
        self.directory.stop()?;
        self.directory.start()
    }

    /// Restarts the service so many seconds in the future.
    pub fn travel(&mut self, seconds: u32) -> Result<()> {
        self.directory.stop()?;
        self.directory
            .set("CHIAVE_CLOCK_AHEAD_S", &seconds.to_string());
        self.directory.start()
    }

    /// As [`Company::travel`], without the seconds that a graceful stop takes.
    pub fn jump(&mut self, seconds: u32) -> Result<()> {
        self.directory.kill()?;
        self.directory
            .set("CHIAVE_CLOCK_AHEAD_S", &seconds.to_string());
        self.directory.start()
    }

    /// As [`Self::hold_still`], and the clock of the service stands from then on.
    pub fn stop_the_clock(&mut self) -> Result<()> {
        self.directory.set("CHIAVE_CLOCK_STANDS", "1");
        self.hold_still()
    }

    /// Restarts the service so that it does nothing but what requests ask for: no mail leaves.
    pub fn hold_still(&mut self) -> Result<()> {
        self.directory.stop()?;
        self.directory.set("CHIAVE_STILL", "1");
        self.directory.start()
    }
}

/// Where the company writes to somebody.
pub fn work_address(user_name: &str) -> String {
    format!("{user_name}@bianchi-ward.example")
}

/// Where a code reaches somebody privately.
pub fn private_address(user_name: &str) -> String {
    format!("{user_name}@posta.example")
}

/// Whether a text has this word, with neither a letter nor a digit on either side: a short name also occurs by chance
/// inside the digits of a hash.
pub fn mentions(text: &str, word: &str) -> bool {
    let stands_alone = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        ![before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    };
    text.match_indices(word).any(|(at, _)| stands_alone(at))
}

#[test]
fn a_name_is_found_and_the_digits_of_a_hash_are_not() {
    for text in ["ada", "user=ada.byron", "\"ada\"", "cada ada"] {
        assert!(mentions(text, "ada"), "{text}");
    }
    for text in ["", "cadaa69", "ada1", "1ada"] {
        assert!(!mentions(text, "ada"), "{text}");
    }
}
