//! An `Rc` that equals another only if it is the same one: cheap to hand down and to compare.

use std::ops::Deref;
use std::rc::{Rc, Weak};

pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Shared<T> {
        Shared(Rc::new(value))
    }

    /// Something that does not keep it.
    pub fn downgrade(&self) -> Weak<T> {
        Rc::downgrade(&self.0)
    }

    /// What something that does not keep it is of, if somebody else does.
    pub fn upgrade(of: &Weak<T>) -> Option<Shared<T>> {
        of.upgrade().map(Shared)
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared::new(T::default())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
