//! A time as Wikidata writes it, with how fine it is. Knows nothing of what it is the time of.

use super::super::json::{clipped, text};
use super::super::moment::{self, civil};
use super::bare;
use crate::dataset::json::Json;
use std::borrow::Cow;

/// A time and its precision, if that is said.
pub struct Time<'a> {
    written: Cow<'a, str>,
    precision: Option<i64>,
    is_unknown: bool,
}

/// What Wikidata's numbers mean.
mod precision {
    pub const CENTURY: i64 = 7;
    pub const DECADE: i64 = 8;
    pub const YEAR: i64 = 9;
    pub const MONTH: i64 = 10;
    pub const DAY: i64 = 11;
}

impl<'a> Time<'a> {
    /// The time of a variable, if there is one.
    pub fn of(binding: &'a Json, name: &str) -> Option<Time<'a>> {
        let cell = binding.get(name)?;
        let written = text(cell.get("value"));
        if written.is_empty() {
            return None;
        }
        // An unknown value is a node without a name, or an address that is made for it.
        let is_unknown = text(cell.get("type")) == "bnode" || written.contains("/.well-known/genid/");
        let Json::Object(entries) = binding else { return None };
        let name = bare(name);
        let wanted = [[&name, "precision"].concat(), [&name, "timeprecision"].concat()];
        let precision = entries.iter().find(|(key, _)| wanted.contains(&bare(key)));
        let precision = precision.and_then(|(_, cell)| text(cell.get("value")).parse().ok());
        Some(Time { written, precision, is_unknown })
    }

    /// Whether it is 1 January, and nothing says whether that day is meant.
    pub fn may_be_a_year(&self) -> bool {
        let date = self.written.split('T').next().unwrap_or_default();
        self.precision.is_none() && date.ends_with("-01-01") && date.len() > 9
    }

    /// The time as EDTF, no finer than it is.
    pub fn edtf(&self) -> Result<String, String> {
        if self.is_unknown {
            return Err("Wikidata knows that there is such a time, and not which.".to_owned());
        }
        let (year, month, day) = match parts(&self.written) {
            Some(parts) => parts,
            None => return moment::read(&self.written),
        };
        let known = |part: u8| Some(part).filter(|part| *part > 0);
        match self.precision {
            None => civil(year, known(month), known(month).and(known(day))),
            Some(precision::DAY..) => civil(year, known(month), known(month).and(known(day))),
            Some(precision::MONTH) => civil(year, known(month), None),
            Some(precision::YEAR) => civil(year, None, None),
            Some(precision::DECADE) => within(year - year.rem_euclid(10), 9),
            Some(precision::CENTURY) => {
                // Centuries begin with the year 1: 1901 to 2000 is the twentieth, and 1900 stands for the nineteenth.
                let first = (year - 1).div_euclid(100) * 100 + 1;
                within(first, 99)
            }
            Some(precision) => Err(format!(
                "The time “{}” is coarser than a century (precision {precision}), which cannot be drawn.",
                clipped(&self.written)
            )),
        }
    }
}

/// At some time from a year on, in as many years more.
fn within(first: i64, more: i64) -> Result<String, String> {
    match (first, more) {
        (0..=9_990, 9) => Ok(format!("{:03}X", first / 10)),
        _ => {
            let (from, to) = (civil(first, None, None)?, civil(first + more, None, None)?);
            Ok(["[", &from, "..", &to, "]"].concat())
        }
    }
}

/// Year, month and day of `+1965-00-00T00:00:00Z`, or of the same without the sign.
fn parts(text: &str) -> Option<(i64, u8, u8)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let date = rest.split('T').next()?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    // Years beyond all numbers are beyond all years that can be drawn.
    let year = year.parse::<i64>().unwrap_or(i64::MAX / 2);
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    // Where months are 0, it is Wikidata's own way to write times, which has no year 0.
    let shift = i64::from(sign < 0 && month == 0);
    Some((sign * year + shift, month, day))
}
