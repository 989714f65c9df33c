//! JSON as an author reads and completes it: indented, what is short on one line. Knows nothing of the format's keys.

use crate::dataset::relations::quoted;

/// What is as short as this stands on one line.
const WIDTH: usize = 100;

pub enum Value {
    Text(String),
    Number(usize),
    List(Vec<Value>),
    Object(Vec<(&'static str, Value)>),
}

impl Value {
    pub fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// The whole as a file.
    pub fn file(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        // The outermost are never short, which saves writing everything twice.
        let line = if depth > 1 || self.is_small() { self.line() } else { String::new() };
        let is_short = depth > 1 && line.chars().take(WIDTH + 1).count() <= WIDTH;
        let inner = "  ".repeat(depth + 1);
        match self {
            Value::List(items) if !is_short && !items.is_empty() => {
                out.push_str("[\n");
                for (number, item) in items.iter().enumerate() {
                    out.push_str(if number > 0 { ",\n" } else { "" });
                    out.push_str(&inner);
                    item.write(depth + 1, out);
                }
                out.push_str(&["\n", &"  ".repeat(depth), "]"].concat());
            }
            Value::Object(entries) if !is_short && !entries.is_empty() => {
                out.push_str("{\n");
                for (number, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if number > 0 { ",\n" } else { "" });
                    out.push_str(&[&inner, &quoted(key), ": "].concat());
                    value.write(depth + 1, out);
                }
                out.push_str(&["\n", &"  ".repeat(depth), "}"].concat());
            }
            _ => out.push_str(&line),
        }
    }

    fn is_small(&self) -> bool {
        match self {
            Value::Text(_) | Value::Number(_) => true,
            Value::List(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
        }
    }

    fn line(&self) -> String {
        match self {
            Value::Text(text) => quoted(text),
            Value::Number(number) => number.to_string(),
            Value::List(items) => ["[", &items.iter().map(Value::line).collect::<Vec<_>>().join(", "), "]"].concat(),
            Value::Object(entries) => {
                let entry = |(key, value): &(&str, Value)| [&quoted(key), ": ", &value.line()].concat();
                ["{ ", &entries.iter().map(entry).collect::<Vec<_>>().join(", "), " }"].concat()
            }
        }
    }
}
