//! The core as a whole, against the embedded dataset and made-up ones.

mod dataset_of_north_korea_venezuela;
