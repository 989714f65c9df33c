//! Knows how to ask axe-core what stands in the way of readers with disabilities, in open shadow roots too.

use super::Page;
use serde_json::{Value, json};
use std::{env, fs};

impl Page {
    /// The violations that axe finds in the page, or only in what a CSS selector of the page matches.
    pub async fn axe(&self, within: Option<&str>) -> Vec<String> {
        self.axe_by(within, &[]).await
    }

    /// The same by these rules only, which may be some that axe leaves out by itself.
    pub async fn axe_by(&self, within: Option<&str>, rules: &[&str]) -> Vec<String> {
        let file = env::var("RELATIONS_AXE").unwrap_or_else(|_| {
            panic!("RELATIONS_AXE does not name axe.min.js: run the browser tests with `cargo xtask test`.")
        });
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"));
        let body = format!(
            "{source};
            const runOnly = args[1].length ? {{runOnly: {{type: 'rule', values: args[1]}}}} : {{}};
            const results = await window.axe.run(args[0] ?? document, {{resultTypes: ['violations'], ...runOnly}});
            return results.violations.flatMap(({{id, impact, help, nodes}}) => nodes.map(node =>
                `${{id}} (${{impact}}): ${{help}} at ${{node.target.flat().join(' >>> ')}}: ${{node.failureSummary}}`));"
        );
        let found = self.js_with(&body, json!([within, rules])).await;
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
    }
}
