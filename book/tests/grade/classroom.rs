//! A made-up class: students whose points are known before they are graded.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use book::{Answer, Catalogue, Exercise, Region};

/// Where a class is made up: the workbook with its solutions.
pub struct Classroom {
    workbook: PathBuf,
    catalogue: Catalogue,
}

/// Somebody who hands something in.
#[derive(Clone, Debug)]
pub struct Student {
    /// The folder's name.
    pub name: String,
    /// What is in it.
    things: BTreeMap<PathBuf, Thing>,
    /// The exercises that earn their points: `MEMBER/NUMBER`.
    earned: Vec<String>,
}

#[derive(Clone, Debug)]
enum Thing {
    File(Vec<u8>),
    /// To an absolute path.
    #[cfg(unix)]
    Link(PathBuf),
}

impl Classroom {
    pub fn of(workbook: &Path) -> Self {
        Self {
            workbook: workbook.to_owned(),
            catalogue: Catalogue::of(workbook).unwrap(),
        }
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Somebody who has handed in these members as they were given out.
    pub fn student(&self, name: &str, members: &[&str]) -> Student {
        let mut student = Student {
            name: name.to_owned(),
            things: BTreeMap::new(),
            earned: Vec::new(),
        };
        for member in members {
            for folder in ["src", "tests"] {
                student.copy(&self.workbook, &Path::new(member).join(folder));
            }
            student.copy(&self.workbook, &Path::new(member).join("Cargo.toml"));
            for exercise in self.catalogue.of_member(member) {
                let stub = |region: &Region| region.stub().unwrap().to_owned();
                student.fill(exercise, &self.workbook, stub);
            }
        }
        student
    }

    /// Somebody who has solved these exercises as the workbook does, of the members that they are in.
    pub fn solver(&self, name: &str, exercises: &[&str]) -> Student {
        let members = members_of(exercises);
        let mut student = self.student(name, &members);
        for name in exercises {
            let exercise = self.exercise(name);
            let (_, text, region) = self.region(exercise);
            let solution = unindented(region.solution(&text));
            student.fill(exercise, &self.workbook, |_| solution.clone());
            student.earned.push((*name).to_owned());
        }
        student
    }

    /// Somebody who has solved everything in these members.
    pub fn master(&self, name: &str, members: &[&str]) -> Student {
        let own = |exercise: &&Exercise| members.contains(&exercise.member.as_str());
        let exercises = self.catalogue.exercises().iter().filter(own);
        let names: Vec<String> = exercises.map(|one| one.name().to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.solver(name, &names)
    }

    /// Somebody whose body of an exercise is this.
    pub fn author(&self, name: &str, exercise: &str, body: &str) -> Student {
        let members = members_of(&[exercise]);
        let mut student = self.student(name, &members);
        let exercise = self.exercise(exercise);
        student.fill(exercise, &self.workbook, |_| body.to_owned());
        student
    }

    /// Where a file of the workbook lies, with its solutions.
    pub fn solution(&self, file: &str) -> PathBuf {
        self.workbook.join(file)
    }

    fn exercise(&self, name: &str) -> &Exercise {
        self.catalogue.find(&name.parse().unwrap()).unwrap()
    }

    /// The file of an exercise, as seen from the workbook, its text, and its region.
    fn region(&self, exercise: &Exercise) -> (PathBuf, String, Region) {
        region_of(exercise, &self.workbook)
    }

    /// What the exercise is worth for that student.
    pub fn points(&self, student: &Student) -> Vec<u32> {
        let exercises = self.catalogue.exercises().iter();
        exercises
            .map(|exercise| {
                let name = exercise.name().to_string();
                let is_earned = student.earned.contains(&name);
                if is_earned { exercise.points } else { 0 }
            })
            .collect()
    }

    /// The row of the class table.
    pub fn row(&self, student: &Student) -> String {
        let points = self.points(student);
        let total: u32 = points.iter().sum();
        let cells: Vec<String> = points.iter().map(u32::to_string).collect();
        format!("{},{},{total}\n", student.name, cells.join(","))
    }

    /// The whole class table.
    pub fn csv(&self, students: &[Student]) -> String {
        let exercises = self.catalogue.exercises().iter();
        let names: Vec<String> = exercises.map(|one| one.name().to_string()).collect();
        let mut students: Vec<&Student> = students.iter().collect();
        students.sort_by(|one, other| one.name.cmp(&other.name));
        let rows: String = students.iter().map(|student| self.row(student)).collect();
        format!("submission,{},total\n{rows}", names.join(","))
    }
}

impl Student {
    /// Also has this answer, which earns the points of its exercises or loses them.
    pub fn with_answer(mut self, classroom: &Classroom, answer: &Answer) -> Self {
        let changes = answer.changes(&classroom.workbook).unwrap();
        for (file, text) in changes.files {
            self.things.insert(file, Thing::File(text.into_bytes()));
        }
        for exercise in changes.exercises {
            let number = exercise.trim_start_matches("exercise_");
            let name = format!("{}/{number}", answer.member());
            if !answer.is_right() {
                self.earned.retain(|earned| *earned != name);
            }
        }
        self
    }

    /// Has no points for these exercises.
    pub fn loses(mut self, exercises: &[&str]) -> Self {
        self.earned
            .retain(|earned| !exercises.contains(&earned.as_str()));
        self
    }

    /// Also has this file, whatever it was before.
    pub fn with(mut self, file: &str, text: impl Into<Vec<u8>>) -> Self {
        self.things
            .insert(PathBuf::from(file), Thing::File(text.into()));
        self
    }

    /// Has something else in this file.
    pub fn changed(mut self, file: &str, change: impl Fn(&str) -> Vec<u8>) -> Self {
        let thing = self.things.get_mut(Path::new(file)).unwrap();
        let Thing::File(bytes) = thing else {
            panic!("{file} is a link");
        };
        *bytes = change(std::str::from_utf8(bytes).unwrap());
        self
    }

    /// Has a link in the place of this file.
    #[cfg(unix)]
    pub fn linked(mut self, file: &str, target: &Path) -> Self {
        self.things
            .insert(PathBuf::from(file), Thing::Link(target.to_owned()));
        self
    }

    /// Has nothing whose path contains that.
    pub fn without(mut self, part: &str) -> Self {
        self.things
            .retain(|file, _| !file.to_string_lossy().contains(part));
        self
    }

    /// Has all of it in a folder within the folder.
    pub fn nested(mut self, folder: &str) -> Self {
        let things = std::mem::take(&mut self.things).into_iter();
        self.things = things
            .map(|(file, thing)| (Path::new(folder).join(file), thing))
            .collect();
        self
    }

    /// Has what is in that folder, and not the folder itself.
    pub fn unnested(mut self, folder: &str) -> Self {
        let things = std::mem::take(&mut self.things).into_iter();
        self.things = things
            .filter_map(|(file, thing)| Some((file.strip_prefix(folder).ok()?.to_owned(), thing)))
            .collect();
        self
    }

    /// Writes the folder into `place`.
    pub fn hand_in(&self, place: &Path) -> PathBuf {
        let folder = place.join(&self.name);
        fs::create_dir_all(&folder).unwrap();
        for (file, thing) in &self.things {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            match thing {
                Thing::File(bytes) => fs::write(file, bytes).unwrap(),
                #[cfg(unix)]
                Thing::Link(target) => std::os::unix::fs::symlink(target, file).unwrap(),
            }
        }
        folder
    }

    fn copy(&mut self, workbook: &Path, inner: &Path) {
        let path = workbook.join(inner);
        if path.is_file() {
            let bytes = fs::read(path).unwrap();
            self.things.insert(inner.to_owned(), Thing::File(bytes));
            return;
        }
        for entry in fs::read_dir(path).into_iter().flatten() {
            self.copy(workbook, &inner.join(entry.unwrap().file_name()));
        }
    }

    /// Puts a body into the exercise's region, wherever that is by now.
    fn fill(&mut self, exercise: &Exercise, workbook: &Path, body: impl Fn(&Region) -> String) {
        let (file, _, marked) = region_of(exercise, workbook);
        let Some(Thing::File(bytes)) = self.things.get_mut(&file) else {
            panic!("{} is not there", file.display());
        };
        let text = String::from_utf8(bytes.clone()).unwrap();
        let regions = Region::all_in(&file, &text).unwrap();
        let region = regions
            .iter()
            .find(|one| one.name() == marked.name())
            .unwrap();
        *bytes = region.replaced(&text, &body(&marked)).into_bytes();
    }
}

fn region_of(exercise: &Exercise, workbook: &Path) -> (PathBuf, String, Region) {
    exercise
        .files
        .iter()
        .find_map(|file| {
            let inner = Path::new(&exercise.member).join(file);
            let text = fs::read_to_string(workbook.join(&inner)).unwrap();
            let mut regions = Region::all_in(&inner, &text).unwrap();
            let at = regions
                .iter()
                .position(|one| one.name() == exercise.marker())?;
            Some((inner, text, regions.remove(at)))
        })
        .unwrap_or_else(|| panic!("{} has no region", exercise.name()))
}

/// The members of exercises, each once.
fn members_of<'a>(exercises: &[&'a str]) -> Vec<&'a str> {
    let mut members: Vec<&str> = Vec::new();
    for name in exercises {
        let member = name.split_once('/').unwrap().0;
        if !members.contains(&member) {
            members.push(member);
        }
    }
    members
}

/// The lines without the white space that all of them begin with.
fn unindented(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let width = |line: &str| line.len() - line.trim_start().len();
    let common = lines().map(width).min().unwrap_or(0);
    let strip = |line: &str| format!("{}\n", line.get(common..).unwrap_or_default());
    text.lines().map(strip).collect()
}
