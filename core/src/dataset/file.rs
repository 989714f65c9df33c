//! The packed form of a dataset, for large ones: a magic, a version, and blocks of columns. `docs/packed.md` says every byte.
//! Knows what a block is and how numbers and texts are written; what an event is made of is in `file/`.
//!
//! Apart from `packed`, the form of the embedded dataset: that one is made for the compressor and read by code that is in
//! every first load; this one is read by code that comes later, must not trust what it reads, and has all of a dataset.

mod dates;
mod read;
mod words;
mod write;

pub use read::{Reader, block, number};
pub use write::{Packing, push, push_block, write};

/// What a packed file begins with. As in a PNG, no text begins so, and it does not survive being taken for text.
pub const MAGIC: &[u8] = b"\x89RTP\r\n\x1A\n";

/// What follows the magic. A reader reads its own version and no other.
const VERSION: u8 = 1;

/// A text of more bytes than this is never referred to a second time, so that few bytes cannot become very many.
const LONGEST_AGAIN: usize = 64;

/// How a text is referred to: the next one that has not been; none; any other number less two is one that has been.
const NEXT: u32 = 0;
const EMPTY: u32 = 1;
const AGAIN: u32 = 2;
