//! `html!`: Yew's syntax for markup, compiled to a template and the values for its holes.
//!
//! Yew's own macro writes code for every element and attribute, which was a third of the code in the wasm. This one
//! writes one static text per call, and code only for what is not known before it runs; `ui::template` builds the
//! same nodes from the two. What it understands is what the widget uses: elements, attributes, `{ expression }`,
//! `{ for iterator }`, `if` and `else`, and components, which it leaves to Yew's macro.

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::fmt::Write;
use std::iter::Peekable;

/// What stands before each piece of a template. `ui::template` reads them.
mod mark {
    /// The name of an element; its attributes and its children follow, up to its end.
    pub const ELEMENT: char = '\u{1}';
    /// The name of an attribute whose value is in a hole, unless a value follows.
    pub const ATTRIBUTE: char = '\u{2}';
    pub const VALUE: char = '\u{3}';
    /// A hole that is no attribute of the page: a listener, a reference, a key, a field's own value.
    pub const OTHER: char = '\u{4}';
    /// A hole among the children.
    pub const CHILD: char = '\u{5}';
    pub const TEXT: char = '\u{6}';
    pub const END: char = '\u{7}';
}

/// Markup as a `yew::Html`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match markup(input) {
        Ok(code) => code,
        Err(wrong) => wrong.into_error(),
    }
}

/// What cannot be understood, and where it stands.
struct Wrong(Span, String);

impl Wrong {
    fn into_error(self) -> TokenStream {
        let mut message = Literal::string(&self.1);
        message.set_span(self.0);
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(self.0);
        let name = Ident::new("compile_error", self.0);
        let words = Group::new(Delimiter::Brace, TokenTree::from(message).into());
        [TokenTree::from(name), bang.into(), words.into()].into_iter().collect()
    }
}

type Result<T = ()> = std::result::Result<T, Wrong>;

fn markup(input: TokenStream) -> Result<TokenStream> {
    let mut writer = Writer::default();
    let mut tokens = Tokens { rest: input.into_iter().peekable(), last: Span::call_site() };
    while tokens.peek().is_some() {
        writer.node(&mut tokens)?;
    }
    let template = TokenStream::from(TokenTree::from(Literal::string(&writer.template)));
    let mut code = code("static TEMPLATE: crate::ui::template::Template = crate::ui::template::Template::new");
    code.extend(group(Delimiter::Parenthesis, template));
    code.extend(self::code("; let mut filling = TEMPLATE.filling();"));
    code.extend(writer.holes);
    code.extend(self::code("filling.build()"));
    Ok(group(Delimiter::Brace, code))
}

#[derive(Default)]
struct Writer {
    template: String,
    /// The statements that fill the holes, in the order of the template.
    holes: TokenStream,
}

impl Writer {
    fn mark(&mut self, mark: char, text: &str) {
        // Writing to a string does not fail.
        let _ = write!(self.template, "{mark}{text}");
    }

    /// A value for a hole: the expression, given to one of the functions that fill it.
    fn hole(&mut self, function: &str, expression: TokenStream) {
        self.holes.extend(code(&format!("filling.{function}")));
        self.holes.extend(group(Delimiter::Parenthesis, expression));
        self.holes.extend(code(";"));
    }

    fn node(&mut self, tokens: &mut Tokens) -> Result {
        match tokens.next("a node")? {
            TokenTree::Punct(open) if open.as_char() == '<' => self.element(open, tokens),
            TokenTree::Group(braces) if braces.delimiter() == Delimiter::Brace => {
                let mut inner = braces.stream().into_iter().peekable();
                let repeated = matches!(inner.peek(), Some(TokenTree::Ident(word)) if word.to_string() == "for");
                if repeated {
                    inner.next();
                }
                self.mark(mark::CHILD, "");
                self.hole(if repeated { "nodes" } else { "node" }, inner.collect());
                Ok(())
            }
            TokenTree::Literal(text) => {
                let words = string(&text)?;
                self.mark(mark::TEXT, &words);
                Ok(())
            }
            TokenTree::Ident(word) if word.to_string() == "if" => {
                self.mark(mark::CHILD, "");
                let choice = choice(word, tokens)?;
                self.hole("node", choice);
                Ok(())
            }
            other => {
                Err(Wrong(other.span(), "here an element, an expression in braces, a text or `if` may stand".into()))
            }
        }
    }

    /// An element or a component, behind its `<`.
    fn element(&mut self, open: Punct, tokens: &mut Tokens) -> Result {
        let component =
            matches!(tokens.peek(), Some(TokenTree::Ident(name)) if name.to_string().starts_with(char::is_uppercase));
        if component {
            return self.component(open, tokens);
        }
        let name = tokens.name()?;
        if name == "textarea" || name == "select" {
            return Err(Wrong(tokens.last, format!("the templates know no `{name}`")));
        }
        self.mark(mark::ELEMENT, &name);
        loop {
            match tokens.next("an attribute, `>` or `/>`")? {
                TokenTree::Punct(sign) if sign.as_char() == '>' => break,
                TokenTree::Punct(sign) if sign.as_char() == '/' => {
                    tokens.sign('>')?;
                    self.mark(mark::END, "");
                    return Ok(());
                }
                // `{name}` is short for `name={name}`.
                TokenTree::Group(braces) if braces.delimiter() == Delimiter::Brace => {
                    let key = braces.stream().to_string();
                    self.attribute(&name, &key, braces.stream());
                }
                TokenTree::Ident(first) => {
                    let key = tokens.name_after(first)?;
                    tokens.sign('=')?;
                    match tokens.next("the attribute's value")? {
                        TokenTree::Literal(text) => {
                            let value = string(&text)?;
                            self.mark(mark::ATTRIBUTE, &key);
                            self.mark(mark::VALUE, &value);
                        }
                        TokenTree::Group(braces) if braces.delimiter() == Delimiter::Brace => {
                            self.attribute(&name, &key, braces.stream());
                        }
                        word => self.attribute(&name, &key, word.into()),
                    }
                }
                other => return Err(Wrong(other.span(), "here an attribute, `>` or `/>` may stand".into())),
            }
        }
        while !tokens.closes() {
            self.node(tokens)?;
        }
        tokens.sign('<')?;
        tokens.sign('/')?;
        let closed = tokens.name()?;
        if closed != name {
            return Err(Wrong(tokens.last, format!("`{name}` is closed by `{closed}`")));
        }
        tokens.sign('>')?;
        self.mark(mark::END, "");
        Ok(())
    }

    fn attribute(&mut self, element: &str, key: &str, value: TokenStream) {
        let is_field = element == "input";
        match key {
            "ref" => self.other("reference", value),
            "key" => self.other("key", value),
            "value" | "checked" if is_field => self.other(key, value),
            _ if key.starts_with("on") => {
                let mut listener = code(&format!("::yew::html::{key}::Wrapper::__macro_new"));
                listener.extend(group(Delimiter::Parenthesis, value));
                self.other("listener", listener);
            }
            _ => {
                self.mark(mark::ATTRIBUTE, key);
                self.hole("word", value);
            }
        }
    }

    fn other(&mut self, function: &str, value: TokenStream) {
        self.mark(mark::OTHER, "");
        self.hole(function, value);
    }

    /// A component without children is left to Yew's macro.
    fn component(&mut self, open: Punct, tokens: &mut Tokens) -> Result {
        let mut whole = TokenStream::from(TokenTree::from(open));
        loop {
            let token = tokens.next("`/>`")?;
            let is_slash = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '/');
            if matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '>') {
                return Err(Wrong(token.span(), "a component has no children here: `/>`".into()));
            }
            whole.extend([token]);
            if is_slash {
                whole.extend([TokenTree::from(tokens.sign('>')?)]);
                break;
            }
        }
        self.mark(mark::CHILD, "");
        let mut node = code("::yew::html!");
        node.extend(group(Delimiter::Brace, whole));
        self.hole("node", node);
        Ok(())
    }
}

/// `if` and `else`, each branch as markup of its own; without `else` there is nothing.
fn choice(word: Ident, tokens: &mut Tokens) -> Result<TokenStream> {
    let mut whole = TokenStream::from(TokenTree::from(word));
    loop {
        match tokens.next("a branch in braces")? {
            TokenTree::Group(branch) if branch.delimiter() == Delimiter::Brace => {
                whole.extend(group(Delimiter::Brace, markup(branch.stream())?));
                break;
            }
            other => whole.extend([other]),
        }
    }
    whole.extend(code("else"));
    if !matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word.to_string() == "else") {
        whole.extend(group(Delimiter::Brace, code("::yew::Html::default()")));
        return Ok(whole);
    }
    tokens.next("`else`")?;
    match tokens.next("a branch in braces")? {
        TokenTree::Group(branch) => whole.extend(group(Delimiter::Brace, markup(branch.stream())?)),
        TokenTree::Ident(word) if word.to_string() == "if" => whole.extend(choice(word, tokens)?),
        other => return Err(Wrong(other.span(), "behind `else` a branch in braces or `if` may stand".into())),
    }
    Ok(whole)
}

/// The tokens that are left.
struct Tokens {
    rest: Peekable<proc_macro::token_stream::IntoIter>,
    last: Span,
}

impl Tokens {
    fn peek(&mut self) -> Option<&TokenTree> {
        self.rest.peek()
    }

    fn next(&mut self, wanted: &str) -> Result<TokenTree> {
        let token = self.rest.next().ok_or_else(|| Wrong(self.last, format!("{wanted} is missing")))?;
        self.last = token.span();
        Ok(token)
    }

    fn sign(&mut self, sign: char) -> Result<Punct> {
        match self.next(&format!("`{sign}`"))? {
            TokenTree::Punct(found) if found.as_char() == sign => Ok(found),
            other => Err(Wrong(other.span(), format!("here `{sign}` must stand"))),
        }
    }

    /// Whether `</` comes next.
    fn closes(&mut self) -> bool {
        let mut ahead = self.rest.clone();
        let mut is = |sign| matches!(ahead.next(), Some(TokenTree::Punct(found)) if found.as_char() == sign);
        is('<') && is('/')
    }

    fn name(&mut self) -> Result<String> {
        match self.next("a name")? {
            TokenTree::Ident(first) => self.name_after(first),
            other => Err(Wrong(other.span(), "here a name must stand".into())),
        }
    }

    /// The rest of a name such as `aria-label`.
    fn name_after(&mut self, first: Ident) -> Result<String> {
        let mut name = first.to_string();
        while matches!(self.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '-') {
            self.sign('-')?;
            name = format!("{name}-{}", self.next("the rest of the name")?);
        }
        Ok(name)
    }
}

/// The text of a string literal, which may hold no escape but `\"`.
fn string(literal: &Literal) -> Result<String> {
    let wrong = |what: &str| Wrong(literal.span(), what.to_owned());
    let text = literal.to_string();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let text = text.ok_or_else(|| wrong("here a string must stand; put anything else into braces"))?;
    let text = text.replace("\\\"", "\"");
    if text.contains('\\') || text.chars().any(|letter| letter < ' ') {
        return Err(wrong("a text with escapes goes into braces"));
    }
    Ok(text)
}

/// Code that is written here, which is always sound.
fn code(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

fn group(delimiter: Delimiter, inner: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, inner)).into()
}
