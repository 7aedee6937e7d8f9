use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// The built book, as a browser would read it.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    /// By file name, without `print.html` and `toc.html`, which repeat the others.
    pages: BTreeMap<String, SitePage>,
}

#[derive(Debug, Default)]
struct SitePage {
    ids: Vec<String>,
    /// Where the page's `<a>`s lead.
    links: Vec<String>,
    /// What a browser loads with the page, unasked.
    loads: BTreeSet<String>,
    /// What the page shows in its listings, without the tags.
    listings: String,
}

impl Site {
    /// Reads the HTML files in `root`.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut pages = BTreeMap::new();
        for entry in fs::read_dir(root)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_page = name.ends_with(".html") && name != "print.html" && name != "toc.html";
            if is_page {
                let html = fs::read_to_string(&path)?;
                pages.insert(name.into_owned(), SitePage::parse(html));
            }
        }
        Ok(Self {
            root: root.to_owned(),
            pages,
        })
    }

    /// What is wrong with the links from page to page: the file is missing, or the `#anchor` in it.
    pub fn broken_links(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for (name, page) in &self.pages {
            for link in page.links.iter().filter(|link| !is_foreign(link)) {
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = if file.is_empty() { name } else { file };
                let Some(target_page) = self.pages.get(target) else {
                    if !self.root.join(target).is_file() {
                        broken.push(format!("{name} links to {link}, but there is no {target}"));
                    }
                    continue;
                };
                if !anchor.is_empty() && !target_page.ids.iter().any(|id| id == anchor) {
                    broken.push(format!(
                        "{name} links to {link}, but {target} has no heading or id {anchor}"
                    ));
                }
            }
        }
        broken
    }

    /// What a browser would fetch from elsewhere when it opens a page.
    pub fn foreign_loads(&self) -> Vec<String> {
        self.pages
            .iter()
            .flat_map(|(name, page)| page.loads.iter().map(move |load| (name, load)))
            .filter(|(_, load)| is_foreign(load))
            .map(|(name, load)| format!("{name} loads {load}"))
            .collect()
    }

    /// Lines in listings that a reader should not see: the sources' markers, and includes that
    /// mdBook left as they were.
    pub fn visible_markers(&self) -> Vec<String> {
        let mut visible = Vec::new();
        for (name, page) in &self.pages {
            for line in page.listings.lines() {
                let markers = ["ANCHOR:", "ANCHOR_END:", "STUB:", "{{#"];
                if markers.iter().any(|marker| line.contains(marker)) {
                    visible.push(format!("{name} shows {:?}", line.trim()));
                }
            }
        }
        visible
    }
}

/// Whether that lies outside the book.
fn is_foreign(link: &str) -> bool {
    link.starts_with("//") || link.contains("://") || link.starts_with("mailto:")
}

impl SitePage {
    fn parse(html: String) -> Self {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        tokenizer.sink.page.into_inner()
    }
}

/// Gathers what a page is made of while the tokenizer goes through it.
#[derive(Default)]
struct Reader {
    page: RefCell<SitePage>,
    /// Whether it is between `<pre>` and `</pre>`.
    in_listing: Cell<bool>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                if &*tag.name == "pre" {
                    self.in_listing.set(true);
                }
                for attribute in &tag.attrs {
                    let value = attribute.value.to_string();
                    match (&*tag.name, &*attribute.name.local) {
                        (_, "id") => page.ids.push(value),
                        ("a" | "area", "href") => page.links.push(value),
                        (_, "href" | "src" | "srcset" | "poster" | "action") => {
                            page.loads.insert(value);
                        }
                        _ => (),
                    }
                }
                return raw_data(&tag);
            }
            Token::TagToken(tag) if &*tag.name == "pre" => self.in_listing.set(false),
            Token::CharacterTokens(text) if self.in_listing.get() => page.listings.push_str(&text),
            _ => (),
        }
        TokenSinkResult::Continue
    }
}

/// What stands in scripts and styles is not HTML.
fn raw_data(tag: &Tag) -> TokenSinkResult<()> {
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        _ => TokenSinkResult::Continue,
    }
}
