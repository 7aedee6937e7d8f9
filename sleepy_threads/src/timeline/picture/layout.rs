/// How high rows are: high enough for words above the shapes if there are few, and so low that many
/// can be seen together if there are many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    is_wide: bool,
}

/// So many rows have room for words above their shapes.
const FEW: usize = 16;

impl Layout {
    /// For so many rows.
    pub fn for_rows(rows: usize) -> Self {
        Self {
            is_wide: rows <= FEW,
        }
    }

    /// How high a row is, in pixels.
    pub fn row(self) -> f64 {
        if self.is_wide { 46.0 } else { 16.0 }
    }

    /// How high a shape is.
    pub fn bar(self) -> f64 {
        if self.is_wide { 18.0 } else { 11.0 }
    }

    /// How far the middle of the shapes lies below the row's upper edge.
    pub fn middle(self) -> f64 {
        if self.is_wide { 29.0 } else { 8.0 }
    }

    /// Whether words stand above the shapes.
    pub fn has_words_above(self) -> bool {
        self.is_wide
    }

    /// How far their line lies below the row's upper edge.
    pub fn words_above(self) -> f64 {
        14.0
    }

    /// The size of the letters.
    pub fn letters(self) -> f64 {
        if self.is_wide { 13.0 } else { 11.0 }
    }

    /// The class of the rows.
    pub fn class(self) -> &'static str {
        if self.is_wide { "rows" } else { "rows small" }
    }
}
