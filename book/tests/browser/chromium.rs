use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long the browser may take for anything. Only one that hangs ever does.
const PATIENCE: Duration = Duration::from_secs(60);

/// A headless Chromium, driven by the DevTools protocol over two pipes. Ends with its value.
pub struct Chromium {
    browser: Child,
    requests: File,
    answers: Receiver<Value>,
    next: u64,
    session: Option<String>,
    /// What the page has asked for since it was opened.
    pub loaded: Vec<String>,
    /// What its scripts complained about.
    pub complaints: Vec<String>,
}

impl Chromium {
    /// Where it is, or else nothing: then the tests have nothing to test with.
    pub fn installed() -> Option<&'static str> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let is_there = |name: &&str| {
            let found = Command::new("sh")
                .args(["-c", &format!("command -v {name}")])
                .output();
            cfg!(unix) && found.is_ok_and(|found| found.status.success())
        };
        names.into_iter().find(is_there)
    }

    /// Starts it. All that it writes lies in `folder`.
    pub fn start(program: &str, folder: &Path) -> Self {
        let (ours, its) = (folder.join("requests"), folder.join("answers"));
        let made = Command::new("mkfifo").args([&ours, &its]).status();
        assert!(made.is_ok_and(|made| made.success()), "pipes can be made");
        let browser = Command::new("sh")
            .args([
                "-c",
                "exec \"$0\" \"$@\" 3<\"$REQUESTS\" 4>\"$ANSWERS\"",
                program,
            ])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-pipe",
            ])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .env("REQUESTS", &ours)
            .env("ANSWERS", &its)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts the browser");
        let requests = OpenOptions::new()
            .write(true)
            .open(ours)
            .expect("the browser reads");
        let answers = BufReader::new(File::open(its).expect("the browser answers"));
        let mut chromium = Chromium {
            browser,
            requests,
            answers: in_a_thread(answers),
            next: 0,
            session: None,
            loaded: Vec::new(),
            complaints: Vec::new(),
        };
        chromium.begin();
        chromium
    }

    fn begin(&mut self) {
        let target = self.ask("Target.createTarget", json!({ "url": "about:blank" }));
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.ask("Target.attachToTarget", target);
        self.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Network"] {
            self.ask(&format!("{domain}.enable"), json!({}));
        }
    }

    /// Opens a file of the book, as wide as this, and waits until all its scripts have run.
    pub fn open(&mut self, file: &Path, width: u32) {
        self.loaded.clear();
        self.complaints.clear();
        let size =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", size);
        self.ask(
            "Page.navigate",
            json!({ "url": format!("file://{}", file.display()) }),
        );
        self.wait_for("document.readyState === 'complete' && location.protocol === 'file:'");
    }

    /// Opens pages as somebody who prefers dark ones, or light ones.
    pub fn prefer(&mut self, colours: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": colours });
        self.ask(
            "Emulation.setEmulatedMedia",
            json!({ "features": [feature] }),
        );
    }

    /// Waits until this JavaScript is true, also if the page gives way to another one meanwhile.
    pub fn wait_for(&mut self, what: &str) {
        let start = Instant::now();
        while self.evaluate(what) != Ok(json!(true)) {
            assert!(
                start.elapsed() < PATIENCE,
                "this never becomes true: {what}"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What this JavaScript gives.
    pub fn run(&mut self, script: &str) -> Value {
        self.evaluate(script)
            .unwrap_or_else(|gone| panic!("{gone:?}, when asked for {script}"))
    }

    fn evaluate(&mut self, script: &str) -> Result<Value, PageIsGone> {
        let script = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let outcome = match self.answer("Runtime.evaluate", script) {
            Err(error) if error["message"] == "Inspected target navigated or closed" => {
                return Err(PageIsGone);
            }
            answer => answer.unwrap_or_else(|error| panic!("Runtime.evaluate: {error}")),
        };
        let failed = &outcome["exceptionDetails"];
        assert!(failed.is_null(), "the script fails: {failed}");
        Ok(outcome["result"]["value"].clone())
    }

    /// The same, as text.
    pub fn text(&mut self, script: &str) -> String {
        self.run(script).as_str().unwrap_or_default().to_owned()
    }

    /// Presses and releases a key.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            " " => (32, " "),
            "ArrowRight" => (39, ""),
            _ => panic!("the tests press no {key}"),
        };
        let mut event = json!({ "key": key, "windowsVirtualKeyCode": code, "text": text });
        for kind in ["keyDown", "keyUp"] {
            event["type"] = json!(kind);
            self.ask("Input.dispatchKeyEvent", event.clone());
        }
    }

    /// Asks for something, and waits for the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.answer(method, params)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, where the browser may answer with an error.
    fn answer(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let mut request = json!({ "id": self.next, "method": method, "params": params });
        if let Some(session) = &self.session {
            request["sessionId"] = json!(session);
        }
        write!(self.requests, "{request}\0").expect("the browser reads what it is asked");
        loop {
            let answer = self.answers.recv_timeout(PATIENCE);
            let answer = answer.unwrap_or_else(|_| panic!("the browser does not answer {method}"));
            if answer["id"] == json!(self.next) {
                return match &answer["error"] {
                    Value::Null => Ok(answer["result"].clone()),
                    error => Err(error.clone()),
                };
            }
            self.hear(&answer);
        }
    }

    fn hear(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                self.loaded.push(url.to_owned());
            }
            Some("Runtime.exceptionThrown") => {
                self.complaints.push(params["exceptionDetails"].to_string());
            }
            _ => {}
        }
    }
}

/// The page went to another one before it could answer.
#[derive(Debug, PartialEq)]
struct PageIsGone;

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}

/// Reads messages, each of which ends with a zero byte, so that one can wait for the next with a limit.
fn in_a_thread(mut answers: impl BufRead + Send + 'static) -> Receiver<Value> {
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut message = Vec::new();
        while answers
            .read_until(0, &mut message)
            .is_ok_and(|length| length > 0)
        {
            let text = message.strip_suffix(&[0]).unwrap_or(&message);
            if let Ok(value) = serde_json::from_slice(text) {
                let _ = tell.send(value);
            }
            message.clear();
        }
    });
    heard
}
