//! A screen whose pixels are a file, so that what a person sees is seen from outside and at once,
//! without a door into the program that shows it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use chiave_tests::{Result, patience::PATIENCE, program::Program};

/// Width and height in pixels: our window and a little more.
const SIZE: &str = "1024x720x24";

/// Pixels of a colour that are a button and no letter.
const MANY: usize = 1500;

/// How often the screen is looked at.
const POLL_INTERVAL: Duration = Duration::from_millis(2);

/// Bytes of an entry in the table of colours of an XWD file (X11/XWDFile.h).
const COLOUR_ENTRY: usize = 12;

/// A colour in the order in which its bytes lie in a pixel: blue, green, red.
pub type Colour = [u8; 3];

/// An invisible screen.
pub struct Screen {
    file: PathBuf,
    display: String,
    _server: Program,
}

impl Screen {
    /// Starts one below `folder`.
    pub fn start(folder: &Path) -> Result<Self> {
        let pixels = folder.join("screen");
        fs::create_dir_all(&pixels)?;
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", SIZE]);
        command.arg("-fbdir").arg(&pixels);
        let mut server = Program::start("screen-of-pixels", &command, &folder.join("logs"))?;
        let number = server.hears("its number", |line| line.trim().parse::<u32>().ok())?;
        Ok(Self {
            file: pixels.join("Xvfb_screen0"),
            display: format!(":{number}"),
            _server: server,
        })
    }

    /// The name of the screen, for `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Waits until something of this colour is there, or is there no longer.
    pub fn until(&self, colour: Colour, is_there: bool) -> Result<()> {
        let begun = Instant::now();
        while (self.count(colour)? >= MANY) != is_there {
            if begun.elapsed() > PATIENCE {
                return Err(format!("waited for {colour:?} on the screen: {is_there}").into());
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        Ok(())
    }

    fn count(&self, colour: Colour) -> Result<usize> {
        let file = fs::read(&self.file)?;
        let number = |field: usize| -> Result<usize> {
            let bytes = file.get(field * 4..).and_then(|rest| rest.first_chunk());
            Ok(u32::from_be_bytes(*bytes.ok_or("no XWD file")?).try_into()?)
        };
        // The size of the header and the number of colours in the table behind it.
        let start = number(0)? + number(19)? * COLOUR_ENTRY;
        let pixels = file.get(start..).unwrap_or_default().chunks_exact(4);
        Ok(pixels.filter(|pixel| pixel.starts_with(&colour)).count())
    }
}
