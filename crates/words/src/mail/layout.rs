//! Lays the sentences of a mail out as text and as HTML.

use crate::html::escaped;
use chiave_protocol::Secret;
use zeroize::Zeroizing;

/// The HTML part. Its placeholders are filled once, in their order; the HTML loads nothing from
/// anywhere.
const FRAME: &str = include_str!("../mail.html");

/// The sentences of one mail before layout.
pub(super) struct Parts<'a> {
    pub subject: String,
    pub greeting: String,
    pub lead: String,
    pub code: Option<CodeBlock<'a>>,
    pub rows: Vec<Row>,
    pub last: LastParagraph,
    pub footer: String,
}

/// A code with the sentence about its lifetime.
pub(super) struct CodeBlock<'a> {
    pub code: &'a Secret,
    pub until: String,
}

/// A fact with its label.
pub(super) struct Row {
    pub label: String,
    pub value: String,
}

/// What the person can do if something is wrong.
pub(super) struct LastParagraph {
    pub heading: String,
    pub text: String,
}

impl Parts<'_> {
    /// The text part. The capacity is reserved at once, so growing leaves no copy of the code
    /// behind.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(8 * 1024);
        let mut add = |pieces: &[&str]| pieces.iter().for_each(|piece| text.push_str(piece));
        add(&[&self.greeting, "\n\n", &self.lead, "\n\n"]);
        if let Some(CodeBlock { code, until }) = &self.code {
            add(&["    ", code.expose(), "\n\n", until, "\n\n"]);
        }
        for Row { label, value } in &self.rows {
            add(&[label, ": ", value, "\n"]);
        }
        add(&[
            "\n",
            &self.last.heading,
            "\n",
            &self.last.text,
            "\n\n-- \n",
            &self.footer,
            "\n",
        ]);
        text
    }

    /// The HTML part.
    pub(super) fn html(&self, language: &str) -> String {
        let rows: String = self.rows.iter().map(row).collect();
        let code = Zeroizing::new(self.code.as_ref().map_or_else(String::new, code_block));
        let places = [
            ("{language}", language.to_owned()),
            ("{subject}", escaped(&self.subject)),
            ("{greeting}", escaped(&self.greeting)),
            ("{lead}", escaped(&self.lead)),
            ("{code}", String::new()),
            ("{rows}", rows),
            ("{not-me-title}", escaped(&self.last.heading)),
            ("{not-me}", escaped(&self.last.text)),
            ("{footer}", escaped(&self.footer)),
        ];
        let mut html = String::with_capacity(16 * 1024);
        let mut rest = FRAME;
        for (place, value) in &places {
            let Some((before, after)) = rest.split_once(place) else {
                continue;
            };
            html.push_str(before);
            html.push_str(if *place == "{code}" { &code } else { value });
            rest = after;
        }
        html.push_str(rest);
        html
    }
}

fn code_block(CodeBlock { code, until }: &CodeBlock<'_>) -> String {
    let mut block = String::with_capacity(1024);
    let style = "font:600 26px/1.25 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;\
                 letter-spacing:4px;margin:16px 0 4px";
    for piece in [
        "<p style=\"",
        style,
        "\">",
        &Zeroizing::new(escaped(code.expose())),
        "</p><p style=\"margin:0 0 16px;color:#504c47\">",
        &escaped(until),
        "</p>",
    ] {
        block.push_str(piece);
    }
    block
}

fn row(Row { label, value }: &Row) -> String {
    format!(
        "<tr><td style=\"padding:4px 16px 4px 0;color:#504c47;vertical-align:top\">{}</td>\
         <td style=\"padding:4px 0\">{}</td></tr>",
        escaped(label),
        escaped(value)
    )
}
