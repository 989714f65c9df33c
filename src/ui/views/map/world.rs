//! The outlines of all countries, read once for all elements of the page. Knows nothing of what is shown of them.

use relations_core::map::World;
use std::cell::RefCell;

thread_local!(static WORLD: RefCell<Option<World>> = const { RefCell::new(None) });

/// Takes the file of the outlines; one that is not whole is left alone.
// Comes later, see `crate::later`.
#[inline(never)]
pub fn know_world(bytes: &[u8]) {
    WORLD.with_borrow_mut(|world| {
        if world.is_none() {
            *world = World::read(bytes);
        }
    });
}

/// What is made of the world; nothing where it is not known.
pub fn of_world<T>(make: impl FnOnce(&World) -> T) -> Option<T> {
    WORLD.with_borrow(|world| world.as_ref().map(make))
}
