//! The wasm's entry: exports what the element's class in `static/relations-timeline.js` calls.

pub use relations_timeline::element::connect;

/// Of all allocators the one with the least code: two thirds less than the standard library's for wasm.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
