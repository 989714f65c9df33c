//! Where things lie: knows the folders of the project and the PATH its tools are found on; not what is in them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub struct Project {
    pub root: PathBuf,
}

impl Project {
    /// The project that this program was built from, wherever it is called from.
    pub fn find() -> Project {
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().map_or(package.clone(), Path::to_path_buf);
        Project { root }
    }

    /// Where what the setup installs for this project alone is put.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// What an embedding site copies.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's own folder, as far as its environment says.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// The project's own tools first, then whatever the machine has.
    pub fn path(&self) -> OsString {
        let tools = self.tools();
        let own = [tools.join("bin"), tools.join("node_modules/.bin")];
        let machine = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&machine));
        env::join_paths(all).unwrap_or(machine)
    }

    /// The program of this name on that PATH.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path()).map(|folder| folder.join(program)).find(|file| file.is_file())
    }
}
