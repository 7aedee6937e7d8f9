"""A Lab 3 server as students write it: one client after another, and one recv() for one message.

    python3 lab3_server.py [FOLDER [BLOCK]]

Serves FOLDER (the current one) at a free port of 127.0.0.1, which it prints as a line. Sends and receives files in
blocks of BLOCK bytes: 1024, as the lab says.
"""

import os
import socket
import sys

WORD = 1024


class HungUp(Exception):
    """The client has gone, or said something else than the protocol says."""


class Conversation:
    def __init__(self, client, block):
        self.client = client
        self.block = block

    def run(self):
        self.client.sendall(b"READY")
        command, _, name = self.client.recv(WORD).decode().partition(" ")
        # A client of the workbook may end its request with a line feed; the lab's do not.
        name = name.rstrip("\n")
        handle = {"GET": self.get, "PUT": self.put, "DEL": self.delete}.get(command)
        if handle is None:
            raise HungUp("what is {!r}?".format(command))
        handle(name)

    def expect(self, word):
        got = self.client.recv(WORD)
        if got != word:
            raise HungUp("one recv() should have returned {!r}, but was {!r}".format(word, got[:40]))

    def get(self, name):
        if not os.path.isfile(name):
            self.client.sendall("ERROR: {} does not exist".format(name).encode())
            return
        self.client.sendall(b"OK")
        self.expect(b"READY")
        self.client.sendall(os.path.getsize(name).to_bytes(8, "big"))
        self.expect(b"OK")
        with open(name, "rb") as file:
            while block := file.read(self.block):
                self.client.sendall(block)
        self.client.sendall(b"DONE")

    def put(self, name):
        try:
            file = open(name, "wb")
        except OSError:
            self.client.sendall("ERROR: unable to create file {}".format(name).encode())
            return
        with file:
            self.client.sendall(b"OK")
            size = self.client.recv(WORD)
            if len(size) != 8:
                raise HungUp("one recv() should have returned the 8 bytes of the size, but was {!r}".format(size[:40]))
            left = int.from_bytes(size, "big")
            self.client.sendall(b"OK")
            while left:
                block = self.client.recv(min(self.block, left))
                if not block:
                    raise HungUp("{} bytes are missing".format(left))
                file.write(block)
                left -= len(block)
        self.client.sendall(b"DONE")

    def delete(self, name):
        try:
            os.remove(name)
        except FileNotFoundError:
            self.client.sendall("ERROR: {} does not exist".format(name).encode())
        except OSError:
            self.client.sendall("ERROR: unable to delete {}".format(name).encode())
        else:
            self.client.sendall(b"DONE")


def main():
    if len(sys.argv) > 1:
        os.chdir(sys.argv[1])
    block = int(sys.argv[2]) if len(sys.argv) > 2 else 1024
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            client, _ = listener.accept()
            with client:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                try:
                    Conversation(client, block).run()
                except (HungUp, OSError, UnicodeDecodeError) as error:
                    print(error, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
