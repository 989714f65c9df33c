//! Knows how to start a program so that it, and whatever it starts, ends with the tests however they end.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, process};

/// A running program in a process group of its own. Dropping it ends the group.
pub struct Kept {
    keeper: Child,
    pub scratch: PathBuf,
}

/// A test binary has no place to clean up at its end, so a small shell waits at the other end of a pipe: when the
/// pipe closes, because the program was dropped or because the tests ended or died, it ends the whole group.
const KEEPER: &str = r#"
"$@" </dev/null &
trap '' TERM HUP INT
read -r _
kill -TERM 0
sleep 0.3
rm -rf "$TMPDIR"
kill -KILL 0
"#;

impl Kept {
    /// Starts a program whose temporary files go to a scratch folder that goes away with it.
    pub fn start(program: &Path, args: &[String], envs: &[(&str, String)]) -> Result<Kept, String> {
        let scratch = scratch_folder()?;
        let failed = |error| format!("{} could not be started: {error}.", program.display());
        let log = File::create(scratch.join("log")).map_err(failed)?;
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(program)
            .args(args)
            .envs(envs.iter().map(|(name, value)| (name, value)))
            .env("TMPDIR", &scratch)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().map_err(failed)?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .map_err(failed)?;
        Ok(Kept { keeper, scratch })
    }

    /// What the program has printed so far.
    pub fn log(&self) -> String {
        fs::read(self.scratch.join("log")).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// The first of these programs that is on the PATH.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

pub fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("No free port on 127.0.0.1: {error}."))
}

fn scratch_folder() -> Result<PathBuf, String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    // In the system's folder, since browsers put sockets there whose paths must stay short.
    let folder = env::temp_dir().join(format!("relations-browser-{}-{number}", process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    Ok(folder)
}
