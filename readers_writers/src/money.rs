use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An exact amount of money in whole cents, positive or negative.
///
/// The chapter's accounts use floating-point numbers, in which ten times 10 cents are not a
/// dollar. Money is counted, so it is kept as a whole number.
///
/// ```
/// use readers_writers::Money;
///
/// let amount: Money = "874.5".parse()?;
/// assert_eq!(amount, Money::from_cents(87_450));
/// assert_eq!(amount.to_string(), "$874.50");
/// # Ok::<(), readers_writers::MoneyError>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Money {
    cents: i64,
}

impl Money {
    /// No money.
    pub const ZERO: Self = Self::from_cents(0);

    /// That many cents.
    pub const fn from_cents(cents: i64) -> Self {
        Self { cents }
    }

    /// The amount in cents.
    pub const fn cents(self) -> i64 {
        self.cents
    }

    /// The sum, or `None` if it is too large to be counted.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.cents.checked_add(other.cents).map(Self::from_cents)
    }

    /// The difference, or `None` if it is too large to be counted.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.cents.checked_sub(other.cents).map(Self::from_cents)
    }

    /// So many percent of the amount, rounded to the nearest cent, half a cent away from zero.
    /// `None` if it is too large to be counted.
    pub fn percent(self, percent: u32) -> Option<Self> {
        let hundredths = i128::from(self.cents) * i128::from(percent);
        let cents = (hundredths + 50 * hundredths.signum()) / 100;
        i64::try_from(cents).ok().map(Self::from_cents)
    }

    /// The amount as it is written into files: `-874.50`.
    fn to_decimal(self) -> String {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl fmt::Display for Money {
    /// `$874.00`, or `-$874.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = self.to_decimal();
        match decimal.strip_prefix('-') {
            Some(decimal) => write!(f, "-${decimal}"),
            None => write!(f, "${decimal}"),
        }
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads a decimal number with at most two places: `874`, `874.5`, `-0.05`. No sign of a
    /// currency, no thousands separators, no exponent.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (dollars, places) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(dollars) || !all_digits(places) || places.len() > 2 {
            return Err(MoneyError::NotAnAmount);
        }
        // `5` after the point are 50 cents.
        let cents: i64 = format!("{dollars}{places:0<2}")
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        Ok(Self::from_cents(if negative { -cents } else { cents }))
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, MoneyError> {
        text.parse()
    }
}

impl From<Money> for String {
    fn from(money: Money) -> Self {
        money.to_decimal()
    }
}

/// Why a text is not [`Money`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// It is not a decimal number with at most two places.
    NotAnAmount,
    /// It is more than can be counted.
    TooLarge,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnAmount => "an amount is a number with at most two decimal places",
            Self::TooLarge => "the amount is too large",
        })
    }
}

impl Error for MoneyError {}
