//! Letters with activation codes.

use super::*;
use chiave_crypto::activation_code::ActivationCodeText;
use chiave_domain::ports::store::Store as _;
use roxmltree::{Document, Node, ParsingOptions};
use std::os::unix::fs::PermissionsExt as _;

const HOSTILE: &str = "<b>Ann & \"Bo\"</b>";

/// A company with an Italian whose name looks like HTML.
fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    let line = ["account", "add", "a.bo", "--given-name", HOSTILE];
    let more = ["--family-name", "", "--language", "it"];
    place.run(&[line.as_slice(), &more].concat()).unwrap();
    place
}

fn is_issued(place: &Place, user: &str) -> bool {
    place.look(async |context| {
        let id = context.account(user).await.unwrap().id;
        let mut tx = context.store.read().await.unwrap();
        tx.activation_code(id).await.unwrap().is_some()
    })
}

/// Letters for these arguments in the file `letters.html`; returns the text of the file.
fn written(place: &Place, arguments: &[&str]) -> String {
    let file = place.path("letters.html");
    let line = [&["account", "code"], arguments];
    let line = [line.concat(), vec!["--letters", file.to_str().unwrap()]].concat();
    place.run(&line).unwrap();
    fs::read_to_string(file).unwrap()
}

fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(html, options).unwrap()
}

fn pages<'a, 'b>(document: &'a Document<'b>) -> Vec<Node<'a, 'b>> {
    let all = document.descendants();
    all.filter(|node| node.has_tag_name("section")).collect()
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter_map(|node| match node.is_text() {
        true => node.text(),
        false => None,
    });
    texts.collect()
}

/// The text of the first element of this class in a page.
fn of_class(page: Node<'_, '_>, class: &str) -> String {
    let mut all = page.descendants();
    let found = all.find(|node| node.attribute("class") == Some(class));
    text(found.unwrap())
}

#[test]
fn everybody_has_a_page_with_a_code() {
    let place = company();

    let html = written(&place, &["e.ward", "g.ferri", "a.bo"]);

    let document = parsed(&html);
    let pages = pages(&document);
    let users: Vec<_> = pages.iter().map(|page| of_class(*page, "user")).collect();
    assert_eq!(users, ["e.ward", "g.ferri", "a.bo"]);
    for page in &pages {
        assert!(ActivationCodeText::parse(&of_class(*page, "code")).is_ok());
        assert!(text(*page).contains("Example"), "the organisation");
    }
    assert!(is_issued(&place, "e.ward") && is_issued(&place, "a.bo"));
    let style = document
        .descendants()
        .find(|node| node.has_tag_name("style"));
    assert!(text(style.unwrap()).contains("break-after: page"));
}

#[test]
fn a_name_stays_text() {
    let place = company();

    let html = written(&place, &["a.bo"]);

    let document = parsed(&html);
    assert!(text(pages(&document)[0]).contains(HOSTILE));
    assert!(!document.descendants().any(|node| node.has_tag_name("b")));
    assert!(html.contains("&lt;b&gt;Ann &amp; &quot;Bo&quot;&lt;/b&gt;"));
}

#[test]
fn a_letter_is_in_the_language_of_its_person() {
    let place = company();

    let html = written(&place, &["e.ward", "a.bo"]);

    let document = parsed(&html);
    let pages = pages(&document);
    let languages: Vec<_> = pages.iter().map(|page| page.attribute("lang")).collect();
    assert_eq!(languages, [Some("en"), Some("it")]);
    assert!(text(pages[0]).contains("“I have an activation code”"));
    assert!(text(pages[0]).contains("Nobody will ever ask you for this code"));
    assert!(text(pages[1]).contains("“Ho un codice di attivazione”"));
    assert!(text(pages[1]).contains("Nessuno ti chiederà mai questo codice"));
}

#[test]
fn letters_run_and_load_nothing() {
    let place = company();

    let html = written(&place, &["e.ward", "a.bo"]);

    let document = parsed(&html);
    for node in document.descendants() {
        let name = node.tag_name().name();
        let active = ["script", "link", "img", "iframe", "object", "a", "form"];
        assert!(!active.contains(&name), "{name}");
        for attribute in node.attributes() {
            let name = attribute.name();
            let loads = ["src", "href", "style", "srcset"].contains(&name);
            assert!(!loads && !name.starts_with("on"), "{name}");
        }
    }
    assert!(!html.contains("url(") && !html.contains("@import"));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn a_letter_says_from_when_until_when_the_code_is_good() {
    let place = company();
    let from = place.look(async |context| context.now.plus(3 * 24 * 60 * 60));
    let typed = crate::clock::rfc3339(from).unwrap();

    let html = written(&place, &["e.ward", "--from", &typed, "--days", "2"]);

    let page = parsed(&html);
    let page = text(pages(&page)[0]);
    for at in [from, from.plus(2 * 24 * 60 * 60)] {
        assert!(page.contains(&output().date(at)), "{page}");
    }
}

#[test]
fn only_its_owner_reads_the_file() {
    let place = company();

    written(&place, &["e.ward"]);

    let file = fs::metadata(place.path("letters.html")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
}

#[test]
fn letters_never_replace_a_file() {
    let place = company();
    let people = place.path("people.csv");
    let line = ["account", "code", "e.ward", "--letters"];

    let line = [line.as_slice(), &[people.to_str().unwrap()]].concat();
    place.run(&line).unwrap_err();

    assert_eq!(fs::read_to_string(&people).unwrap(), PEOPLE);
    assert!(!is_issued(&place, "e.ward"));
}

#[test]
fn letters_are_not_for_the_standard_output() {
    let place = company();

    let line = ["account", "code", "e.ward", "--letters", "-"];
    let problem = place.run(&line).unwrap_err();

    assert_eq!(said(&problem), Cli::CliLettersNeedFile);
    assert!(!is_issued(&place, "e.ward"));
}

#[test]
fn a_list_and_letters_have_the_same_codes() {
    let place = company();
    let list = place.path("codes.csv");

    let html = written(
        &place,
        &["--all-not-activated", "--csv", list.to_str().unwrap()],
    );

    let document = parsed(&html);
    let lines = fs::read_to_string(list).unwrap();
    let lines: Vec<_> = lines.lines().skip(1).collect();
    let pages = pages(&document);
    assert_eq!((pages.len(), lines.len()), (3, 3), "{lines:?}");
    for (page, line) in pages.iter().zip(&lines) {
        assert!(line.contains(&of_class(*page, "code")), "{line}");
    }
}

#[test]
fn a_list_that_cannot_be_made_leaves_no_letters() {
    let place = company();
    let (letters, list) = (place.path("letters.html"), place.path("people.csv"));
    let files = [list.to_str().unwrap(), letters.to_str().unwrap()];

    let line = ["account", "code", "e.ward", "--csv", files[0]];
    let line = [line.as_slice(), &["--letters", files[1]]].concat();
    place.run(&line).unwrap_err();

    assert!(!letters.exists());
    assert!(!is_issued(&place, "e.ward"));
}

/// An output that takes the line with the names of the columns and no other.
struct OneLine(bool);

impl Write for OneLine {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0 = bytes.contains(&b'\n');
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_code_that_was_not_listed_has_no_letter() {
    let place = company();
    let (settings, letters) = (place.path("settings.toml"), place.path("letters.html"));
    let answers = Box::new(OneLine(false));
    let output = Output::new(Language::English, answers, Box::new(std::io::sink()));
    let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
    let line = line.into_iter().chain(["account", "code", "e.ward"]);
    let line = line.chain(["--csv", "-", "--letters", letters.to_str().unwrap()]);

    obey(Arguments::try_parse_from(line).unwrap(), &output).unwrap_err();

    assert!(!is_issued(&place, "e.ward"));
    let html = fs::read_to_string(letters).unwrap();
    assert_eq!(pages(&parsed(&html)).len(), 0);
}

#[test]
fn where_nobody_needs_a_code_no_letters_are_made() {
    let place = company();
    let codes = ["account", "code", "e.ward"];
    place.run(&codes).unwrap();
    let letters = place.path("letters.html");

    let more = ["--letters", letters.to_str().unwrap()];
    place.run(&[codes.as_slice(), &more].concat()).unwrap();
    let list = [codes.as_slice(), &more, &["--csv", "-"]].concat();
    place.run(&list).unwrap();

    assert!(!letters.exists());
}
