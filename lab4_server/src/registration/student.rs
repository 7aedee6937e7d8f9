use super::{BadLine, Field};

/// Three good lines: what a student registers with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    /// What [`Field::check`] found on the line of each field, in the order of [`Field::ALL`]. So
    /// none holds a tab or a line feed, and nobody can write a record that reads as two.
    values: [String; 3],
}

impl Student {
    /// The student of these three lines, or the first of them that is bad.
    ///
    /// # Errors
    /// As [`Field::check`].
    pub fn new(name: &[u8], id: &[u8], github: &[u8]) -> Result<Student, BadLine> {
        Ok(Student {
            values: [
                Field::Name.check(name)?,
                Field::StudentId.check(id)?,
                Field::GitHub.check(github)?,
            ],
        })
    }

    /// The student of three values that have been checked, in the order of [`Field::ALL`].
    pub(super) fn of(values: [String; 3]) -> Student {
        Student { values }
    }

    /// What the client sends: three lines.
    pub fn lines(&self) -> String {
        self.values.join("\n") + "\n"
    }

    /// What the server prints, a line each.
    pub fn block(&self) -> [String; 3] {
        let [name, id, github] = &self.values;
        [
            format!("    name:             {name}"),
            format!("    student id:       {id}"),
            format!("    GitHub user name: {github}"),
        ]
    }

    // ANCHOR: record
    /// A line of the record file: the three values, a tab between them, and a line feed.
    pub fn record(&self) -> String {
        self.values.join("\t") + "\n"
    }

    /// The student of a line of the record file, without its line feed; `None` if it is not one
    /// that [`record`](Student::record) writes.
    pub fn from_record(line: &[u8]) -> Option<Student> {
        let mut values = line.split(|byte| *byte == b'\t');
        let student = Student::new(values.next()?, values.next()?, values.next()?).ok()?;
        values.next().is_none().then_some(student)
    }
    // ANCHOR_END: record
}
