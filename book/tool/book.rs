use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;

use crate::{
    CodeBlock, Complaint, Conversation, Directive, Include, Outputs, Page, Quiz, Rejection, Scene,
    Transcript,
};

/// The folder with `book.toml`, and the pages below its `src`.
#[derive(Debug)]
pub struct Book {
    root: PathBuf,
    pages: Vec<Page>,
}

impl Book {
    /// Reads the pages of the book in the folder `root`, those that are not in `SUMMARY.md` too.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn open(root: &Path) -> io::Result<Self> {
        let mut files = files_below(&root.join("src"))?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
        Ok(Self {
            root: root.to_owned(),
            pages: files
                .iter()
                .map(|file| Page::read(file))
                .collect::<io::Result<_>>()?,
        })
    }

    /// The workbook's own book, whatever the current directory is.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn of_the_workbook() -> io::Result<Self> {
        // Cargo says where the package lies now; what it said at compile time is for those who
        // start the program by hand.
        let root = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        Self::open(&root)
    }

    /// The folder with `book.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the whole workbook.
    pub fn workspace(&self) -> &Path {
        self.root.parent().unwrap_or(Path::new(""))
    }

    /// The pages, `SUMMARY.md` among them, in the order of their names.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The READMEs of the workbook and of its members. They are no pages of the book, but what they show can be run.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn readmes(&self) -> io::Result<Vec<Page>> {
        let mut folders = vec![self.workspace().to_owned()];
        for entry in fs::read_dir(self.workspace())? {
            folders.push(entry?.path());
        }
        folders.sort();
        let files = folders.iter().map(|folder| folder.join("README.md"));
        let there = files.filter(|file| file.is_file());
        there.map(|file| Page::read(&file)).collect()
    }

    /// Every fenced block of every page.
    fn code_blocks(&self) -> impl Iterator<Item = (&Page, CodeBlock)> {
        self.pages.iter().flat_map(|page| {
            page.code_blocks()
                .into_iter()
                .map(move |block| (page, block))
        })
    }

    /// What is wrong with the includes: see [`Include::resolve`], and each must be of a member's
    /// sources or README, or of what the book shows besides.
    pub fn broken_includes(&self) -> Vec<Complaint> {
        let includes = self.pages.iter().flat_map(Include::all);
        includes
            .filter_map(|include| self.check(include).err())
            .collect()
    }

    fn check(&self, include: Result<Include, Complaint>) -> Result<(), Complaint> {
        let include = include?;
        include.resolve()?;
        let file = include.file().canonicalize();
        let workspace = self.workspace().canonicalize();
        let (Ok(file), Ok(workspace)) = (file, workspace) else {
            return Err(include.complaint("the file cannot be found"));
        };
        let inner = file.strip_prefix(workspace).unwrap_or(&file);
        let mut folders = inner.iter().map(|name| name.to_str().unwrap_or_default());
        let not_a_source = || {
            include.complaint(
                "only sources are included: MEMBER/src, MEMBER/tests, MEMBER/benches, \
                 MEMBER/examples, MEMBER/README.md, book/listings, book/stories, book/timelines or book/measured.md",
            )
        };
        match (folders.next(), folders.next()) {
            (Some("book"), Some("listings" | "stories" | "timelines" | "measured.md")) => Ok(()),
            (Some("book"), _) => Err(not_a_source()),
            (Some(_), Some("src" | "tests" | "benches" | "examples" | "README.md")) => Ok(()),
            _ => Err(not_a_source()),
        }
    }

    /// The directives that the book expands itself, but cannot.
    pub fn broken_directives(&self) -> Vec<Complaint> {
        let broken = |page| Directive::broken_on(page, self);
        self.pages.iter().flat_map(broken).collect()
    }

    /// Rust blocks that hold code which is not included, and so is compiled by nobody.
    pub fn pasted_listings(&self) -> Vec<Complaint> {
        self.code_blocks()
            .filter(|(_, block)| block.is("rust"))
            .filter_map(|(page, block)| {
                let pasted = block.text.lines().find(|line| {
                    let line = line.trim();
                    !line.is_empty() && !line.starts_with("{{#include ")
                })?;
                let what = format!("a listing must be included, not written here: {pasted}");
                Some(page.complaint(block.line, what))
            })
            .collect()
    }

    /// The transcripts of all pages, without those of scenes.
    pub fn transcripts(&self) -> Vec<Result<Transcript, Complaint>> {
        self.pages.iter().flat_map(Transcript::all).collect()
    }

    /// The scenes of all pages.
    pub fn scenes(&self) -> Vec<Result<Scene, Complaint>> {
        self.pages.iter().flat_map(Scene::all).collect()
    }

    /// The conversations that its pages show as pictures.
    pub fn conversations(&self) -> Vec<Result<Conversation, Complaint>> {
        Conversation::all(&self.root)
    }

    /// The quizzes of all pages.
    pub fn quizzes(&self) -> Vec<Quiz> {
        self.pages.iter().flat_map(Quiz::all).collect()
    }

    /// What is wrong with the quizzes: see [`Quiz`]; and programs that have been run, but that no quiz asks about.
    ///
    /// # Errors
    /// If the folder with what programs print cannot be read.
    pub fn broken_quizzes(&self) -> io::Result<Vec<Complaint>> {
        let quizzes = self.quizzes();
        let mut complaints: Vec<Complaint> = quizzes
            .iter()
            .flat_map(|quiz| quiz.complaints(self))
            .collect();
        complaints.extend(self.pages.iter().flat_map(Quiz::missing_on));
        for file in Outputs::files(&self.root)? {
            let name = file.file_stem().and_then(|name| name.to_str());
            if !quizzes.iter().any(|quiz| quiz.program() == name) {
                complaints.push(Complaint::new(&file, 1, "no quiz asks about this program"));
            }
        }
        Ok(complaints)
    }

    /// The listings of all pages that the compiler must reject.
    pub fn rejections(&self) -> Vec<Result<Rejection, Complaint>> {
        self.pages.iter().flat_map(Rejection::all).collect()
    }

    /// Pages that are not in `SUMMARY.md`, and files below `src` that mdBook would publish as they
    /// are.
    ///
    /// # Errors
    /// If mdBook cannot load the book, as when `SUMMARY.md` names a page that does not exist.
    pub fn stray_files(&self) -> Result<Vec<Complaint>, String> {
        let source = self.root.join("src");
        let book = MDBook::load(&self.root).map_err(|error| format!("{error:#}"))?;
        let in_summary: Vec<PathBuf> = book
            .iter()
            .filter_map(|item| match item {
                BookItem::Chapter(chapter) => Some(source.join(chapter.source_path.as_ref()?)),
                _ => None,
            })
            .collect();
        let files = files_below(&source).map_err(|error| error.to_string())?;
        Ok(files
            .iter()
            .filter(|file| !file.ends_with("SUMMARY.md") && !in_summary.contains(file))
            .map(|file| match file.extension() {
                Some(extension) if extension == "md" => {
                    Complaint::new(file, 1, "this page is not in SUMMARY.md")
                }
                _ => Complaint::new(file, 1, "only pages may lie here: all else is published"),
            })
            .collect())
    }

    /// Builds the book, and returns the folder with its `index.html`: `destination`, or else the
    /// one that `book.toml` names.
    ///
    /// # Errors
    /// If mdBook cannot, or if a directive cannot be expanded.
    pub fn build(&self, destination: Option<&Path>) -> Result<PathBuf, String> {
        let build = || -> Result<PathBuf, mdbook_driver::errors::Error> {
            let mut book = MDBook::load(&self.root)?;
            self.expand(&mut book)?;
            if let Some(destination) = destination {
                book.config.build.build_dir = destination.to_owned();
            }
            book.build()?;
            let built = self.root.join(&book.config.build.build_dir);
            Ok(built.canonicalize()?)
        };
        build().map_err(|error| format!("{error:#}"))
    }

    /// Expands the book's own directives.
    fn expand(&self, book: &mut MDBook) -> Result<(), mdbook_driver::errors::Error> {
        let mut outcome = Ok(());
        book.book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                match Directive::expand_all(&chapter.content, self) {
                    Ok(expanded) => chapter.content = expanded,
                    Err(why) => outcome = Err(mdbook_driver::errors::Error::msg(why)),
                }
            }
        });
        outcome
    }
}

/// All files below `folder`, in the order of their names.
pub(crate) fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
