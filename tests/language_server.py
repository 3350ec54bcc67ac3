"""yaml-language-server over standard input and output: what an editor offers, shows and marks at a place of a file."""

# ruff: noqa: S603 what is run is node and npm, with arguments of our own
import json
import os
import shutil
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Any

PACKAGE, VERSION = "yaml-language-server", "1.25.0"
PATIENCE = 60.0
"""After how many seconds without an answer the server is given up."""
MINUTES = 5
"""After how many minutes the installation is given up."""
CURSOR = "‸"


class Unavailable(Exception):
    """There is no node, no npm, or the package cannot be installed."""


def installed(folder: Path) -> Path:
    """The program of the server, installed with npm into a folder where it is not there yet. Raises Unavailable.

    Several workers may install it at a time: the first to be ready is kept.
    """
    whole, own = folder / VERSION, folder / f"{VERSION}-{os.getpid()}"
    program = whole / "node_modules" / PACKAGE / "bin" / PACKAGE
    if not (shutil.which("node") and (npm := shutil.which("npm"))):
        raise Unavailable("needs node and npm, which are not installed")
    if not program.is_file():
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(own), f"{PACKAGE}@{VERSION}"]
        try:
            done = subprocess.run(install, capture_output=True, text=True, timeout=MINUTES * 60)
        except subprocess.TimeoutExpired:
            raise Unavailable(f"npm did not install {PACKAGE} within {MINUTES} minutes") from None
        if done.returncode:
            raise Unavailable(f"npm cannot install {PACKAGE}: {done.stderr.strip().partition(chr(10))[0]}")
        with suppress(OSError):  # another was ready before
            own.rename(whole)
        shutil.rmtree(own, ignore_errors=True)
    return program


@dataclass(frozen=True)
class Seen:
    """What an editor has at a place: what it offers, what it shows of it, and what it marks in the file."""

    offered: dict[str, str]
    """What would be inserted, by the label."""
    explained: dict[str, str]
    """What is said of each that is offered."""
    hover: str
    marked: list[str]


class Server:
    """A running server."""

    def __init__(self, program: Path) -> None:
        """Start it."""
        node = str(shutil.which("node"))
        self.process = subprocess.Popen([node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.heard: Queue[dict[str, Any]] = Queue()
        self.number = 0
        self.marked: dict[str, list[dict[str, Any]]] = {}
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()
        item = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        document = {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}}
        able = {"textDocument": document, "workspace": {"configuration": True}}
        self._asked("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        """Stop it."""
        self.process.kill()
        self.process.wait()
        self.listening.join()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def at(self, folder: Path, text: str) -> Seen:
        """What an editor has in a file with this text, which is new to the server; `‸` is the cursor."""
        self.number += 1
        before = text[: text.index(CURSOR)].split("\n")
        uri, place = (folder / f"{self.number}.yaml").as_uri(), {"line": len(before) - 1, "character": len(before[-1])}
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": text.replace(CURSOR, "")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
        while uri not in self.marked:
            self._take(self._next())
        where = {"textDocument": {"uri": uri}, "position": place}
        items = (self._asked("textDocument/completion", where) or {"items": []})["items"]
        hover = self._asked("textDocument/hover", where)
        self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
        return Seen(
            {each["label"]: each.get("insertText", each["label"]) for each in items},
            {each["label"]: _text(each.get("documentation", "")) for each in items},
            _text(hover["contents"]) if hover else "",
            [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self.marked[uri]],
        )

    def _asked(self, method: str, params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                return message["result"]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Answer what the server asks, and keep what it marks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self.marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            settings = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
            asked = message["params"].get("items", ()) if message["method"] == "workspace/configuration" else None
            answer = None if asked is None else [settings if i.get("section") == "yaml" else {} for i in asked]
            self._send({"id": message["id"], "result": answer})

    def _next(self) -> dict[str, Any]:
        try:
            return self.heard.get(timeout=PATIENCE)
        except Empty:
            raise TimeoutError(f"{PACKAGE} does not answer within {PATIENCE:g} seconds") from None

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def _listen(self) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        while line := pipe.readline():
            if line.lower().startswith(b"content-length:"):
                pipe.readline()
                length = int(line.split(b":")[1])
                if len(data := pipe.read(length)) == length:  # less, where it was stopped
                    self.heard.put(json.loads(data))


def _text(told: Any) -> str:
    return told if isinstance(told, str) else str(told["value"])
