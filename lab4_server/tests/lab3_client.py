"""A Lab 3 client as students write it: it compares what one recv() returns with the word that it expects.

    python3 lab3_client.py HOST PORT GET|PUT|DEL NAME [QUIRK]

Files are in the current folder. Status 0 means that everything went as the protocol says; anything else is told on
standard error. The quirks are those of clients that were handed in:

    twice       sends its DEL two times in a row
    eager       does not wait for PUT's second OK, and sends the data at once
    hasty       closes without reading DONE
    sleepy      sleeps in the middle of the exchange, wherever it may speak
    trickling   sends its request in two pieces, and all words after that a byte at a time
    line        ends its request with a line feed
"""

import os
import socket
import sys
import time

BLOCK = 1024
# Between two things that happen one after the other: long for a machine, short for a test.
NAP = 0.1
# Between two bytes of a word whose length is known.
TRICKLE = 0.005


class Client:
    def __init__(self, host, port, quirk):
        self.quirk = quirk
        self.sock = socket.create_connection((host, port), timeout=30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.expect(b"READY")

    def expect(self, word):
        """The next recv() must return this word and nothing else."""
        got = self.sock.recv(BLOCK)
        if got.startswith(b"ERROR: "):
            sys.exit("server error: " + got.decode()[len("ERROR: "):])
        if got != word:
            sys.exit("one recv() should have returned {!r}, but was {!r}".format(word, got[:40]))

    def expect_end(self):
        got = self.sock.recv(BLOCK)
        if got:
            sys.exit("the server should have closed, but sent {!r}".format(got[:40]))

    def expect_both(self):
        """Who did not wait for OK cannot tell any more whether it came in one recv() with DONE."""
        words = b""
        while got := self.sock.recv(BLOCK):
            words += got
        if words != b"OKDONE":
            sys.exit("OK and DONE should have come, but what came was {!r}".format(words[:40]))

    def send(self, message):
        if self.quirk == "sleepy":
            time.sleep(NAP)
        if self.quirk != "trickling":
            self.sock.sendall(message)
            return
        for byte in message:
            self.sock.sendall(bytes([byte]))
            time.sleep(TRICKLE)

    def request(self, command, name):
        end = "\n" if self.quirk == "line" else ""
        message = "{} {}{}".format(command, name, end).encode()
        if self.quirk == "trickling":
            # No nap in between: to the server a silence is the end of the request.
            self.sock.sendall(message[:6])
            self.sock.sendall(message[6:])
        else:
            self.send(message)

    def get(self, name):
        self.request("GET", name)
        self.expect(b"OK")
        self.send(b"READY")
        size = self.sock.recv(BLOCK)
        if len(size) != 8:
            sys.exit("one recv() should have returned the 8 bytes of the size, but was {!r}".format(size[:40]))
        left = int.from_bytes(size, "big")
        self.send(b"OK")
        with open(name, "wb") as file:
            while left:
                block = self.sock.recv(min(BLOCK, left))
                if not block:
                    sys.exit("the server closed, and {} bytes are missing".format(left))
                file.write(block)
                left -= len(block)
        self.done()

    def put(self, name):
        size = os.path.getsize(name)
        self.request("PUT", name)
        self.expect(b"OK")
        self.send(size.to_bytes(8, "big"))
        if self.quirk != "eager":
            self.expect(b"OK")
        with open(name, "rb") as file:
            while block := file.read(BLOCK):
                self.sock.sendall(block)
                if self.quirk == "sleepy" and file.tell() == BLOCK:
                    time.sleep(NAP)
        if self.quirk == "eager":
            self.expect_both()
        else:
            self.done()

    def delete(self, name):
        self.request("DEL", name)
        if self.quirk == "twice":
            self.request("DEL", name)
        self.done()

    def done(self):
        """DONE is the last word, and a word of its own."""
        if self.quirk != "hasty":
            self.expect(b"DONE")
            self.expect_end()
        self.sock.close()


def main():
    host, port, command, name = sys.argv[1:5]
    quirk = sys.argv[5] if len(sys.argv) > 5 else None
    client = Client(host, int(port), quirk)
    {"GET": client.get, "PUT": client.put, "DEL": client.delete}[command](name)


if __name__ == "__main__":
    main()
