//! Writes XML: elements with attributes, indented.

use std::fmt::{self, Write as _};

/// An element with what is inside.
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Content,
}

enum Content {
    Elements(Vec<Element>),
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &'static str) -> Self {
        Self::holding(name, [])
    }

    /// An element with elements inside.
    pub fn holding(name: &'static str, inner: impl IntoIterator<Item = Self>) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            content: Content::Elements(inner.into_iter().collect()),
        }
    }

    /// An element with a text inside.
    pub fn saying(name: &'static str, text: impl Into<String>) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            content: Content::Text(text.into()),
        }
    }

    /// The element with one more attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    fn write(&self, depth: usize, to: &mut String) -> fmt::Result {
        let Self {
            name,
            attributes,
            content,
        } = self;
        let indent = "  ".repeat(depth);
        write!(to, "{indent}<{name}")?;
        for (name, value) in attributes {
            write!(to, " {name}=\"{}\"", escaped(value))?;
        }
        match content {
            Content::Elements(inner) if inner.is_empty() => to.push_str("/>\n"),
            Content::Text(text) => writeln!(to, ">{}</{name}>", escaped(text))?,
            Content::Elements(inner) => {
                to.push_str(">\n");
                for element in inner {
                    element.write(depth + 1, to)?;
                }
                writeln!(to, "{indent}</{name}>")?;
            }
        }
        Ok(())
    }
}

/// A whole document. `prolog` stands between the declaration and the first element.
pub fn document(prolog: &str, element: &Element) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{prolog}\n");
    // A String takes whatever is written.
    let _ = element.write(0, &mut text);
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_xml_comes_back_as_it_was() {
        let signs = "<a href=\"b\">&amp;</a>";
        let text = document("", &Element::saying("it", signs).with("is", signs));

        let read = roxmltree::Document::parse(&text).unwrap();

        assert_eq!(read.root_element().text(), Some(signs));
        assert_eq!(read.root_element().attribute("is"), Some(signs));
    }
}
