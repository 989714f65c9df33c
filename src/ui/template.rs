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
pub enum Hole {
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

    /// The nodes, with the holes filled in their order. What fills them is taken.
    pub fn build(&'static self, holes: &mut [Hole]) -> Html {
        let shapes = self.shapes.get_or_init(|| shapes(self.text));
        nodes_of(shapes, &mut holes.iter_mut())
    }
}

fn nodes_of(shapes: &[Shape], holes: &mut std::slice::IterMut<Hole>) -> VNode {
    match shapes {
        [only] => node_of(only, holes),
        [] => VNode::default(),
        several => VList::with_children(several.iter().map(|shape| node_of(shape, holes)).collect(), None).into(),
    }
}

fn node_of(shape: &Shape, holes: &mut std::slice::IterMut<Hole>) -> VNode {
    let Element { tag, keys, values, children } = match shape {
        Shape::Text(text) => return VText::new(*text).into(),
        Shape::Child => match filling(holes) {
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
            Value::Hole => words.push(match filling(holes) {
                Hole::Word(word) => attribute(word),
                _ => None,
            }),
            Value::Other => match filling(holes) {
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

/// Takes what the next hole is filled with.
fn filling(holes: &mut std::slice::IterMut<Hole>) -> Hole {
    holes.next().map_or(Hole::Nothing, |hole| std::mem::replace(hole, Hole::Nothing))
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

/// A word as the value of an attribute; `false` and `None` leave it out.
pub fn word(word: impl IntoWord) -> Hole {
    word.into_word().map_or(Hole::Nothing, Hole::Word)
}

pub fn node(node: impl IntoNode) -> Hole {
    Hole::Node(node.into_node())
}

pub fn nodes(nodes: impl IntoIterator<Item = Html>) -> Hole {
    Hole::Node(VList::with_children(nodes.into_iter().collect(), None).into())
}

pub fn listener(listener: Option<Rc<dyn Listener>>) -> Hole {
    Hole::Listener(listener)
}

pub fn reference(node: NodeRef) -> Hole {
    Hole::Reference(node)
}

pub fn key(key: impl Into<Key>) -> Hole {
    Hole::Key(key.into())
}

pub fn value(value: String) -> Hole {
    Hole::Value(value.into())
}

pub fn checked(is: bool) -> Hole {
    Hole::Checked(is)
}

pub trait IntoWord {
    fn into_word(self) -> Option<AttrValue>;
}

impl IntoWord for &'static str {
    fn into_word(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl IntoWord for String {
    fn into_word(self) -> Option<AttrValue> {
        Some(self.into())
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

impl IntoNode for &'static str {
    fn into_node(self) -> VNode {
        VText::new(AttrValue::Static(self)).into()
    }
}

impl IntoNode for String {
    fn into_node(self) -> VNode {
        VText::new(self).into()
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> VNode {
        self.map_or_else(VNode::default, T::into_node)
    }
}
