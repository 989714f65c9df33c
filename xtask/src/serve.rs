//! `cargo xtask serve`: knows on which address the demo page is served; Trunk does the serving.

use crate::project::Project;
use crate::run::{self, Outcome};
use crate::{setup, tools};
use std::net::TcpListener;

const ADDRESS: &str = "127.0.0.1";
const FIRST_PORT: u16 = 8080;

pub fn serve(project: &Project, options: &[&str]) -> Outcome {
    setup::ensure(project, setup::BUILD)?;
    // Not into dist/, which holds what is published: built for readers, complete and weighed.
    let mut args = vec!["serve".to_owned(), "--dist".to_owned(), "target/serve".to_owned()];
    args.extend(options.iter().map(|option| (*option).to_owned()));
    let port = match asked_port(options) {
        Some(port) => port.to_owned(),
        None => {
            let port = free_port(is_free).ok_or("no port from 8080 on is free.")?;
            args.extend(["--port".to_owned(), port.to_string()]);
            port.to_string()
        }
    };
    println!("The demo page will be at http://{ADDRESS}:{port}/ as soon as it is built. Ctrl-C ends it.");
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    become_program(&mut tools::trunk(project, &args))
}

/// The first port from 8080 on that nobody listens on.
fn free_port(is_free: impl Fn(u16) -> bool) -> Option<u16> {
    (FIRST_PORT..FIRST_PORT + 100).find(|port| is_free(*port))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((ADDRESS, port)).is_ok()
}

/// The port that the reader has asked for.
fn asked_port<'a>(options: &[&'a str]) -> Option<&'a str> {
    let at =
        options.iter().position(|option| *option == "--port" || option.starts_with("--port=") || *option == "-p")?;
    match options[at].split_once('=') {
        Some((_, port)) => Some(port),
        None => options.get(at + 1).copied(),
    }
}

/// Takes this process's place, so that whoever ends it ends the server.
#[cfg(unix)]
fn become_program(command: &mut std::process::Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let line = run::echo(command);
    let error = command.exec();
    Err(format!("`{line}` could not be started: {error}."))
}

#[cfg(not(unix))]
fn become_program(command: &mut std::process::Command) -> Outcome {
    run::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_free_port_from_8080_is_taken() {
        let check = |taken: &[u16], expect| {
            assert_eq!(free_port(|port| !taken.contains(&port)), expect);
        };
        check(&[], Some(8080));
        check(&[8080, 8081], Some(8082));
        assert_eq!(free_port(|_| false), None);
    }

    #[test]
    fn a_port_that_somebody_listens_on_is_not_free() {
        let listener = TcpListener::bind((ADDRESS, 0)).unwrap();
        assert!(!is_free(listener.local_addr().unwrap().port()));
    }

    #[test]
    fn a_port_that_the_reader_asks_for_is_kept() {
        let check = |options: &[&str], expect| assert_eq!(asked_port(options), expect);
        check(&[], None);
        check(&["--release"], None);
        check(&["--port", "9000"], Some("9000"));
        check(&["--release", "--port=9001"], Some("9001"));
        check(&["-p", "9002"], Some("9002"));
    }
}
