//! Templates: what `html!` knows before it runs, as one static text, from which Yew's nodes are built.
//! Knows Yew's nodes; knows nothing of what they say. The marks between the pieces are those of the macro.

use std::rc::Rc;
use std::sync::OnceLock;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// The markup of one `html!`: its text, and the shapes in it, read once.
pub struct Template {
    text: &'static str,
    shapes: OnceLock<Vec<Shape>>,
}

enum Shape {
    Element(Element),
    Text(&'static str),
    Child,
}

#[derive(Default)]
struct Element {
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Value>,
    children: Vec<Shape>,
}

/// How an element gets an attribute, or something that is none.
enum Value {
    Word(&'static str),
    Hole,
    Other,
}

/// What a hole is filled with.
enum Hole {
    Nothing,
    Word(AttrValue),
    Node(VNode),
    Listener(Option<Rc<dyn Listener>>),
    Reference(NodeRef),
    Key(Key),
    /// Of a field.
    Value(AttrValue),
    Checked(bool),
}

impl Template {
    pub const fn new(text: &'static str) -> Template {
        Template { text, shapes: OnceLock::new() }
    }

    pub fn filling(&'static self) -> Filling {
        Filling { template: self, holes: Vec::new() }
    }
}

/// A template whose holes are being filled, one after the other. Each way to fill one is a function that is not
/// inlined, since every call of it would be.
pub struct Filling {
    template: &'static Template,
    holes: Vec<Hole>,
}

impl Filling {
    /// The nodes, with the holes filled in their order.
    #[inline(never)]
    pub fn build(self) -> Html {
        let shapes = self.template.shapes.get_or_init(|| shapes(self.template.text));
        nodes_of(shapes, &mut self.holes.into_iter())
    }

    /// A word as the value of an attribute; `false` and `None` leave it out.
    #[inline(never)]
    pub fn word(&mut self, word: impl IntoWord) {
        self.put(word.into_word().map_or(Hole::Nothing, Hole::Word));
    }

    #[inline(never)]
    pub fn node(&mut self, node: impl IntoNode) {
        self.put(Hole::Node(node.into_node()));
    }

    pub fn nodes(&mut self, nodes: impl IntoIterator<Item = Html>) {
        self.list(nodes.into_iter().collect());
    }

    #[inline(never)]
    fn list(&mut self, nodes: Vec<Html>) {
        self.put(Hole::Node(VList::with_children(nodes, None).into()));
    }

    #[inline(never)]
    pub fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.put(Hole::Listener(listener));
    }

    #[inline(never)]
    pub fn reference(&mut self, node: NodeRef) {
        self.put(Hole::Reference(node));
    }

    #[inline(never)]
    pub fn key(&mut self, key: impl Into<Key>) {
        self.put(Hole::Key(key.into()));
    }

    pub fn value(&mut self, value: &str) {
        self.put(Hole::Value(AttrValue::from(value.to_owned())));
    }

    pub fn checked(&mut self, is: bool) {
        self.put(Hole::Checked(is));
    }

    #[inline(never)]
    fn put(&mut self, hole: Hole) {
        self.holes.push(hole);
    }
}

fn nodes_of(shapes: &[Shape], holes: &mut dyn Iterator<Item = Hole>) -> VNode {
    match shapes {
        [only] => node_of(only, holes),
        [] => VNode::default(),
        several => VList::with_children(several.iter().map(|shape| node_of(shape, holes)).collect(), None).into(),
    }
}

fn node_of(shape: &Shape, holes: &mut dyn Iterator<Item = Hole>) -> VNode {
    let Element { tag, keys, values, children } = match shape {
        Shape::Text(text) => return VText::new(*text).into(),
        Shape::Child => match holes.next().unwrap_or(Hole::Nothing) {
            Hole::Node(node) => return node,
            _ => return VNode::default(),
        },
        Shape::Element(element) => element,
    };
    let attribute = |word| Some(AttributeOrProperty::Attribute(word));
    let (mut words, mut listeners) = (Vec::with_capacity(keys.len()), Vec::new());
    let (mut reference, mut key, mut field, mut checked) = Default::default();
    for value in values {
        match value {
            Value::Word(word) => words.push(attribute(AttrValue::Static(word))),
            Value::Hole => words.push(match holes.next().unwrap_or(Hole::Nothing) {
                Hole::Word(word) => attribute(word),
                _ => None,
            }),
            Value::Other => match holes.next().unwrap_or(Hole::Nothing) {
                Hole::Listener(listener) => listeners.push(listener),
                Hole::Reference(node) => reference = node,
                Hole::Key(name) => key = Some(name),
                Hole::Value(text) => field = Some(text),
                Hole::Checked(is) => checked = Some(is),
                _ => {}
            },
        }
    }
    let attributes = Attributes::Dynamic { keys, values: words.into() };
    let listeners = if listeners.is_empty() { Listeners::None } else { Listeners::Pending(listeners.into()) };
    if *tag == "input" {
        return VTag::__new_input(field, checked, reference, key, attributes, listeners).into();
    }
    let children = nodes_of(children, holes);
    VTag::__new_other(AttrValue::Static(tag), reference, key, attributes, listeners, children).into()
}

/// The shapes of a text. Each piece of it is a mark of the macro with words behind it.
fn shapes(text: &'static str) -> Vec<Shape> {
    // Elements that have not ended, each in the one before; the first is none and holds what the text holds.
    let mut open = vec![(Vec::new(), Element::default())];
    let mut rest = text;
    while let Some(mark) = rest.chars().next() {
        let (_, behind) = rest.split_at(mark.len_utf8());
        let end = behind.find(|letter| letter < '\u{8}').unwrap_or(behind.len());
        let (words, later) = behind.split_at(end);
        rest = later;
        if mark == '\u{1}' {
            open.push((Vec::new(), Element { tag: words, ..Element::default() }));
            continue;
        }
        let ended = if mark == '\u{7}' { open.pop() } else { None };
        let Some((keys, element)) = open.last_mut() else { break };
        match (mark, ended) {
            ('\u{2}', _) => {
                keys.push(words);
                element.values.push(Value::Hole);
            }
            ('\u{3}', _) => {
                element.values.pop();
                element.values.push(Value::Word(words));
            }
            ('\u{4}', _) => element.values.push(Value::Other),
            ('\u{5}', _) => element.children.push(Shape::Child),
            ('\u{6}', _) => element.children.push(Shape::Text(words)),
            (_, Some((keys, ended))) => element.children.push(Shape::Element(Element { keys: keys.leak(), ..ended })),
            _ => {}
        }
    }
    open.pop().map(|(_, whole)| whole.children).unwrap_or_default()
}

pub trait IntoWord {
    fn into_word(self) -> Option<AttrValue>;
}

impl IntoWord for &str {
    fn into_word(self) -> Option<AttrValue> {
        Some(AttrValue::from(Rc::from(self)))
    }
}

impl IntoWord for String {
    fn into_word(self) -> Option<AttrValue> {
        self.as_str().into_word()
    }
}

impl IntoWord for bool {
    fn into_word(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}

impl<T: IntoWord> IntoWord for Option<T> {
    fn into_word(self) -> Option<AttrValue> {
        self?.into_word()
    }
}

pub trait IntoNode {
    fn into_node(self) -> VNode;
}

impl IntoNode for Html {
    fn into_node(self) -> VNode {
        self
    }
}

impl IntoNode for &str {
    fn into_node(self) -> VNode {
        VText::new(AttrValue::from(Rc::from(self))).into()
    }
}

impl IntoNode for String {
    fn into_node(self) -> VNode {
        self.as_str().into_node()
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> VNode {
        self.map_or_else(VNode::default, T::into_node)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use relations_markup::html;
    use yew::prelude::*;
    use yew::{LocalServerRenderer, component};

    #[derive(Properties, PartialEq)]
    struct Shown {
        number: u8,
    }

    #[component]
    fn Inner(shown: &Shown) -> Html {
        html! { <b>{ shown.number.to_string() }</b> }
    }

    #[component]
    fn Everything(shown: &Shown) -> Html {
        let number = shown.number;
        let class = "short";
        let words = ["one", "two"];
        let missing: Option<&str> = None;
        html! {
            <div {class} data-number={number.to_string()} aria-label="fixed \"words\"" title={missing} hidden={number == 9}>
                "said "
                { words.join(" and ") }
                <ul>{ for words.iter().map(|word| html! { <li key={*word}>{ *word }</li> }) }</ul>
                if number > 1 {
                    <i>{ "many" }</i>
                } else if number == 1 {
                    <i>{ "one" }</i>
                } else {
                    <i>{ "none" }</i>
                }
                if let Some(word) = missing {
                    <u>{ word }</u>
                }
                <input type="checkbox" checked={number == 1} onclick={Callback::noop()} />
                <Inner number={number} />
                <br />
            </div>
        }
    }

    #[test]
    fn markup_is_built_as_it_is_written() {
        let check = |number: u8, hidden: &str, word: &str, checked: &str| {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let renderer = LocalServerRenderer::<Everything>::with_props(Shown { number }).hydratable(false);
            let found = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
            let expect = format!(
                "<div class=\"short\" data-number=\"{number}\" aria-label=\"fixed &quot;words&quot;\"{hidden}>said one and two\
                 <ul><li>one</li><li>two</li></ul><i>{word}</i><input{checked} type=\"checkbox\"><b>{number}</b><br></div>"
            );
            assert_eq!(found, expect);
        };
        check(0, "", "none", "");
        check(1, "", "one", " checked");
        check(9, " hidden=\"\"", "many", "");
    }
}
